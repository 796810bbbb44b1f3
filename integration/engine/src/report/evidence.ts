import type { Examination } from '../drift/examination.ts';
import type { Verdict } from '../drift/status.ts';
import type { SpecProblem } from '../specs/spec.ts';
import type { Report } from './schema.ts';

/** Everything that a report is made from. */
export interface Evidence {
  readonly repository: Report['repository'];
  readonly examinations: readonly Examination[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly problems: readonly SpecProblem[];
  /** Who owns a file, as CODEOWNERS names them. */
  readonly owners: (path: string) => readonly string[];
  /** The source files that ought to be documented; none where no rule is about them. */
  readonly sources: readonly string[];
  /** The time at which schedules are judged, in seconds since 1970. */
  readonly now: number;
}
