import { IGNORED_COMMITS_FILE } from '../drift/ignored-commits.ts';
import { acceptanceFilesOf } from './acceptance-files.ts';
import { describeChanges } from '../rules/changes.ts';
import { isAtLeast } from '../impact/impact.ts';
import { isAbout } from '../rules/index.ts';
import type { Concern, Topic } from '../rules/rule.ts';
import type { BaseComparison } from './base-comparison.ts';
import type { ComposedReport } from './compose.ts';
import { listDifference } from './list-difference.ts';
import { narrowDocuments } from './narrow-documents.ts';
import { filesOf } from './spec-files.ts';
import type { ChangeReport, DocumentReport, Finding, Report, SpecReport } from './schema.ts';
import { withSpecs } from './summary.ts';

/** What is needed to compare two reports, besides the reports. */
export interface SinceTerms {
  /** The base, as the user named it. */
  readonly ref: string;
  /** The base commit. The earlier report describes it. */
  readonly commit: string;
  readonly advance: BaseComparison;
}

/** A finding, with the keys that find its counterpart in the other report. */
interface Entry {
  readonly finding: Finding;
  /** The rule and {@link subject}. */
  readonly key: string;
  /**
   * It is the same in both reports even after a rename. All rules that report the same citation
   * have the same subject.
   */
  readonly subject: string;
  readonly section: string | null;
  readonly concern: Concern | undefined;
}

/**
 * Narrows a report to what changed since the base commit, and adds the findings that were resolved.
 * Both reports must use the same time. Then findings that depend only on the time are in both.
 *
 * A change is kept if the spec did not have it at the base commit, or if the file changed further
 * since. The report still describes it from the baseline of the spec on. A spec is kept if it has
 * new changes, or if it has new or resolved findings.
 *
 * @param before the report on the base commit
 */
export function narrowReport(
  before: ComposedReport,
  after: ComposedReport,
  { ref, commit, advance }: SinceTerms,
): Report {
  const past = new PastSpecs(before.report.specs, advance);
  const narrowed = new Map(
    after.report.specs.map((spec) => {
      const changes = findNewChanges(spec, past.of(spec), advance);
      return [spec.id, { ...spec, changes }];
    }),
  );
  const earlier = entriesOf(
    before,
    (id) => id,
    (path) => path,
  );
  const later = entriesOf(after, (id) => past.idOf(id), advance.nameThen);
  const compared = listDifference(
    withoutTopic(earlier, 'changes'),
    withoutTopic(later, 'changes'),
    [({ key, section }) => `${key}\0${section ?? ''}`, ({ key }) => key],
  );
  const laterFindings = later.map(({ finding }) => finding);
  const caused = compared.after.map(({ finding }) => finding);
  const documents = new Map(
    [...narrowed].map(([id, spec]) => [id, narrowDocuments(spec, caused, advance, past.of(spec))]),
  );
  const known = new Set(ofTopic(earlier, 'changes').map(({ key }) => key));
  const findings = inOrder(
    [
      ...new Set([
        ...caused,
        ...describeNewDrift(ofTopic(later, 'changes'), narrowed, documents, known),
        ...findUndecided(laterFindings, narrowed, past, advance),
      ]),
    ],
    after.report.findings,
  );
  const current = new Map(after.report.specs.map((spec) => [past.idOf(spec.id), spec]));
  const isResolved = decideResolved(laterFindings, current, past, advance);
  const gone = [
    ...withoutTopic(compared.before, 'citation'),
    ...findGoneCitations(compared.before, compared.after),
    ...ofTopic(earlier, 'changes').filter((entry) =>
      hasEnded(entry, later, past, current.get(entry.finding.spec ?? ''), advance),
    ),
  ];
  const resolved = gone.map(({ finding }) => finding).filter(isResolved);

  const withFindings = new Set(findings.map(({ spec }) => spec));
  const withResolved = new Set(resolved.map(({ spec }) => spec));
  const specs = [...narrowed.values()]
    .filter(
      ({ id, changes }) =>
        changes.length > 0 || withFindings.has(id) || withResolved.has(past.idOf(id)),
    )
    .map((spec) => ({ ...spec, documents: documents.get(spec.id) ?? [] }));
  const since = { ref, commit, resolved: inOrder(resolved, before.report.findings) };
  return { ...withSpecs(after.report, specs, findings), since };
}

