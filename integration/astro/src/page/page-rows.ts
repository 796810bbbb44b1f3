import { greatest, isAtLeast } from '@astro-drift/engine/internal/impact/impact';
import { commitsAt } from '@astro-drift/engine/internal/report/commit-table';
import type {
  ChangeReport,
  CommitReport,
  DocumentReport,
  Report,
  SectionReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import { staleSections } from '@astro-drift/engine/internal/report/sections';
import { driftCount, sourceCount } from '@astro-drift/engine/internal/report/source-count';

/** The state of a page. */
export type PageState = DocumentReport['state'];

/** The states of pages in the order of the overview. The most urgent one comes first. */
export const PAGE_STATES = [
  'broken',
  'needs-review',
  'nearby-changes',
  'unknown',
  'not-completed',
  'up-to-date',
] as const satisfies readonly PageState[];

/** The maximum number of sections that a row names. */
const MOST_SECTIONS = 3;

/** The maximum number of owners that a row names. */
const MOST_OWNERS = 3;

/** What the overview says about one page. */
export interface PageRow {
  /** The path of the document, relative to the repository. */
  readonly file: string;
  readonly title: string;
  readonly state: PageState;
  /** The ids of the specs that name the document as a target. The first one has changes to show. */
  readonly specs: readonly [string, ...string[]];
  /** The sections that may be wrong. Only the first ones are listed. */
  readonly sections: readonly SectionReport[];
  /** The number of further sections that may be wrong. */
  readonly moreSections: number;
  /** The number of references that lead nowhere. */
  readonly broken: number;
  /** Why the state is not known. It is `null` for all other states. */
  readonly problem: string | null;
  /** The date of the first change that concerns the page. `null`: none, or not committed. */
  readonly since: string | null;
  readonly changed: number;
  readonly sources: number;
  readonly additions: number;
  readonly deletions: number;
  readonly owners: readonly string[];
  readonly moreOwners: number;
  /** The number of sections that cite code. */
  readonly citing: number;
  readonly sectionCount: number;
  readonly isAccepted: boolean;
}

/** A changed source file that concerns pages. */
export interface CausingChange {
  readonly change: ChangeReport;
  /** A spec whose page shows the change. */
  readonly spec: string;
  /** The newest commit that changed the file. */
  readonly commit: CommitReport | null;
  /** The number of pages that the change puts behind. */
  readonly toReview: number;
  /** The number of other pages with this source. */
  readonly nearby: number;
}

/** A document, together with the specs that name it. */
interface Found {
  readonly specs: [SpecReport, ...SpecReport[]];
  readonly documents: [DocumentReport, ...DocumentReport[]];
}

/** Returns a row for each page of a report: the most urgent state first, then the oldest change. */
export function pageRows(report: Report): PageRow[] {
  return [...findDocuments(report)]
    .map(([file, found]) => rowOf(file, found))
    .sort(
      (a, b) =>
        PAGE_STATES.indexOf(a.state) - PAGE_STATES.indexOf(b.state) ||
        compare(a.since ?? '~', b.since ?? '~') ||
        compare(a.title, b.title) ||
        compare(a.file, b.file),
    );
}

/** Groups rows by state. The order of the rows stays the same. */
export function groupRows(rows: readonly PageRow[]): Map<PageState, PageRow[]> {
  return Map.groupBy(rows, ({ state }) => state);
}

/** Returns the specs that have no page, such as those that only group others. */
export function specsWithoutPage({ specs }: Report): SpecReport[] {
  return specs.filter(({ documents }) => documents.length === 0);
}

/**
 * Returns the changed files that make drift. They are sorted by the number of pages to review, the
 * largest first.
 */
export function causingChanges(report: Report): CausingChange[] {
  const found = new Map<string, { change: ChangeReport; specs: SpecReport[] }>();
  for (const spec of report.specs) {
    for (const change of spec.changes) {
      if (!change.significant) continue;
      const known = found.get(change.path);
      if (known === undefined) found.set(change.path, { change, specs: [spec] });
      else {
        known.specs.push(spec);
        if (isWider(change, known.change)) known.change = change;
      }
    }
  }
  const concerned = concernedFiles(report);
  return [...found]
    .map(([path, { change, specs }]): CausingChange => {
      const files = new Set(specs.flatMap(({ documents }) => documents.map(({ file }) => file)));
      const review = concerned.get(path) ?? new Set<string>();
      const toReview = [...files].filter((file) => review.has(file)).length;
      const [commit = null] = commitsAt(change.commits, report.commits);
      const spec = specs.find((each) => each.documents.some(({ file }) => review.has(file)));
      const shown = (spec ?? specs[0])?.id ?? '';
      return { change, spec: shown, commit, toReview, nearby: files.size - toReview };
    })
    .sort(
      (a, b) =>
        b.toReview - a.toReview || b.nearby - a.nearby || compare(a.change.path, b.change.path),
    );
}

/** Returns the documents that may be wrong, by the path of the source file that is the reason. */
function concernedFiles({ specs }: Report): Map<string, Set<string>> {
  const concerned = new Map<string, Set<string>>();
  for (const { file, evidence } of specs.flatMap(({ documents }) => documents)) {
    for (const { impact, path } of evidence) {
      if (!isAtLeast(impact, 'named')) continue;
      const files = concerned.get(path) ?? new Set();
      concerned.set(path, files.add(file));
    }
  }
  return concerned;
}

/** Returns whether a change of a file goes back to an older baseline than another one. */
function isWider(change: ChangeReport, other: ChangeReport): boolean {
  return change.commits.length > other.commits.length;
}

function findDocuments({ specs }: Report): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const spec of specs) {
    for (const document of spec.documents) {
      const known = found.get(document.file);
      if (known === undefined) found.set(document.file, { specs: [spec], documents: [document] });
      else {
        known.specs.push(spec);
        known.documents.push(document);
      }
    }
  }
  return found;
}

