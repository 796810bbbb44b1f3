import {
  type Acceptances,
  proposeAcceptances,
  type Proposals,
} from '@astro-drift/engine/internal/accept';
import { contentReader } from '@astro-drift/engine/internal/content-reader';
import { hasExpired } from '@astro-drift/engine/internal/drift/acceptance';
import { plural } from '@astro-drift/engine/internal/report/plural';
import { below, line, type LogText } from '@astro-drift/engine/internal/text/log-text';
import { prune } from '../accept/prune.ts';
import { askReason, review } from '../accept/review.ts';
import { renderScreen } from '../accept/screen.ts';
import { readSubject } from '../accept/subject.ts';
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
  readonly prune?: true;
  readonly section?: readonly string[];
  readonly reason?: string;
  readonly until?: string;
  readonly author?: string;
  readonly dryRun?: true;
  readonly yes?: true;
}

/**
 * Records that the documents of specs or sections of pages are right. On a terminal, a person sees
 * each of them with its changes, and is asked. Returns the exit code.
 *
 * @throws {Failure} if the arguments select nothing, or if there is no reason
 */
export async function accept(
  names: readonly string[],
  options: AcceptOptions,
  terminal: Printer,
): Promise<number> {
  const { all = false, section = [], until, author, dryRun = false } = options;
  if (options.prune) {
    if (all || names.length + section.length > 0) {
      throw new Failure('--prune accepts nothing.', 'Use it without specs, sections and --all.');
    }
    return prune(options, terminal);
  }
  if (all === names.length + section.length > 0) {
    throw new Failure(
      all ? 'Both specs and --all are given.' : 'No spec is named.',
      'Name specs, documents or sections, or use --all for every spec whose own inputs have drifted.',
    );
  }
  checkTerms(names, options);
  const reason = readReason(options, terminal);
  const { engine, repository } = await readSettings(options, terminal);
  const targets = readTargets(names, section, readPathIn(repository.root, process.cwd()));
  const proposals = await withProgress(options, (tools) =>
    proposeAcceptances({
      ...engine,
      ...tools,
      ...(all ? { all } : {}),
      ...(targets.specs.length > 0 ? { spec: [...targets.specs] } : {}),
      ...(targets.sections.length > 0 ? { section: [...targets.sections] } : {}),
      dryRun,
      ...(until === undefined ? {} : { until }),
      ...(author === undefined ? {} : { author }),
    }),
  );
  const approvals = isAsked(options, terminal)
    ? await ask(proposals, repository.root, reason, terminal)
    : await approveAll(proposals, reason);
  if (approvals === null) {
    terminal.note(line`Nothing was written.`);
    return EXIT.cancelled;
  }
  const { accepted, refused } = await proposals.record(approvals);
  const acceptances = { accepted, refused: [...proposals.refused, ...refused] };
  report(acceptances, proposals.drafts.length, options, terminal);
  return acceptances.refused.length > 0 ? EXIT.findings : EXIT.clean;
}

/** Whether a person is asked about each document or section. */
function isAsked({ yes, quiet }: AcceptOptions, { isInteractive }: Printer): boolean {
  return isInteractive && !yes && !quiet;
}

/** Checks what the engine would refuse as well, with the names that the command line uses. */
function checkTerms(names: readonly string[], { until, author, now }: AcceptOptions): void {
  if (names.some((name) => name.trim() === '')) throw new Failure('One of the names is empty.');
  if (author?.trim() === '') throw new Failure('--author is empty.');
  const time = Math.floor((now ?? new Date()).getTime() / 1000);
  if (until !== undefined && hasExpired({ until }, time)) {
    throw new Failure(`--until ${until} is over already.`, 'Name a later day, or none.');
  }
}

function readReason({ reason }: AcceptOptions, { isInteractive }: Printer): string | null {
  if (reason?.trim() === '') throw new Failure('--reason is empty.');
  if (reason === undefined && !isInteractive) {
    throw new Failure(
      'No reason is given.',
      'Say why the documents are right for the current code, with --reason "…".',
    );
  }
  return reason?.trim() ?? null;
}

type Approvals = Parameters<Proposals['record']>[0];

async function ask(
  { drafts, analysis }: Proposals,
  root: string,
  reason: string | null,
  terminal: Printer,
): Promise<Approvals | null> {
  const readTexts = contentReader(root, analysis);
  return review(drafts, reason, {
    prompts: await openPrompts(),
    read: (draft) => readSubject(draft, { root, analysis, readTexts }),
    show: (subject) => {
      terminal.print(renderScreen(subject, terminal));
    },
  });
}

/** Approves everything. Asks for the reason if none is given. */
async function approveAll({ drafts }: Proposals, given: string | null): Promise<Approvals | null> {
  if (drafts.length === 0) return [];
  const reason = given ?? (await askReason(await openPrompts()));
  return reason === null ? null : drafts.map((draft) => ({ draft, reason }));
}

function report(
  { accepted, refused }: Acceptances,
  proposed: number,
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
  if (all && proposed + refused.length === 0) {
    terminal.print(line`No spec has drifted, so there is nothing to accept.`);
  } else if (accepted.length === 0 && proposed > 0) {
    terminal.print(line`Nothing was written.`);
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
