import { survey } from '@astro-drift/engine/internal/analyze';
import { wholeReason } from '@astro-drift/engine/internal/git/repository';
import { STATUS_STYLES } from '@astro-drift/engine/internal/reporters/paint';
import { describePages } from '@astro-drift/engine/internal/report/pages-text';
import { plural } from '@astro-drift/engine/internal/report/plural';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { summarizeSpecs } from '@astro-drift/engine/internal/report/spec-statuses';
import { isAbout } from '@astro-drift/engine/internal/rules/index';
import { line } from '@astro-drift/engine/internal/text/log-text';
import { EXIT } from '../exit.ts';
import { readSettings } from '../engine-options.ts';
import type { SharedOptions } from '../shared-options.ts';
import { describeSkipped, selectNamed, selectSpecs } from '../specs.ts';
import { renderTable } from '../table.ts';
import { readTypedPath } from '../typed-paths.ts';
import { withProgress } from '../with-progress.ts';
import type { Printer } from '../printer.ts';

export interface StatusOptions extends SharedOptions {
  readonly json?: true;
}

/**
 * Prints a table with one line for each spec that declares sources, and one line about all other
 * pages. Returns the exit code.
 */
export async function status(
  names: readonly string[],
  options: StatusOptions,
  terminal: Printer,
): Promise<number> {
  const { engine, repository } = await readSettings(options, terminal);
  const typed = names.map((name) => readTypedPath(name, repository.root));
  const { report, now, evidence } = await withProgress(options, (tools) =>
    survey({ ...engine, ...tools }),
  );
  const files = (): Iterable<string> => evidence?.snapshot.knownPaths() ?? [];
  const selection =
    names.length === 0 ? null : selectNamed(typed, { report, root: repository.root, files });
  const selected = selection === null ? report : selectSpecs(report, selection);
  const statuses = summarizeSpecs(selected, now);
  const { specs: rows } = statuses;
  const pages = describePages(selected);
  // A shallow clone may lack the commits of a change.
  const isShallow = report.repository.shallow;
  const skipped = describeSkipped(selection?.skipped ?? []);
  if (skipped !== null && options.quiet !== true) terminal.note(line`${skipped}`);
  if (options.json) await terminal.json(statuses);
  else if (rows.length === 0 && skipped !== null) return EXIT.clean;
  else if (rows.length === 0) terminal.print(line`${pages ?? 'There are no specs.'}`);
  else {
    terminal.print(
      renderTable(
        ['STATUS', 'AGE', 'CHANGED', 'SPEC', 'OWNERS'],
        rows.map(({ status, days, changed, inputs, spec, owners }) => [
          status,
          days !== null ? `${days} d` : changed > 0 && !isShallow ? 'uncommitted' : '-',
          `${changed} of ${inputs}`,
          spec,
          owners.join(' '),
        ]),
        {
          // Without a terminal, programs such as grep read a line for each spec.
          width: terminal.width,
          styleCell: (cell, row, column) =>
            column === 0
              ? terminal.style(STATUS_STYLES[rows[row]?.status ?? 'unknown'], cell)
              : cell,
        },
      ),
    );
  }
  if (pages !== null && rows.length > 0 && options.quiet !== true) {
    terminal.note(line`${pages}`);
  }
  const { suppressed } = selected.summary;
  if (suppressed > 0 && options.quiet !== true) {
    const verb = suppressed === 1 ? 'is' : 'are';
    terminal.note(
      line`${plural(suppressed, 'finding')} ${verb} suppressed: \`astro-drift check --json\` lists them.`,
    );
  }
  if (names.length === 0) noteProblems(report, terminal);
  return report.repository.problem === null ? EXIT.clean : EXIT.failure;
}

/** Prints what the table does not show: files that cannot be read, and a failure of git. */
function noteProblems(
  { repository: { problem }, findings, specs }: Report,
  terminal: Printer,
): void {
  if (problem !== null) terminal.note(line`Nothing is known about drift: ${wholeReason(problem)}.`);
  const listed = new Set(specs.map(({ file }) => file));
  const unread = findings.filter(
    (finding) => isAbout(finding, 'declaration') && !listed.has(finding.file),
  );
  const files = new Set(unread.map(({ file }) => file).filter((file) => file !== '.'));
  if (files.size > 0) {
    const count = plural(files.size, 'more file');
    terminal.note(line`${count} cannot be read as a spec: \`astro-drift check\` says why.`);
  }
}