function rowOf(file: string, { specs, documents }: Found): PageRow {
  const state = worst(documents.map((each) => each.state));
  const at = documents.findIndex((each) => each.state === state);
  const [spec, document] = [specs[at] ?? specs[0], documents[at] ?? documents[0]];
  const sections = distinctSections(documents.flatMap(staleSections));
  const changes = specs.flatMap((each) => each.changes.filter(({ significant }) => significant));
  const byPath = [...new Map(changes.map((change) => [change.path, change])).values()];
  const declared = specs.flatMap(({ owners }) => owners);
  const owners = new Set(declared.length > 0 ? declared : changes.flatMap((each) => each.owners));
  const citing = new Set(document.citations.map(({ section }) => section));
  const dates = documents.flatMap(({ since }) => (since === null ? [] : [since]));
  const others = specs.filter((each) => each !== spec).map(({ id }) => id);
  return {
    file,
    title: titleOf(file, specs, document),
    state,
    specs: [spec.id, ...others],
    sections: sections.slice(0, MOST_SECTIONS),
    moreSections: Math.max(0, sections.length - MOST_SECTIONS),
    broken: documents.flatMap(({ citations }) => citations).filter(isBroken).length,
    problem: state === 'unknown' ? spec.baseline.reason : null,
    since: dates.sort()[0] ?? null,
    changed: Math.max(byPath.length, ...specs.map(driftCount)),
    sources: Math.max(byPath.length, ...specs.map(sourceCount)),
    additions: sum(byPath.map(({ additions }) => additions ?? 0)),
    deletions: sum(byPath.map(({ deletions }) => deletions ?? 0)),
    owners: [...owners].slice(0, MOST_OWNERS),
    moreOwners: Math.max(0, owners.size - MOST_OWNERS),
    citing: document.sections.filter(({ slug }) => citing.has(slug)).length,
    sectionCount: document.sections.length,
    isAccepted: specs.some(({ status }) => status === 'accepted'),
  };
}

/**
 * Returns the title of a page. A page that is its own spec has one. Other documents are named by a
 * heading in their first line, or else by their file.
 */
function titleOf(file: string, specs: readonly SpecReport[], { sections }: DocumentReport): string {
  const own = specs.find((spec) => spec.file === file);
  if (own !== undefined) return own.title;
  const [first] = sections;
  if (first?.line === 1) return first.heading;
  return (file.split('/').at(-1) ?? file).replace(/\.mdx?$/, '');
}

function worst(states: readonly PageState[]): PageState {
  return PAGE_STATES.find((state) => states.includes(state)) ?? 'up-to-date';
}

function distinctSections(sections: readonly SectionReport[]): SectionReport[] {
  const merged = Map.groupBy(sections, ({ slug }) => slug);
  return [...merged.values()]
    .flatMap((same) => {
      const impact = greatest(same.map((each) => each.impact));
      return same.find((each) => each.impact === impact) ?? [];
    })
    .sort((a, b) => a.line - b.line);
}

function isBroken({ state }: DocumentReport['citations'][number]): boolean {
  return state === 'missing' || state === 'deleted' || state === 'out-of-range';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
