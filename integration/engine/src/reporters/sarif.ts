import type { Location, Log, Notification, PhysicalLocation, Region, Result, Run } from 'sarif';
import { SUPPRESSIONS_FILE } from '../drift/acceptance.ts';
import type { FilePlace } from '../files/lines.ts';
import { type ExplainedFinding, explainFindings } from '../report/explained-findings.ts';
import { headlines } from '../report/headline.ts';
import { describeOrigin } from '../report/origin.ts';
import { plural } from '../report/plural.ts';
import type { Finding, Report, SpecReport } from '../report/schema.ts';
import { isAbout } from '../rules/index.ts';
import { writeJson } from '../text/json.ts';
import type { Look, Reporter } from './reporter.ts';
import { repositoryUri } from './repository-uri.ts';
import { withinLimits } from './sarif-limits.ts';
import { RULE_DESCRIPTORS, ruleIndex } from './sarif-rules.ts';

const ROOT = '%SRCROOT%';

const LEVELS = { error: 'error', warn: 'warning' } as const;

/** The greatest number of related locations of a result. */
const MAX_RELATED = 20;

/** Writes SARIF 2.1.0, limited to the parts that code scanning on GitHub understands. */
export const sarifReporter = {
  name: 'sarif',
  endings: ['.sarif', '.sarif.json'],
  summary: 'code scanning, and editors',
  commandsEscapedBy: 'reporter',
  render: (
    report: Report,
    { version, all = false }: Pick<Look, 'version'> & Partial<Pick<Look, 'all'>>,
  ): Iterable<string> => renderSarif(report, version, all),
} as const satisfies Reporter;

/**
 * Renders the report. Each result has a line. If the finding has none, it is the first line. Each
 * result needs a file, so a finding about the whole repository becomes a notification. If there are
 * more results than GitHub accepts in one file, warnings are left out first, and a notification
 * says how many.
 *
 * @param all whether suppressed findings are included; GitHub would show them as open alerts
 */
function renderSarif(report: Report, version: string, all: boolean): Iterable<string> {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [makeRun(report, version, all)],
  };
  return writeJson(log);
}

function makeRun(report: Report, version: string, isWhole: boolean): Run {
  const specs = new Map(report.specs.map((spec) => [spec.id, spec]));
  const located = explainFindings(report).filter(({ finding }) => finding.file !== '.');
  const errorsFirst = located.toSorted((a, b) => weightOf(a.finding) - weightOf(b.finding));
  const specOf = ({ finding }: ExplainedFinding): SpecReport | undefined =>
    specs.get(finding.spec ?? '');
  const known = explainFindings({ ...report, findings: isWhole ? (report.suppressed ?? []) : [] });
  const all = withinLimits([
    ...errorsFirst.map((explained) => makeResult(explained, specOf(explained))),
    ...known.map((explained) => suppress(makeResult(explained, specOf(explained)))),
  ]);
  const results = all.slice(0, errorsFirst.length);
  const rest = errorsFirst.slice(results.length).map(({ finding }) => finding);
  const notifications = [
    ...report.findings.filter(({ file }) => file === '.').map(makeNotification),
    ...(rest.length > 0 ? [noticeOfRest(rest)] : []),
  ];
  return {
    tool: {
      driver: { name: 'astro-drift', semanticVersion: version, rules: [...RULE_DESCRIPTORS] },
    },
    invocations: [
      {
        executionSuccessful: report.repository.problem === null,
        toolExecutionNotifications: notifications,
      },
    ],
    originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
    ...provenanceOf(report.repository),
    columnKind: 'utf16CodeUnits',
    results: [...all],
  };
}

function weightOf({ severity }: Finding): number {
  return severity === 'error' ? 0 : 1;
}

function provenanceOf({
  head,
  branch,
  remote,
}: Report['repository']): Pick<Run, 'versionControlProvenance'> {
  const uri = remote === null ? null : repositoryUri(remote);
  if (uri === null) return {};
  const revision = {
    ...(head !== null && { revisionId: head }),
    ...(branch !== null && { branch }),
  };
  return {
    versionControlProvenance: [{ repositoryUri: uri, ...revision, mappedTo: { uriBaseId: ROOT } }],
  };
}

function makeResult(explained: ExplainedFinding, spec: SpecReport | undefined): Result {
  const { finding } = explained;
  const { rule, severity, file, line = 1, column, help, fingerprint } = finding;
  const region: Region = { startLine: line, ...(column && { startColumn: column }) };
  return {
    ruleId: rule,
    ruleIndex: ruleIndex(rule),
    level: LEVELS[severity],
    message: { text: [...headlines(explained), help].join('\n') },
    locations: [{ physicalLocation: physicalLocation(file, region) }],
    relatedLocations: sourcesOf(explained, spec)
      .slice(0, MAX_RELATED)
      .map(({ text, ...place }, id) => relatedLocation(place, text, id)),
    partialFingerprints: { 'astroDrift/v1': fingerprint },
  };
}

/** Marks a result as known. Viewers of SARIF files do not count it. */
function suppress(result: Result): Result {
  const place = physicalLocation(SUPPRESSIONS_FILE, undefined);
  return {
    ...result,
    suppressions: [{ kind: 'external', location: { physicalLocation: place } }],
  };
}

/** Returns the sources of a finding: the cited or changed lines, or the files that changed. */
function sourcesOf(
  { finding, reasons }: ExplainedFinding,
  spec: SpecReport | undefined,
): (FilePlace & { readonly text: string })[] {
  const { source } = finding;
  if (source !== undefined) {
    const [origin = ''] = reasons.map((reason) => describeOrigin(reason));
    const changed = origin === '' ? '' : `; changed${origin}`;
    return [{ ...source, text: `What is cited, as it is now${changed}` }];
  }
  if (reasons.length > 0) {
    return reasons
      .filter(({ isThere }) => isThere)
      .map((reason) => {
        const origin = describeOrigin(reason);
        return {
          ...reason.source,
          text: `${reason.text}${origin === '' ? '' : `; changed${origin}`}`,
        };
      });
  }
  if (!isAbout(finding, 'changes') || spec === undefined) return [];
  return spec.changes
    .filter(({ significant, kind }) => significant && kind !== 'deleted')
    .map(({ path, kind }) => ({
      path,
      startLine: null,
      endLine: null,
      text: `${kind} since the baseline`,
    }));
}

function relatedLocation(
  { path, startLine, endLine }: FilePlace,
  text: string,
  id: number,
): Location {
  const region = startLine === null ? undefined : { startLine, endLine: endLine ?? startLine };
  return { id, physicalLocation: physicalLocation(path, region), message: { text } };
}

function physicalLocation(path: string, region: Region | undefined): PhysicalLocation {
  const uri = path.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return { artifactLocation: { uri, uriBaseId: ROOT }, ...(region && { region }) };
}

function makeNotification({ rule, severity, message, help }: Finding): Notification {
  return {
    level: LEVELS[severity],
    message: { text: `${message}\n${help}` },
    associatedRule: { id: rule, index: ruleIndex(rule) },
  };
}

function noticeOfRest(rest: readonly Finding[]): Notification {
  const errors = rest.filter(({ severity }) => severity === 'error').length;
  const counts = `${plural(errors, 'error')} and ${plural(rest.length - errors, 'warning')}`;
  return {
    level: 'warning',
    message: {
      text: `${counts} are left out: GitHub takes no file of more than 25,000 results or 10 MB. All of them are in the other formats, such as \`--format json\`.`,
    },
  };
}
