import { findAffected } from '@astro-drift/engine/internal/affected';
import type {
  Affected,
  AffectedCitation,
  AffectedDocument,
  AffectedSpec,
} from '@astro-drift/engine/internal/report/affected';
import { below, line, LogText } from '@astro-drift/engine/internal/text/log-text';
import { Failure } from '../failure.ts';
import { EXIT } from '../exit.ts';
import { readSettings } from '../engine-options.ts';
import type { SharedOptions } from '../shared-options.ts';
import type { Printer } from '../printer.ts';
import { pathInside, readTypedPath } from '../typed-paths.ts';
import { withProgress } from '../with-progress.ts';

export interface AffectedOptions extends SharedOptions {
  readonly since?: string;
  readonly json?: true;
}

/**
 * Lists what depends on files. Returns the exit code.
 *
 * @throws {Failure} if no file is named, or one is outside of the repository
 */
export async function affected(
  paths: readonly string[],
  options: AffectedOptions,
  terminal: Printer,
): Promise<number> {
  const { since } = options;
  if (paths.length === 0 && since === undefined) {
    throw new Failure('No file is named.', 'Name files or folders, or use --since <ref>.');
  }
  const { repository, engine } = await readSettings(options, terminal);
  const requested = paths.map((path) =>
    pathInside(readTypedPath(path, repository.root), repository.root),
  );
  const found = await withProgress(options, (tools) =>
    findAffected({
      ...engine,
      ...tools,
      paths: requested,
      ...(since === undefined ? {} : { since }),
    }),
  );
  if (options.json) await terminal.json(found);
  else terminal.print(below(render(found, terminal)));
  return EXIT.clean;
}

function render(found: Affected, { style }: Printer): LogText[] {
  const { specs, documents, downstream } = found;
  if (specs.length + documents.length === 0) {
    return [line`No spec has these files among its inputs, and no document cites them.`];
  }
  const sections: [title: string, lines: LogText[]][] = [
    ['Specs', specs.flatMap(renderSpec)],
    ['Documents', documents.flatMap(renderDocument)],
    [
      'Builds on these',
      downstream.map(
        ({ id, title, through }) => line`  ${id}: ${title}, through ${through.join(' < ')}`,
      ),
    ],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([title, lines], index) => [
      ...(index > 0 ? [line``] : []),
      new LogText(style('bold', title)),
      ...lines,
    ]);
}

/** The largest number of inputs that are listed for a pattern. */
const MAX_INPUTS = 3;

function renderSpec({ id, title, status, inputs }: AffectedSpec): LogText[] {
  const patterns = Map.groupBy(inputs, ({ role, pattern }) => `${role} ${pattern}`);
  return [
    line`  ${id}: ${title} (${status})`,
    ...[...patterns].map(([pattern, matched]) => {
      const names = matched.slice(0, MAX_INPUTS).map(({ path }) => path);
      const rest = matched.length > MAX_INPUTS ? ` and ${matched.length - MAX_INPUTS} more` : '';
      return line`    ${pattern}: ${names.join(', ')}${rest}`;
    }),
  ];
}

function renderDocument({ file, citations }: AffectedDocument): LogText[] {
  return [
    line`  ${file}`,
    ...citations.map(
      (citation) =>
        line`    ${citation.line}${sectionText(citation)}: \`${citation.text}\`${stateText(citation)}`,
    ),
  ];
}

function sectionText({ section }: AffectedCitation): string {
  return section === null ? '' : ` (${section.heading})`;
}

function stateText({ touched, state }: AffectedCitation): string {
  if (touched !== null) return touched ? ', whose lines differ' : ', whose lines are the same';
  return state === 'ok' ? '' : `, ${state}`;
}
