import type { FileComparison } from '@astro-drift/engine/internal/drift/file-comparison';
import { baselineDay } from '@astro-drift/engine/internal/report/baseline-day';
import type { SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { CitingSpec } from './citing.ts';
import { type Marks, marksOf } from './line-marks.ts';

/** The maximum number of baselines with marks. The style sheet has one rule for each. */
const MOST_BASELINES = 8;

/** A document, and the day of its spec's baseline. */
export interface DatedDocument {
  readonly file: string;
  /** The day of the baseline. It is `null` if there is no baseline. */
  readonly day: string | null;
}

/** How a file differs from its version at a baseline. */
export interface BaselineDifference {
  /** The documents for which this version is the baseline. */
  readonly documents: readonly DatedDocument[];
  /**
   * What the comparison found. `unknown`: there is no baseline, or the clone lacks the content.
   * `unmarked`: the file has too many baselines for marks.
   */
  readonly state: 'unchanged' | 'changed' | 'new' | 'unknown' | 'unmarked';
  /** The number of added lines. */
  readonly added: number;
  readonly changed: number;
  /** The number of places at which lines were only removed. */
  readonly removed: number;
}

/** Returns whether a source page marks the lines of a difference. */
export function isMarked({ state, added, changed, removed }: BaselineDifference): boolean {
  return state !== 'unmarked' && added + changed + removed > 0;
}

/** The differences of a file. Some of them have marks on lines. */
export interface MarkedFile {
  /**
   * The differences. Those with marks come first, in the order of `marks`. Then newer baselines
   * come before older ones.
   */
  readonly differences: readonly BaselineDifference[];
  readonly marks: readonly Marks[];
}

/**
 * A file compared with its version at the baseline of one spec. Equal versions have the same `key`.
 */
interface Compared {
  readonly documents: readonly DatedDocument[];
  readonly key: string;
  readonly state: BaselineDifference['state'];
  readonly marks: Marks;
}

/**
 * Compares a file with its versions at the baselines of the documents that cite it.
 *
 * @param comparisonOf returns the change of the file since the baseline of a spec; `undefined` if
 * the file is unchanged
 * @param lineCount the number of lines in the current file
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

/**
 * Returns whether the version at the baseline is known. An acceptance records all inputs, but not
 * all other files.
 */
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