/** The specs at the base commit. */
class PastSpecs {
  private readonly byId: ReadonlyMap<string, SpecReport>;
  private readonly advance: BaseComparison;

  constructor(specs: readonly SpecReport[], advance: BaseComparison) {
    this.byId = new Map(specs.map((spec) => [spec.id, spec]));
    this.advance = advance;
  }

  /** Returns a current spec as it was at the base commit. */
  of(spec: Pick<SpecReport, 'id'>): SpecReport | undefined {
    return this.byId.get(this.idOf(spec.id));
  }

  /**
   * Returns the id that a current spec had at the base commit. The id of a page is its path, which
   * a rename changes.
   */
  idOf(id: string): string {
    return this.byId.has(id) ? id : this.advance.nameThen(id);
  }

  fileOf(id: string): string | undefined {
    return this.byId.get(id)?.file;
  }
}

function findNewChanges(
  spec: SpecReport,
  past: SpecReport | undefined,
  { differs, grew }: BaseComparison,
): ChangeReport[] {
  // If one of these files was edited, changes from before the base commit may count now.
  const declarations = [spec.file, ...acceptanceFilesOf(spec), IGNORED_COMMITS_FILE];
  const isDeclaredAnew = past === undefined || declarations.some(differs);
  return spec.changes.filter((change) => {
    if (!change.significant) return false;
    const names = namesOf(change);
    const known = past?.changes.some(
      (other) => other.significant && namesOf(other).some((name) => names.includes(name)),
    );
    return known === true ? grew(spec.id, change.path) : isDeclaredAnew || names.some(differs);
  });
}

/**
 * Returns the findings about changes that the changes since the base commit caused. Their messages
 * describe only these changes.
 *
 * @param narrowed the specs with only these changes
 * @param documents the narrowed documents of each spec
 * @param known the keys of the findings at the base commit
 */
function describeNewDrift(
  later: readonly Entry[],
  narrowed: ReadonlyMap<string, SpecReport>,
  documents: ReadonlyMap<string, readonly DocumentReport[]>,
  known: ReadonlySet<string>,
): Finding[] {
  return later.flatMap(({ finding, key, concern }) => {
    const spec = narrowed.get(finding.spec ?? '');
    if (spec === undefined) return [];
    const kept = new Set(
      documents.get(spec.id)?.find(({ file }) => file === concern?.document)?.evidence,
    );
    const evidence = concern?.evidence.filter((each) => kept.has(each)) ?? [];
    const isSaid = evidence.some(({ path }) => path === spec.file);
    if (spec.changes.length === 0 && !isSaid) return [];
    const further = known.has(key) ? 'drifts further, as ' : '';
    if (concern === undefined || (evidence.length === 0 && concern.isAnyChange)) {
      return [{ ...finding, message: `${spec.title}: ${further}${describeChanges(spec)}` }];
    }
    if (evidence.length === 0) return [];
    const { text, line } = concern.tell(evidence);
    const message = `${spec.title}: ${further}${text}`;
    return [{ ...finding, message, ...(line !== undefined && { line }) }];
  });
}

/**
 * Whether a past finding about changes has come to an end: the spec has not drifted any more, or
 * the changes concern the document less than before. It has not if only the rule was switched off.
 *
 * @param now the spec as it is now; `undefined` if it is gone
 */
function hasEnded(
  { finding, key }: Entry,
  later: readonly Entry[],
  past: PastSpecs,
  now: SpecReport | undefined,
  { nameThen }: BaseComparison,
): boolean {
  if (now?.status !== 'drifted') return true;
  if (later.some((other) => other.key === key)) return false;
  const then = past.of({ id: finding.spec ?? '' })?.documents;
  const before = then?.find(({ file }) => file === finding.file);
  if (before === undefined) return false;
  const after = now.documents.find(({ file }) => nameThen(file) === before.file);
  return after === undefined || !isAtLeast(after.impact, before.impact);
}

