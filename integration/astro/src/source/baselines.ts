import type { FileComparison } from '@astro-drift/engine/internal/drift/file-comparison';
import { baselineDay } from '@astro-drift/engine/internal/report/baseline-day';
import type { SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { CitingSpec } from './citing.ts';
import { type Marks, marksOf } from './marks.ts';

/** More baselines than this have no marks of their own. The style sheet has a rule for each. */
const MOST_BASELINES = 8;

/** A document, and the day since when its sources are compared. */
export interface DatedDocument {
  readonly file: string;
  /** `null` where there is no baseline. */
  readonly day: string | null;
}

/** How a file differs from what it was for some of the documents that cite it. */
export interface BaselineDifference {
  /** For all of them it was the same. */
  readonly documents: readonly DatedDocument[];
  /** `unknown`: there is no baseline, or its content is not here; `unmarked`: there are too many. */
  readonly state: 'unchanged' | 'changed' | 'new' | 'unknown' | 'unmarked';
  /** Lines. */
  readonly added: number;
  readonly changed: number;
  /** Places where lines were only removed. */
  readonly removed: number;
}

/** Whether the lines of a difference are marked. */
export function isMarked({ state, added, changed, removed }: BaselineDifference): boolean {
  return state !== 'unmarked' && added + changed + removed > 0;
}

/** The differences of a file, and the marks of its lines for each of them that has any. */
export interface MarkedFile {
  /** Those with marks come first, in the order of the marks; newer baselines come first. */
  readonly differences: readonly BaselineDifference[];
  readonly marks: readonly Marks[];
}

/** What is known of a file for one spec. */
interface Compared {
  readonly documents: readonly DatedDocument[];
  readonly key: string;
  readonly state: BaselineDifference['state'];
  readonly marks: Marks;
}

/**
 * Compares a file with what it was at the baselines of the documents that cite it.
 *
 * @param comparisonOf how the file differs since a spec's baseline; `undefined` if it does not
 * @param lineCount of the file as it is now
 */
export function compareWithBaselines(
  path: string,
  citing: readonly CitingSpec[],
  comparisonOf: (specId: string) => FileComparison | undefined,
  lineCount: number,
): MarkedFile {
  const groups = Map.groupBy(
    citing.map((each) => compare(path, each, comparisonOf(each.spec.id), lineCount)),
    ({ key }) => key,
  );
  const differences = [...groups.values()]
    .map((group) => ({
      documents: group.flatMap(({ documents }) => documents),
      state: group[0]?.state ?? 'unknown',
      marks: group[0]?.marks ?? new Map(),
    }))
    .sort((a, b) => rank(a.marks) - rank(b.marks) || newest(b).localeCompare(newest(a), 'en'));
  const marked = differences.filter(({ marks }) => marks.size > 0).slice(0, MOST_BASELINES);
  return {
    differences: differences.map(({ documents, state, marks }, index) => ({
      documents,
      state: marks.size > 0 && index >= MOST_BASELINES ? 'unmarked' : state,
      ...count(marks),
    })),
    marks: marked.map(({ marks }) => marks),
  };
}

function compare(
  path: string,
  { spec, documents }: CitingSpec,
  comparison: FileComparison | undefined,
  lineCount: number,
): Compared {
  const day = baselineDay(spec);
  const dated = documents.map(({ document: { file } }) => ({ file, day }));
  const none: Compared = { documents: dated, key: 'unknown', state: 'unknown', marks: new Map() };
  if (spec.baseline.from === null) return none;
  if (comparison === undefined && !isRecorded(path, spec)) return none;
  if (comparison === undefined) return { ...none, key: 'unchanged', state: 'unchanged' };
  const { before, after, diff } = comparison;
  if (diff === null || after === null) return none;
  return {
    documents: dated,
    key: `changed since ${before}`,
    state: before === null ? 'new' : 'changed',
    marks: marksOf(diff.hunks, lineCount),
  };
}

/** An acceptance says what the inputs were, and not always what other files were. */
function isRecorded(path: string, { baseline, inputs }: SpecReport): boolean {
  return baseline.from !== 'accepted' || inputs.some(({ files }) => files.includes(path));
}

function rank({ size }: Marks): number {
  return size > 0 ? 0 : 1;
}

function newest({ documents }: { documents: readonly DatedDocument[] }): string {
  return documents.reduce((latest, { day }) => (day !== null && day > latest ? day : latest), '');
}

function count(marks: Marks): Pick<BaselineDifference, 'added' | 'changed' | 'removed'> {
  const kinds = Object.groupBy(marks.values(), (kind) => kind);
  const sizeOf = (kind: keyof typeof kinds): number => kinds[kind]?.length ?? 0;
  return {
    added: sizeOf('added'),
    changed: sizeOf('changed'),
    removed: sizeOf('removed-above') + sizeOf('removed-below'),
  };
}
