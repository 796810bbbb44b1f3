import { linePieces } from '../../text/line-pieces.ts';
import { workflowCommand } from '../../text/workflow-command.ts';
import { plural } from '../plural.ts';
import type { Finding, Report } from '../schema.ts';

/** GitHub keeps so many annotations of a kind for one step, and drops the rest. */
const KEPT = 10;

const COMMANDS = { error: 'error', warn: 'warning' } as const satisfies Record<
  Finding['severity'],
  string
>;

/**
 * Workflow commands that GitHub shows as annotations at the lines of documents, errors first. All
 * of them stand in the log; a notice says so where GitHub shows fewer.
 */
export function renderGithub({ findings }: Report): Iterable<string> {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warn');
  const hidden = [errors, warnings].reduce(
    (sum, { length }) => sum + Math.max(0, length - KEPT),
    0,
  );
  return linePieces(annotate());

  function* annotate(): Generator<string, void, undefined> {
    for (const finding of [...errors, ...warnings]) yield writeAnnotation(finding);
    if (hidden === 0) return;
    const message = `GitHub shows ${KEPT} errors and ${KEPT} warnings of a step as annotations; ${plural(hidden, 'more finding')} ${hidden === 1 ? 'stands' : 'stand'} in its log.`;
    yield workflowCommand('notice', { title: 'astro-drift' }, [message]);
  }
}

function writeAnnotation({ severity, rule, message, file, line, column, help }: Finding): string {
  // What concerns the repository as a whole has no place.
  const place = file === '.' ? {} : { file, line: line ?? 1, ...(column && { col: column }) };
  const properties = { ...place, title: `astro-drift: ${rule}` };
  return workflowCommand(COMMANDS[severity], properties, [message, help]);
}
