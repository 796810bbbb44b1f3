import { survey } from '@astro-drift/engine/internal/analyze';
import { surveySince } from '@astro-drift/engine/internal/analyze-since';
import type { Snapshot } from '@astro-drift/engine/internal/git/snapshot';
import { type Repository, wholeReason } from '@astro-drift/engine/internal/git/repository';
import type { AnalyzeOptions } from '@astro-drift/engine/internal/options';
import { plural } from '@astro-drift/engine/internal/report/plural';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { onlyErrors } from '@astro-drift/engine/internal/report/only-errors';
import { MARKDOWN_LIMITS } from '@astro-drift/engine/internal/reporters/markdown';
import { type Format, renderReport } from '@astro-drift/engine/internal/reporters/index';
import type { Look } from '@astro-drift/engine/internal/reporters/reporter';
import type { Suppressions } from '@astro-drift/engine/internal/suppressions/suppressions';
import { describeUnused, PRUNE } from '@astro-drift/engine/internal/suppressions/unused-text';
import { below, line } from '@astro-drift/engine/internal/text/log-text';
import { Failure } from '../failure.ts';
import { EXIT } from '../exit.ts';
import { readSettings } from '../engine-options.ts';
import { withProgress } from '../with-progress.ts';
import { addSummary, isGithub } from '../github.ts';
import { fileUrls } from '../links.ts';
import { packageVersion } from '../version.ts';
import { readOutputs, writeOutput } from '../outputs.ts';
import type { SharedOptions } from '../shared-options.ts';
import { describeSkipped, selectNamed, selectSpecs, type Selection } from '../specs.ts';
import { type Changed, pruneSuppressions, suppressAll } from '../suppressions.ts';
import { readTypedPath, type TypedPath } from '../typed-paths.ts';
import type { Printer } from '../printer.ts';

export interface CheckOptions extends SharedOptions {
  readonly rule?: readonly string[];
  readonly maxWarnings?: number;
  readonly since?: string;
  readonly format?: Format;
  readonly json?: true;
  readonly all?: true;
  readonly output?: readonly string[];
  readonly suppressAll?: true;
  readonly pruneSuppressions?: true;
}

/**
 * Analyses the repository and prints the report. Returns the exit code.
 *
 * @throws {Failure} if git cannot be read and no rule reports that as an error
 */
export async function check(
  names: readonly string[],
  options: CheckOptions,
  terminal: Printer,
): Promise<number> {
  const outputs = readOutputs(options.output ?? []);
  const { configuration, engine, repository } = await readSettings(options, terminal);
  const typed = names.map((name) => readTypedPath(name, repository.root));
  const analyzed = await withProgress(options, ({ onStep }) =>
    analyzeNamed(typed, repository.root, { ...engine, onStep }, options.since),
  );
  const { selection } = analyzed;
  const changed = await changeSuppressions(analyzed, repository, options);
  const found = changed?.report ?? analyzed.report;
  if (options.quiet !== true) {
    noteSkipped(selection, terminal);
    if (changed !== null) terminal.note(line`${changed.message}`);
  }
  const report = options.quiet ? onlyErrors(found) : found;
  const render = (format: Format, look: Partial<Look> = {}): Iterable<string> =>
    renderReport(format, report, {
      colour: false,
      all: options.all ?? false,
      width: null,
      limit: MARKDOWN_LIMITS.comment,
      fileUrl: fileUrls(report, configuration.options.sourcePages.forge),
      version: packageVersion(),
      ...look,
    });
  for (const { format, file } of outputs) await writeOutput(file, render(format));
  const wanted = options.json ? 'json' : (options.format ?? 'text');
  // If the requested format goes to a file, standard output is a log that people read.
  const shown = outputs.some(({ format }) => format === wanted) ? 'text' : wanted;
  const isSkipped = selection?.ids.size === 0;
  if (shown !== 'text' || !(options.quiet || isSkipped) || report.findings.length > 0) {
    await terminal.report(shown, render(shown, { colour: terminal.colour, width: terminal.width }));
  }
  if (isGithub(process.env)) {
    if (shown === 'text') await terminal.report('github', render('github'));
    const summary = render('markdown', { limit: MARKDOWN_LIMITS.summary });
    await addSummary(process.env, [...summary].join(''));
  }
  return exitCodeOf(found, options, terminal);
}

/** A report, and what was selected from it. */
interface Selected {
  readonly report: Report;
  /** `null` if nothing was named, and so everything is meant. */
  readonly selection: Selection | null;
  /** `null` if they cannot be changed. */
  readonly suppressions: Suppressions | null;
}

/** Analyses what was named. With `since`, the report contains only what later changes caused. */
async function analyzeNamed(
  names: readonly TypedPath[],
  root: string,
  engine: AnalyzeOptions,
  since: string | undefined,
): Promise<Selected> {
  const { report, whole, snapshot, suppressions } =
    since === undefined
      ? await surveyAll(engine)
      : { ...(await surveySince({ ...engine, since })), suppressions: null };
  if (names.length === 0) return { report, selection: null, suppressions };
  // A named spec may be missing in a narrowed report, because the changes do not affect it.
  const files = (): Iterable<string> => snapshot?.knownPaths() ?? [];
  const selection = selectNamed(names, { report: whole, root, files });
  return { report: selectSpecs(report, selection), selection, suppressions };
}

interface Surveyed {
  readonly report: Report;
  readonly whole: Report;
  readonly snapshot: Snapshot | null;
  readonly suppressions: Suppressions | null;
}

async function surveyAll(engine: AnalyzeOptions): Promise<Surveyed> {
  const { report, evidence } = await survey(engine);
  const { snapshot = null, suppressions = null } = evidence ?? {};
  return { report, whole: report, snapshot, suppressions };
}

/** Changes the file of suppressions, if an option says so. */
async function changeSuppressions(
  { report, suppressions }: Selected,
  repository: Repository,
  options: CheckOptions,
): Promise<Changed | null> {
  if (suppressions === null) return null;
  if (options.suppressAll) return suppressAll(report, suppressions, repository);
  if (options.pruneSuppressions) return pruneSuppressions(report, suppressions, repository);
  return null;
}

function noteSkipped(selection: Selection | null, terminal: Printer): void {
  const skipped = describeSkipped(selection?.skipped ?? []);
  if (skipped !== null) terminal.note(line`${skipped}`);
}

function exitCodeOf(report: Report, { maxWarnings }: CheckOptions, terminal: Printer): number {
  const {
    summary,
    repository: { problem },
  } = report;
  const unused = describeUnused(report);
  if (unused !== null) terminal.note(below([line`error: ${unused}`, line`  ${PRUNE}`]));
  if (summary.errors > 0) return EXIT.findings;
  if (problem !== null)
    throw new Failure(`Nothing can be checked: ${wholeReason(problem)}.`, problem.fix);
  if (unused !== null) return EXIT.findings;
  if (maxWarnings === undefined || summary.warnings <= maxWarnings) return EXIT.clean;
  terminal.note(
    line`${plural(summary.warnings, 'warning')}, and --max-warnings allows ${maxWarnings}.`,
  );
  return EXIT.findings;
}
