import { createHash } from 'node:crypto';
import { SUPPRESSIONS_FILE } from '../drift/acceptance.ts';
import { bareMessage } from '../report/bare-message.ts';
import type { ComposedReport } from '../report/compose.ts';
import type { Finding, Report, SpecReport } from '../report/schema.ts';
import { withSpecs } from '../report/summary.ts';
import { settingOf } from '../rules/config.ts';
import { isAbout, isRuleName, type RuleConfig } from '../rules/index.ts';
import type { Subject } from '../rules/rule.ts';
import { keyOf, type Suppression } from './suppression-file.ts';

/** Which findings of a report are suppressed, and by what. */
export interface Suppressions {
  /** What the file says. */
  readonly recorded: readonly Suppression[];
  /**
   * Returns what would suppress each finding, by its fingerprint. A finding that cannot be has none.
   * It is made on demand, because few runs need it.
   */
  readonly needed: () => ReadonlyMap<string, readonly Suppression[]>;
  /** The fingerprints of the findings that are suppressed. */
  readonly suppressed: ReadonlySet<string>;
  /** The suppressions whose findings no longer occur. */
  readonly unused: readonly Suppression[];
}

/**
 * Finds out which findings are suppressed. A finding about changes has several reasons, of which all
 * have to be known. So a new reason brings the finding back.
 */
export function matchSuppressions(
  recorded: readonly Suppression[],
  { report, subjects }: ComposedReport,
  rules: RuleConfig,
): Suppressions {
  const needed = (): ReadonlyMap<string, readonly Suppression[]> => {
    const specs = new Map(report.specs.map((spec) => [spec.id, spec]));
    return new Map(
      report.findings.map((finding) => [
        finding.fingerprint,
        suppressionsFor(finding, subjects.get(finding), specs.get(finding.spec ?? '')),
      ]),
    );
  };
  if (recorded.length === 0) return { recorded, needed, suppressed: new Set(), unused: [] };
  const known = new Set(recorded.map(keyOf));
  const suppressed = new Set<string>();
  const used = new Set<string>();
  for (const [fingerprint, all] of needed()) {
    const keys = all.map(keyOf);
    for (const key of keys) used.add(key);
    if (keys.length > 0 && keys.every((key) => known.has(key))) suppressed.add(fingerprint);
  }
  // The finding itself tells that something else was found.
  const reported = new Set(
    report.findings
      .filter(({ fingerprint }) => !suppressed.has(fingerprint))
      .map(({ file, rule }) => `${file}\0${rule}`),
  );
  const isDecided = decider(report, rules);
  return {
    recorded,
    needed,
    suppressed,
    unused: recorded.filter(
      (each) =>
        !used.has(keyOf(each)) && !reported.has(`${each.file}\0${each.rule}`) && isDecided(each),
    ),
  };
}

/**
 * Returns whether it is known that nothing is found which a suppression is about: its rule is
 * switched on, and its file could be checked.
 */
function decider(
  { repository, specs }: Report,
  rules: RuleConfig,
): (suppression: Suppression) => boolean {
  if (repository.problem !== null) return () => false;
  const undecided = new Set(
    specs
      .filter(({ status }) => status === 'unknown')
      .flatMap(({ file, documents }) => [file, ...documents.map((document) => document.file)]),
  );
  return ({ file, rule }) =>
    !undecided.has(file) && !(isRuleName(rule) && settingOf(rule, rules).severity === 'off');
}

/**
 * Returns what suppresses a finding. What concerns the whole repository, or could not be decided, is
 * no finding that can be known.
 */
function suppressionsFor(
  finding: Finding,
  subject: Subject | undefined,
  spec: SpecReport | undefined,
): Suppression[] {
  const { file, rule, fingerprint } = finding;
  if (file === '.' || file === SUPPRESSIONS_FILE || isAbout(finding, 'baseline')) return [];
  if (!isAbout(finding, 'changes')) {
    return [{ file, rule, id: fingerprint, what: bareMessage(finding) }];
  }
  const reasons = reasonsOf(subject, spec).map(({ parts, what }) => {
    const id = digest([rule, file, subject?.subject ?? '', ...parts]);
    return [id, { file, rule, id, what }] as const;
  });
  if (reasons.length > 0) return [...new Map(reasons).values()];
  return [{ file, rule, id: fingerprint, what: bareMessage(finding) }];
}

/** What distinguishes a reason of a finding about changes, and what it says. */
interface ChangeReason {
  readonly parts: readonly string[];
  readonly what: string;
}

function reasonsOf(subject: Subject | undefined, spec: SpecReport | undefined): ChangeReason[] {
  const { concern } = subject ?? {};
  if (concern !== undefined) {
    return concern.evidence.map(({ kind, path, section, text }) => ({
      // Only what is quoted counts, so that another wording of a later version is the same.
      parts: [kind, path, section ?? '', ...quotedIn(text)],
      what: text,
    }));
  }
  const changes = spec?.changes.filter(({ significant }) => significant) ?? [];
  return changes.map(({ path, kind, additions, deletions }) => ({
    parts: [kind, path, String(additions), String(deletions)],
    what: `${path}, ${kind}`,
  }));
}

/** Returns the names and values that a text quotes between backticks. */
function quotedIn(text: string): string[] {
  return text.match(/`[^`]*`/g) ?? [];
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}

/** Moves the suppressed findings of a report to their own list, and adds unused suppressions. */
export function withSuppressions(
  report: Report,
  { suppressed, unused }: Pick<Suppressions, 'suppressed' | 'unused'>,
): Report {
  const isSuppressed = ({ fingerprint }: Finding): boolean => suppressed.has(fingerprint);
  const added = report.findings.filter(isSuppressed);
  if (added.length + unused.length === 0) return report;
  const known = [...(report.suppressed ?? []), ...added];
  const findings = report.findings.filter((finding) => !isSuppressed(finding));
  return {
    ...withSpecs(report, report.specs, findings, known),
    ...(unused.length > 0 && {
      unusedSuppressions: unused.map(({ file, rule, what }) => ({ file, rule, what })),
    }),
  };
}
