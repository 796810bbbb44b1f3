import { plural } from '../../report/plural.ts';
import type { Report } from '../../report/schema.ts';
import { onlyErrors } from '../../report/severe.ts';
import { MARKDOWN_LIMITS } from '../../report/formats/markdown.ts';
import { type Look, renderReport } from '../../report/formats.ts';
import { runAnalysis } from '../analysis.ts';
import type { Format } from '../../report/format-names.ts';
import { addSummary, isGithub } from '../github.ts';
import { fileUrls } from '../links.ts';
import { packageVersion } from '../version.ts';
import { EXIT } from '../failure.ts';
import { readOutputs, writeOutput } from '../outputs.ts';
import type { SharedOptions } from '../shared-options.ts';
import { findSpecs, narrowReport } from '../specs.ts';
import type { Terminal } from '../terminal.ts';

/** The options of `astro-drift check`. */
export interface CheckOptions extends SharedOptions {
  readonly rule?: readonly string[];
  readonly maxWarnings?: number;
  readonly since?: string;
  readonly format?: Format;
  readonly json?: true;
  readonly output?: readonly string[];
}

/** Reports what has drifted. */
export async function check(
  names: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const outputs = readOutputs(options.output ?? []);
  const run = await runAnalysis(options, terminal);
  const whole = narrowReport(run.report, findSpecs(names, run.report));
  const report = options.quiet ? onlyErrors(whole) : whole;
  const render = (format: Format, look: Partial<Look> = {}): string =>
    renderReport(format, report, {
      colour: false,
      width: null,
      limit: MARKDOWN_LIMITS.comment,
      fileUrl: fileUrls(run, run.configuration),
      version: packageVersion(),
      ...look,
    });
  for (const { format, file } of outputs) await writeOutput(file, render(format));
  const wanted = options.json ? 'json' : (options.format ?? 'text');
  // Who writes a format to a file reads the log, which machines do not.
  const shown = outputs.some(({ format }) => format === wanted) ? 'text' : wanted;
  if (!options.quiet || report.findings.length > 0) terminal.print(render(shown, terminal));
  if (isGithub(process.env)) {
    if (shown === 'text') terminal.print(render('github'));
    await addSummary(process.env, render('markdown', { limit: MARKDOWN_LIMITS.summary }));
  }
  return judge(whole, options, terminal);
}

function judge({ summary }: Report, { maxWarnings }: CheckOptions, terminal: Terminal): number {
  if (summary.errors > 0) return EXIT.findings;
  if (maxWarnings === undefined || summary.warnings <= maxWarnings) return EXIT.clean;
  terminal.note(
    `${plural(summary.warnings, 'warning')}, and --max-warnings allows ${maxWarnings}.`,
  );
  return EXIT.findings;
}
