import { survey } from '@astro-drift/engine/internal/analyze';
import { tracksTable } from '@astro-drift/engine/internal/adoption/add-configured-tracks';
import type { AnalyzeOptions } from '@astro-drift/engine/internal/options';
import { type Proposal, proposeTracks } from '@astro-drift/engine/internal/propose-tracks';
import { plural } from '@astro-drift/engine/internal/report/plural';
import { below, block, line, LogText } from '@astro-drift/engine/internal/text/log-text';
import { adoptedState } from '../adopt/adopted-state.ts';
import { type EditedConfiguration, editConfiguration } from '../adopt/config-edit.ts';
import type { Destination } from '../adopt/destination.ts';
import { nextSteps } from '../adopt/next-steps.ts';
import { editPages } from '../adopt/page-edits.ts';
import { listed, proposalOverview } from '../adopt/proposal-table.ts';
import { readSettings, type Settings } from '../engine-options.ts';
import { EXIT } from '../exit.ts';
import { Failure } from '../failure.ts';
import { commandOf } from '../init/check-command.ts';
import { inspectRepository } from '../init/inspect-repository.ts';
import type { Printer } from '../printer.ts';
import { openPrompts } from '../prompts.ts';
import type { SharedOptions } from '../shared-options.ts';
import { pathInside, readTypedPath } from '../typed-paths.ts';
import { packageVersion } from '../version.ts';
import { withProgress } from '../with-progress.ts';

export interface AdoptOptions extends SharedOptions {
  readonly to?: Destination;
  readonly yes?: true;
  readonly dryRun?: true;
}

/**
 * Proposes the sources of pages that name none, and writes them. Returns the exit code.
 *
 * @throws {Failure} if nobody can be asked, or if a file cannot be written
 */
export async function adopt(
  names: readonly string[],
  options: AdoptOptions,
  terminal: Printer,
): Promise<number> {
  const { yes, dryRun, to } = options;
  if (yes !== true && dryRun !== true && to === undefined && !terminal.isInteractive) {
    throw new Failure(
      'There is no terminal on which to ask what to write.',
      'Add `--dry-run` to see the proposals, or `--yes` to write them.',
    );
  }
  const settings = await readSettings(options, terminal);
  const { engine, repository } = settings;
  const { root } = repository;
  const paths = names.map((name) => pathInside(readTypedPath(name, root), root));
  const found = await withProgress(options, (tools) =>
    proposeTracks({ ...engine, ...tools, ...(paths.length > 0 && { paths }) }),
  );
  const { proposals, skipped } = found;
  if (skipped.length > 0) {
    terminal.note(
      line`Skipped ${listed(skipped)}: no Markdown files, or they name their sources already.`,
    );
  }
  const adopted = proposals.filter(({ sources }) => sources.length > 0);
  const overview = proposalOverview(proposals, terminal.width);
  if (overview.length > 0) terminal.print(new LogText(overview.join('\n\n')));
  if (adopted.length === 0) {
    terminal.print(describeNothing(proposals.length));
    return EXIT.clean;
  }
  const destination = dryRun === true ? null : await chooseDestination(options, adopted.length);
  if (destination === null && dryRun !== true) return EXIT.cancelled;
  const outcome = await write(destination, adopted, settings);
  terminal.print(new LogText(`\n${outcome.text.toString()}`));
  const checked = await withProgress(options, (tools) =>
    survey({ ...engine, ...tools, tracks: { ...engine.tracks, ...outcome.tracks } }),
  );
  terminal.print(new LogText(`\n${adoptedState(checked.report, outcome.pages).toString()}`));
  if (outcome.files.length === 0) return EXIT.clean;
  const { project, site, checkedBy } = await inspectRepository(root);
  const installed = site !== null || project?.isInstalled === true ? project : null;
  const steps = nextSteps({
    files: outcome.files,
    findings: checked.report.findings.length,
    command: commandOf(installed, packageVersion()),
    isChecked: checkedBy !== null,
  }).map((step, index) => `  ${index + 1}. ${step.replace('\n', '\n     ')}`);
  terminal.print(new LogText(`\nNext:\n${steps.join('\n')}`));
  return EXIT.clean;
}

function describeNothing(pages: number): LogText {
  return pages === 0
    ? line`Every page names its sources, or tells of the past as a changelog does.`
    : line`Name the sources of a page with \`tracks\` in its frontmatter: src/auth.py, or src/auth/**`;
}

/** Asks where the sources are written. Returns `null` if the person wants nothing to be written. */
async function chooseDestination(
  { yes, to }: AdoptOptions,
  pages: number,
): Promise<Destination | null> {
  if (yes === true || to !== undefined) return to ?? 'pages';
  const prompts = await openPrompts();
  const chosen = await prompts.select<Destination | 'nowhere'>({
    message: line`Write the sources of ${plural(pages, 'page')}?`,
    proposed: 'pages',
    choices: [
      { value: 'pages', label: line`Into the pages`, hint: line`as \`tracks\`, or as a comment` },
      { value: 'config', label: line`Into drift.config.json`, hint: line`pages stay as they are` },
      { value: 'nowhere', label: line`No` },
    ],
  });
  if (chosen !== null && chosen !== 'nowhere') return chosen;
  prompts.cancel(line`Nothing was written.`);
  return null;
}

/** What was written. */
interface Outcome {
  readonly text: LogText;
  readonly files: readonly string[];
  /** The pages that name their sources now. */
  readonly pages: readonly string[];
  /** The sources that no page declares itself. */
  readonly tracks: NonNullable<AnalyzeOptions['tracks']>;
}

async function write(
  destination: Destination | null,
  adopted: readonly Proposal[],
  { repository: { root }, configuration }: Settings,
): Promise<Outcome> {
  const pages = adopted.map(({ page }) => page);
  const tracks = tracksTable(
    adopted.map(({ page, sources }) => ({ page, patterns: sources.map(({ pattern }) => pattern) })),
  );
  if (destination === null) {
    const text = line`Would write the sources of ${plural(pages.length, 'page')}. Nothing was written.`;
    return { text, files: [], pages, tracks: mutable(tracks) };
  }
  if (destination === 'config') {
    const edited = await editConfiguration(root, configuration.file, tracks);
    const files = edited.toPaste === null ? [edited.file] : [];
    return { text: describeConfiguration(edited), files, pages, tracks: mutable(tracks) };
  }
  const { written, refused } = await editPages(root, adopted);
  const text = below([
    line`Wrote the sources of ${plural(written.length, 'page')}.`,
    ...refused.map(({ page, reason }) => line`${page} was left as it is: ${reason}.`),
  ]);
  return { text, files: written, pages: written, tracks: {} };
}

function mutable(tracks: ReturnType<typeof tracksTable>): Outcome['tracks'] {
  return Object.fromEntries(Object.entries(tracks).map(([page, sources]) => [page, [...sources]]));
}

function describeConfiguration({ file, toPaste }: EditedConfiguration): LogText {
  if (toPaste === null) return line`Wrote the sources to ${file}.`;
  return below([
    line`${file} is a program, and was left as it is. Add to its options:`,
    line``,
    block(toPaste.replace(/^/gm, '  ')),
  ]);
}