/**
 * Returns the findings about unknown baselines for specs whose files changed. These specs may have
 * drifted.
 */
function findUndecided(
  later: readonly Finding[],
  narrowed: ReadonlyMap<string, SpecReport>,
  past: PastSpecs,
  advance: BaseComparison,
): Finding[] {
  return later
    .filter((finding) => isAbout(finding, 'baseline'))
    .filter(({ spec: id }) => {
      const spec = narrowed.get(id ?? '');
      return spec !== undefined && hasDifferentFiles(spec, past.of(spec), advance);
    });
}

/** Whether an input, a document or a cited file of a spec differs from the base commit. */
function hasDifferentFiles(
  spec: SpecReport,
  past: SpecReport | undefined,
  { differs }: BaseComparison,
): boolean {
  return [spec, ...(past === undefined ? [] : [past])].flatMap(filesOf).some(differs);
}

/** Returns the past findings about citations that no rule reports now. */
function findGoneCitations(gone: readonly Entry[], added: readonly Entry[]): readonly Entry[] {
  return listDifference(ofTopic(gone, 'citation'), ofTopic(added, 'citation'), [
    ({ subject }) => subject,
  ]).before;
}

/**
 * Returns a function that says whether a past finding which is gone was resolved. It was not if its
 * spec is unknown or cannot be read now.
 *
 * @param current the current specs, by their past ids
 */
function decideResolved(
  later: readonly Finding[],
  current: ReadonlyMap<string, SpecReport>,
  past: PastSpecs,
  { nameThen }: BaseComparison,
): (finding: Finding) => boolean {
  const unreadable = new Set(
    later
      .filter((finding) => isAbout(finding, 'declaration') && finding.severity === 'error')
      .map(({ file }) => nameThen(file)),
  );
  return ({ spec, file }) => {
    if (spec === null) return true;
    const status = current.get(spec)?.status;
    if (status === undefined) return !unreadable.has(past.fileOf(spec) ?? file);
    return status !== 'unknown' && status !== 'not-completed';
  };
}

function ofTopic(entries: readonly Entry[], topic: Topic): Entry[] {
  return entries.filter(({ finding }) => isAbout(finding, topic));
}

function withoutTopic(entries: readonly Entry[], topic: Topic): Entry[] {
  return entries.filter(({ finding }) => !isAbout(finding, topic));
}

function namesOf({ path, previousPath }: ChangeReport): string[] {
  return previousPath === undefined ? [path] : [path, previousPath];
}

/**
 * Returns the findings of a report with their keys.
 *
 * @param idThen returns the past id of a spec
 * @param nameThen returns the past path of a file
 */
function entriesOf(
  { report, subjects }: ComposedReport,
  idThen: (id: string) => string,
  nameThen: (path: string) => string,
): Entry[] {
  const files = new Map(report.specs.map(({ id, file }) => [id, file]));
  return report.findings.map((finding): Entry => {
    const { subject = '', section = null, concern } = subjects.get(finding) ?? {};
    // If the file of a spec moves to the archive, the id of the spec stays the same.
    const isOwn = finding.spec !== null && files.get(finding.spec) === finding.file;
    const file = isOwn ? '' : nameThen(finding.file);
    const id = finding.spec === null ? '' : idThen(finding.spec);
    const about = [id, file, subject].join('\0');
    return { finding, key: `${finding.rule}\0${about}`, subject: about, section, concern };
  });
}

/**
 * Sorts findings by their order in a report. A finding about changes may have another message and
 * line there.
 */
function inOrder(findings: readonly Finding[], order: readonly Finding[]): Finding[] {
  const places = new Map(order.map((finding, index) => [placeOf(finding), index]));
  return findings.toSorted((a, b) => (places.get(placeOf(a)) ?? 0) - (places.get(placeOf(b)) ?? 0));
}

function placeOf(finding: Finding): string {
  const { rule, spec, file, line, message } = finding;
  return [rule, spec, file, ...(isAbout(finding, 'changes') ? [] : [line, message])].join('\0');
}
