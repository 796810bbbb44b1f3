import type { UnusedPattern } from '../citations/exempt-references.ts';
import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import type { Verdict } from '../drift/status.ts';
import type { Impacts } from '../impact/judge-documents.ts';
import type { BrokenLink } from '../links/broken-links.ts';
import type { SpecProblem } from '../specs/spec.ts';
import type { StaleName } from '../watched/stale-names.ts';
import type { StaleReference } from '../watched/stale-references.ts';
import type { Report } from './schema.ts';

/** The data from which a report is made. */
export interface ReportInput {
  readonly repository: Report['repository'];
  readonly analyses: readonly SpecAnalysis[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly impacts: Impacts;
  readonly problems: readonly SpecProblem[];
  /** Returns the owners of a file, as CODEOWNERS names them. */
  readonly owners: (path: string) => readonly string[];
  /** The source files that should be documented. The list is empty if no active rule needs it. */
  readonly sources: readonly string[];
  /** What pages that declare nothing refer to in vain. */
  readonly staleReferences: readonly StaleReference[];
  /** The links to pages and headings that do not exist. It is empty if no active rule needs it. */
  readonly brokenLinks: readonly BrokenLink[];
  /** Names on pages that declare nothing which are gone. It is empty if no active rule needs it. */
  readonly staleNames: readonly StaleName[];
  /** The patterns of the option `ignore` that exempt nothing. */
  readonly unusedPatterns: readonly UnusedPattern[];
  /** The time at which schedules are checked, in seconds since 1970. */
  readonly now: number;
}
