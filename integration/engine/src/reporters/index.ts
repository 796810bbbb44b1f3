import type { Report } from '../report/schema.ts';
import { githubReporter } from './github.ts';
import { gitlabReporter } from './gitlab.ts';
import { jsonReporter } from './json.ts';
import { junitReporter } from './junit.ts';
import { markdownReporter } from './markdown.ts';
import type { Look, Reporter } from './reporter.ts';
import { sarifReporter } from './sarif.ts';
import { textReporter } from './text.ts';

/** All output formats, in the order of the help and the guide. */
const ALL = [
  textReporter,
  jsonReporter,
  markdownReporter,
  githubReporter,
  gitlabReporter,
  sarifReporter,
  junitReporter,
] as const;

/** The name of an output format. */
export type Format = (typeof ALL)[number]['name'];

/** All output formats, in the order of the help and the guide. */
export const REPORTERS: readonly (Reporter & { readonly name: Format })[] = ALL;

/** The names of all output formats. */
export const FORMATS: readonly Format[] = REPORTERS.map(({ name }) => name);

/** The output format with this name. */
export function reporterOf(format: Format): Reporter {
  const reporter = REPORTERS.find(({ name }) => name === format);
  if (reporter === undefined) throw new Error(`There is no format ${JSON.stringify(format)}`);
  return reporter;
}

/** The format that a file name selects by its ending; `null` if there is none. */
export function formatOfFile(file: string): Format | null {
  const name = file.toLowerCase();
  const matches = REPORTERS.flatMap((reporter) =>
    reporter.endings
      .filter((ending) => name.endsWith(ending))
      .map((ending) => ({ format: reporter.name, length: ending.length })),
  );
  // `report.sarif.json` is SARIF, not JSON: the longest ending decides.
  const [longest] = matches.sort((a, b) => b.length - a.length);
  return longest?.format ?? null;
}

/**
 * Renders a report in a format, with a line break at the end. The output is empty if the format has
 * nothing to show, for example `github` without findings. It comes in pieces, because the text of a
 * large report can be longer than JavaScript allows for one string.
 */
export function* renderReport(
  format: Format,
  report: Report,
  look: Look,
): Generator<string, void, undefined> {
  const rendered = reporterOf(format).render(report, look);
  let last = '';
  for (const piece of typeof rendered === 'string' ? [rendered.trimEnd()] : rendered) {
    if (piece === '') continue;
    yield piece;
    last = piece;
  }
  if (last !== '') yield '\n';
}
