import { acceptanceFile } from '../drift/acceptance.ts';
import { IGNORED_COMMITS_FILE } from '../drift/ignored-commits.ts';
import { describeChanges } from '../rules/changes.ts';
import { isAbout } from '../rules/index.ts';
import type { Topic } from '../rules/rule.ts';
import type { BaseComparison } from './base-comparison.ts';
import { type ComposedReport, summarize } from './compose.ts';
import { listDifference } from './list-difference.ts';
import { narrowDocuments } from './narrow-documents.ts';
import { filesOf } from './spec-files.ts';
import type { ChangeReport, Finding, Report, SpecReport } from './schema.ts';

/** The terms of a comparison of two reports. */
export interface SinceTerms {
  /** The base as the user named it. */
  readonly ref: string;
  /** The base commit, which the earlier report is about. */
  readonly commit: string;
  readonly advance: BaseComparison;
}

/** A finding with the keys by which it is matched. */
interface Entry {
  readonly finding: Finding;
  /** The rule and {@link subject}. */
  readonly key: string;
  /** The same in both reports after a rename, and the same for all rules on one citation. */
  readonly subject: string;
  readonly section: string | null;
}

/**
 * Narrows a report to what changed since the base commit, and adds the findings that are resolved.
 * Both reports must use the same time, so that findings that depend only on time are in both.
 *
 * A change is kept if the spec did not have it at the base, or if the file changed further. It is
 * still described since the baseline of the spec. A spec is kept if it has new changes, or new or
 * resolved findings.
 *
 * @param before the report at the base commit
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
  const findings = inOrder(
    [
      ...new Set([
        ...compared.after.map(({ finding }) => finding),
        ...describeNewDrift(laterFindings, narrowed, past),
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
    ...ofTopic(earlier, 'changes').filter(
      ({ finding: { spec } }) => current.get(spec ?? '')?.status !== 'drifted',
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
    .map((spec) => ({ ...spec, documents: narrowDocuments(spec, findings, advance) }));
  return {
    schemaVersion: 1,
    repository: after.report.repository,
    since: { ref, commit, resolved: inOrder(resolved, before.report.findings) },
    summary: summarize(specs, findings),
    specs,
    findings,
  };
}

/** The specs at the base commit. */
class PastSpecs {
  private readonly byId: ReadonlyMap<string, SpecReport>;
  private readonly advance: BaseComparison;

  constructor(specs: readonly SpecReport[], advance: BaseComparison) {
    this.byId = new Map(specs.map((spec) => [spec.id, spec]));
    this.advance = advance;
  }

  /** The past version of a current spec. */
  of(spec: Pick<SpecReport, 'id'>): SpecReport | undefined {
    return this.byId.get(this.idOf(spec.id));
  }

  /** The past id of a current spec. The id of a page is its path, which changes in a rename. */
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
  // An edit of these files may make old changes count.
  const declarations = [spec.file, acceptanceFile(spec.id), IGNORED_COMMITS_FILE];
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

/** The findings about changes, for specs with new changes. The messages describe only these. */
function describeNewDrift(
  later: readonly Finding[],
  narrowed: ReadonlyMap<string, SpecReport>,
  past: PastSpecs,
): Finding[] {
  return later
    .filter((finding) => isAbout(finding, 'changes'))
    .flatMap((finding) => {
      const spec = narrowed.get(finding.spec ?? '');
      if (spec === undefined || spec.changes.length === 0) return [];
      const further = past.of(spec)?.status === 'drifted' ? 'drifts further, as ' : '';
      return [{ ...finding, message: `${spec.title}: ${further}${describeChanges(spec)}` }];
    });
}

/** The findings on unknown baselines of specs whose files changed: they may have drifted. */
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

/** The past findings on citations, without citations on which another rule reports a finding now. */
function findGoneCitations(gone: readonly Entry[], added: readonly Entry[]): readonly Entry[] {
  return listDifference(ofTopic(gone, 'citation'), ofTopic(added, 'citation'), [
    ({ subject }) => subject,
  ]).before;
}

/**
 * Returns a test whether a past finding that is gone is resolved. It is not if the spec is unknown or
 * cannot be read now.
 *
 * @param current the current specs by their past ids
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
    const { subject = '', section = null } = subjects.get(finding) ?? {};
    // A spec keeps its id when its file moves to the archive.
    const isOwn = finding.spec !== null && files.get(finding.spec) === finding.file;
    const file = isOwn ? '' : nameThen(finding.file);
    const id = finding.spec === null ? '' : idThen(finding.spec);
    const about = [id, file, subject].join('\0');
    return { finding, key: `${finding.rule}\0${about}`, subject: about, section };
  });
}

/** Sorts findings by their order in a report. The message of a finding on changes may differ. */
function inOrder(findings: readonly Finding[], order: readonly Finding[]): Finding[] {
  const places = new Map(order.map((finding, index) => [placeOf(finding), index]));
  return findings.toSorted((a, b) => (places.get(placeOf(a)) ?? 0) - (places.get(placeOf(b)) ?? 0));
}

function placeOf(finding: Finding): string {
  const { rule, spec, file, line, message } = finding;
  return [rule, spec, file, line, isAbout(finding, 'changes') ? '' : message].join('\0');
}
