import { analyze } from '@astro-drift/engine/internal/analyze';
import { analyzeSince } from '@astro-drift/engine/internal/analyze-since';
import { wholeReason } from '@astro-drift/engine/internal/git/repository';
import { listSpecs } from '@astro-drift/engine/internal/list-specs';
import type { AnalyzeOptions } from '@astro-drift/engine/internal/options';
import { plural } from '@astro-drift/engine/internal/report/plural';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { onlyErrors } from '@astro-drift/engine/internal/report/only-errors';
import { MARKDOWN_LIMITS } from '@astro-drift/engine/internal/reporters/markdown';
import { type Format, renderReport } from '@astro-drift/engine/internal/reporters/index';
import type { Look } from '@astro-drift/engine/internal/reporters/reporter';
import { line } from '@astro-drift/engine/internal/text/log-text';
import { Failure } from '../failure.ts';
import { EXIT } from '../exit.ts';
import { readSettings } from '../engine-options.ts';
import { withProgress } from '../with-progress.ts';
import { addSummary, isGithub } from '../github.ts';
import { fileUrls } from '../links.ts';
import { packageVersion } from '../version.ts';
import { readOutputs, writeOutput } from '../outputs.ts';
import type { SharedOptions } from '../shared-options.ts';
import { findSpecs, knownSpecs, selectSpecs } from '../specs.ts';
import type { Printer } from '../printer.ts';

export interface CheckOptions extends SharedOptions {
  readonly rule?: readonly string[];
  readonly maxWarnings?: number;
  readonly since?: string;
  readonly format?: Format;
  readonly json?: true;
  readonly all?: true;
  readonly output?: readonly string[];
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
  const { configuration, engine } = await readSettings(options, terminal);
  const found = await withProgress(options, ({ onStep }) =>
    analyzeSpecs(names, { ...engine, onStep }, options.since),
  );
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
  if (shown !== 'text' || !options.quiet || report.findings.length > 0) {
    await terminal.report(shown, render(shown, { colour: terminal.colour, width: terminal.width }));
  }
  if (isGithub(process.env)) {
    if (shown === 'text') await terminal.report('github', render('github'));
    const summary = render('markdown', { limit: MARKDOWN_LIMITS.summary });
    await addSummary(process.env, [...summary].join(''));
  }
  return exitCodeOf(found, options, terminal);
}

/** Analyses the named specs. With `since`, the report contains only what later changes caused. */
async function analyzeSpecs(
  names: readonly string[],
  engine: AnalyzeOptions,
  since: string | undefined,
): Promise<Report> {
  if (since === undefined) {
    const report = await analyze(engine);
    return selectSpecs(report, findSpecs(names, knownSpecs(report)));
  }
  // A named spec may be missing in the report, because the changes do not affect it.
  const ids = names.length === 0 ? null : findSpecs(names, await listSpecs(engine));
  const report = await analyzeSince({ ...engine, since });
  return ids === null ? report : selectSpecs(report, ids);
}

function exitCodeOf(
  { summary, repository: { problem } }: Report,
  { maxWarnings }: CheckOptions,
  terminal: Printer,
): number {
  if (summary.errors > 0) return EXIT.findings;
  if (problem !== null)
    throw new Failure(`Nothing can be checked: ${wholeReason(problem)}.`, problem.fix);
  if (maxWarnings === undefined || summary.warnings <= maxWarnings) return EXIT.clean;
  terminal.note(
    line`${plural(summary.warnings, 'warning')}, and --max-warnings allows ${maxWarnings}.`,
  );
  return EXIT.findings;
}
