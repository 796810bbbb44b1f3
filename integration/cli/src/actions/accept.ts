import { realpath } from 'node:fs/promises';
import { type Acceptances, acceptSpecs } from '@astro-drift/engine/internal/accept';
import { plural } from '@astro-drift/engine/internal/report/plural';
import { below, line, type LogText } from '@astro-drift/engine/internal/text/log-text';
import { readPathIn, readTargets } from '../accept/targets.ts';
import { Failure } from '../failure.ts';
import { EXIT } from '../exit.ts';
import { readSettings } from '../engine-options.ts';
import type { SharedOptions } from '../shared-options.ts';
import type { Printer } from '../printer.ts';
import { openPrompts } from '../prompts.ts';
import { withProgress } from '../with-progress.ts';

export interface AcceptOptions extends SharedOptions {
  readonly all?: true;
  readonly section?: readonly string[];
  readonly reason?: string;
  readonly until?: string;
  readonly author?: string;
  readonly dryRun?: true;
}

/**
 * Records that the documents of specs or sections of pages are right. Returns the exit code.
 *
 * @throws {Failure} if the arguments select nothing, or if there is no reason
 */
export async function accept(
  names: readonly string[],
  options: AcceptOptions,
  terminal: Printer,
): Promise<number> {
  const { all = false, section = [], until, author, dryRun = false } = options;
  if (all === names.length + section.length > 0) {
    throw new Failure(
      all ? 'Both specs and --all are given.' : 'No spec is named.',
      'Name specs, documents or sections, or use --all for every spec whose own inputs have drifted.',
    );
  }
  const { engine, repository } = await readSettings(options, terminal);
  const folder = await realpath(process.cwd());
  const targets = readTargets(names, section, readPathIn(repository.root, folder));
  const reason = options.reason ?? (await askReason(terminal));
  if (reason === null) return EXIT.failure;
  const acceptances = await withProgress(options, (tools) =>
    acceptSpecs({
      ...engine,
      ...tools,
      ...(all ? { all } : {}),
      ...(targets.specs.length > 0 ? { spec: [...targets.specs] } : {}),
      ...(targets.sections.length > 0 ? { section: [...targets.sections] } : {}),
      reason,
      dryRun,
      ...(until === undefined ? {} : { until }),
      ...(author === undefined ? {} : { author }),
    }),
  );
  report(acceptances, options, terminal);
  return acceptances.refused.length > 0 ? EXIT.findings : EXIT.clean;
}

/** Asks for the reason. Returns `null` if the person cancels. */
async function askReason({ isInteractive }: Printer): Promise<string | null> {
  if (!isInteractive) {
    throw new Failure(
      'No reason is given.',
      'Say why the documents are right for the current code, with --reason "…".',
    );
  }
  const { askText } = await openPrompts();
  return askText({
    message: line`Why are the documents right for the current code?`,
    read: (given) => {
      if (given.trim() === '') throw new Failure('Please give a reason.');
      return given;
    },
  });
}

function report(
  { accepted, refused }: Acceptances,
  { quiet, dryRun, all }: AcceptOptions,
  terminal: Printer,
): void {
  for (const { file, inputs, ...subject } of quiet ? [] : accepted) {
    const verb = dryRun ? 'Would accept' : 'Accepted';
    terminal.print(line`${verb} ${nameOf(subject)} (${plural(inputs, 'input')}): ${file}`);
  }
  for (const { reason, fix, ...subject } of refused) {
    terminal.note(below([line`Not accepted: ${nameOf(subject)}. ${reason}`, line`  ${fix}`]));
  }
  if (quiet) return;
  if (all && accepted.length + refused.length === 0) {
    terminal.print(line`No spec has drifted, so there is nothing to accept.`);
  }
  if (accepted.length > 0 && !dryRun) {
    terminal.print(line`Commit ${accepted.length === 1 ? 'the file' : 'these files'}.`);
  }
}

function nameOf({
  spec,
  section,
}: Pick<Acceptances['accepted'][number], 'spec' | 'section'>): LogText {
  if (section === null) return line`${spec}`;
  return section === '' ? line`${spec}, before the first heading` : line`${spec}#${section}`;
}
