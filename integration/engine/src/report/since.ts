import { acceptanceFile } from '../drift/acceptance.ts';
import { IGNORED_COMMITS_FILE } from '../drift/ignored-commits.ts';
import type { Advance } from './advance.ts';
import { type ComposedReport, summarize } from './compose.ts';
import { describeChanges } from './findings.ts';
import { withoutShared } from './matching.ts';
import { narrowDocuments } from './narrow-documents.ts';
import { filesOf } from './spec-files.ts';
import type { ChangeReport, Finding, Report, SpecReport } from './schema.ts';

/** What two reports are compared for. */
export interface SinceTerms {
  /** What was asked for, as it was given. */
  readonly ref: string;
  /** The commit of the earlier report. */
  readonly commit: string;
  readonly advance: Advance;
}

/** A finding, by what it is about. */
interface Entry {
  readonly finding: Finding;
  /** The same in both reports, whatever was renamed. */
  readonly key: string;
  /** The same for every rule that says something of the same citation. */
  readonly subject: string;
  readonly section: string | null;
}

/**
 * Narrows a report to what the changes since a commit caused, and adds what they resolved. Both
 * reports have to be judged at the same time, so that what only time brings is in both.
 *
 * A change is caused if the spec did not have it before, or if the file changed further. It stays as
 * it is since the spec's baseline, with all of its lines and commits. A spec stays if anything was
 * caused or resolved in it, and of what its documents cite, what that concerns.
 */
export function narrowReport(
  before: ComposedReport,
  after: ComposedReport,
  { ref, commit, advance }: SinceTerms,
): Report {
  const past = new PastSpecs(before.report.specs, advance);
  const causedChanges = new Map(
    after.report.specs.map((spec) => [spec.id, findCaused(spec, past.of(spec), advance)]),
  );
  const narrowed = new Map(
    after.report.specs.map((spec) => {
      const changes = causedChanges.get(spec.id) ?? [];
      return [spec.id, { ...spec, changes }];
    }),
  );
  const isDrift = ({ finding: { rule } }: Entry): boolean => rule === 'drift';
  const earlier = entriesOf(
    before,
    (id) => id,
    (path) => path,
  );
  const later = entriesOf(after, (id) => past.idOf(id), advance.nameThen);
  const { before: gone, after: fresh } = withoutShared(
    earlier.filter((entry) => !isDrift(entry)),
    later.filter((entry) => !isDrift(entry)),
    [({ key, section }) => `${key}\0${section ?? ''}`, ({ key }) => key],
  );
  const drifting = later.filter(isDrift).flatMap(({ finding }): Finding[] => {
    const spec = narrowed.get(finding.spec ?? '');
    if (spec === undefined || spec.changes.length === 0) return [];
    const further = past.of(spec)?.status === 'drifted' ? 'drifts further, as ' : '';
    return [{ ...finding, message: `${spec.title}: ${further}${describeChanges(spec)}` }];
  });
  // Whether these changes make it drift cannot be decided, as it could not before.
  const undecided = later
    .map(({ finding }) => finding)
    .filter(({ rule }) => rule === 'unknown-baseline')
    .filter(({ spec }) => {
      const own = narrowed.get(spec ?? '');
      return own !== undefined && isTouched(own, past.of(own), advance);
    });
  const caused = new Set([...fresh.map(({ finding }) => finding), ...drifting, ...undecided]);
  const findings = inOrder([...caused], after.report.findings);

  const judged = new Map(after.report.specs.map((spec) => [past.idOf(spec.id), spec]));
  const invalid = new Set(
    later
      .filter(({ finding }) => finding.rule === 'invalid-spec' && finding.severity === 'error')
      .map(({ finding }) => advance.nameThen(finding.file)),
  );
  /** Whether there is still something to be judged, and it was, or it is gone for good. */
  const isDecided = ({ spec, file }: Finding): boolean => {
    if (spec === null) return true;
    const status = judged.get(spec)?.status;
    if (status === undefined) return !invalid.has(past.fileOf(spec) ?? file);
    return status !== 'unknown' && status !== 'not-completed';
  };
  const isCited = ({ finding: { rule } }: Entry): boolean => rule.endsWith('-citation');
  // What one rule said of a citation, and another says now, is not resolved.
  const corrected = withoutShared(gone.filter(isCited), fresh.filter(isCited), [
    ({ subject }) => subject,
  ]).before;
  const resolved = [
    ...gone.filter((entry) => !isCited(entry)),
    ...corrected,
    ...earlier.filter(
      ({ finding }) =>
        finding.rule === 'drift' && judged.get(finding.spec ?? '')?.status !== 'drifted',
    ),
  ]
    .map(({ finding }) => finding)
    .filter(isDecided);

  const concerned = new Set(findings.map(({ spec }) => spec));
  const settled = new Set(resolved.map(({ spec }) => spec));
  const specs = [...narrowed.values()]
    .filter(
      ({ id, changes }) => changes.length > 0 || concerned.has(id) || settled.has(past.idOf(id)),
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

/** The specs as they were, found by those that there are now. */
class PastSpecs {
  private readonly byId: ReadonlyMap<string, SpecReport>;
  private readonly advance: Advance;

  constructor(specs: readonly SpecReport[], advance: Advance) {
    this.byId = new Map(specs.map((spec) => [spec.id, spec]));
    this.advance = advance;
  }

  of(spec: Pick<SpecReport, 'id'>): SpecReport | undefined {
    return this.byId.get(this.idOf(spec.id));
  }

  /** A page has its path for an id, and so another one where it was renamed. */
  idOf(id: string): string {
    return this.byId.has(id) ? id : this.advance.nameThen(id);
  }

  fileOf(id: string): string | undefined {
    return this.byId.get(id)?.file;
  }
}

function findCaused(
  spec: SpecReport,
  past: SpecReport | undefined,
  { differs, grew }: Advance,
): ChangeReport[] {
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

/** Whether anything differs that a spec was made from, or that its documents cite. */
function isTouched(spec: SpecReport, past: SpecReport | undefined, { differs }: Advance): boolean {
  return [spec, ...(past === undefined ? [] : [past])].flatMap(filesOf).some(differs);
}

function namesOf({ path, previousPath }: ChangeReport): string[] {
  return previousPath === undefined ? [path] : [path, previousPath];
}

function entriesOf(
  { report, subjects }: ComposedReport,
  idThen: (id: string) => string,
  nameThen: (path: string) => string,
): Entry[] {
  const files = new Map(report.specs.map(({ id, file }) => [id, file]));
  return report.findings.map((finding): Entry => {
    const { subject = '', section = null } = subjects.get(finding) ?? {};
    // A spec keeps its id when its file goes to the archive.
    const isOwn = finding.spec !== null && files.get(finding.spec) === finding.file;
    const file = isOwn ? '' : nameThen(finding.file);
    const id = finding.spec === null ? '' : idThen(finding.spec);
    const about = [id, file, subject].join('\0');
    return { finding, key: `${finding.rule}\0${about}`, subject: about, section };
  });
}

/** In the order of a report, in which a finding may have another message. */
function inOrder(findings: readonly Finding[], order: readonly Finding[]): Finding[] {
  const places = new Map(order.map((finding, index) => [placeOf(finding), index]));
  return findings.toSorted((a, b) => (places.get(placeOf(a)) ?? 0) - (places.get(placeOf(b)) ?? 0));
}

function placeOf({ rule, spec, file, line, message }: Finding): string {
  return [rule, spec, file, line, rule === 'drift' ? '' : message].join('\0');
}
