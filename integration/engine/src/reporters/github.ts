import { type ExplainedFinding, explainFindings } from '../report/explained-findings.ts';
import { headlines } from '../report/headline.ts';
import { plural } from '../report/plural.ts';
import type { Finding, Report } from '../report/schema.ts';
import { linePieces } from '../text/line-pieces.ts';
import { workflowCommand } from '../text/workflow-command.ts';
import type { Reporter } from './reporter.ts';

/**
 * The number of annotations of each kind that GitHub shows for a step. Further ones are not shown.
 */
const KEPT = 10;

const COMMANDS = { error: 'error', warn: 'warning' } as const satisfies Record<
  Finding['severity'],
  string
>;

/** Writes workflow commands. GitHub shows them as annotations at the lines of documents. */
export const githubReporter = {
  name: 'github',
  endings: [],
  summary: 'annotations in GitHub Actions',
  // The output consists of commands, so it is not escaped as a whole. `workflowCommand` escapes
  // their contents.
  commandsEscapedBy: 'reporter',
  render: renderGithub,
} as const satisfies Reporter;

/**
 * Renders the findings. Errors come first. The log contains all annotations. If GitHub shows only
 * some of them, a notice says so.
 */
function renderGithub(report: Report): Iterable<string> {
  const findings = explainFindings(report);
  const errors = findings.filter(({ finding }) => finding.severity === 'error');
  const warnings = findings.filter(({ finding }) => finding.severity === 'warn');
  const hidden = [errors, warnings].reduce(
    (sum, { length }) => sum + Math.max(0, length - KEPT),
    0,
  );
  return linePieces(annotate());

  function* annotate(): Generator<string, void, undefined> {
    for (const explained of [...errors, ...warnings]) yield writeAnnotation(explained);
    if (hidden === 0) return;
    const message = `GitHub shows ${KEPT} errors and ${KEPT} warnings of a step as annotations; ${plural(hidden, 'more finding')} ${hidden === 1 ? 'stands' : 'stand'} in its log.`;
    yield workflowCommand('notice', { title: 'astro-drift' }, [message]);
  }
}

function writeAnnotation(explained: ExplainedFinding): string {
  const { severity, rule, file, line, column, help } = explained.finding;
  // A finding about the whole repository has no file and no line.
  const place = file === '.' ? {} : { file, line: line ?? 1, ...(column && { col: column }) };
  const properties = { ...place, title: `astro-drift: ${rule}` };
  return workflowCommand(COMMANDS[severity], properties, [...headlines(explained), help]);
}
