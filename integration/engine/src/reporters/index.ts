import type { Report } from '../report/schema.ts';
import { githubReporter } from './github.ts';
import { gitlabReporter } from './gitlab.ts';
import { jsonReporter } from './json.ts';
import { junitReporter } from './junit.ts';
import { markdownReporter } from './markdown.ts';
import type { Look, Reporter } from './reporter.ts';
import { sarifReporter } from './sarif.ts';
import { textReporter } from './text.ts';
import { unixReporter } from './unix.ts';

/** All output formats, in the order in which the help and the guide list them. */
const ALL = [
  textReporter,
  jsonReporter,
  markdownReporter,
  githubReporter,
  gitlabReporter,
  sarifReporter,
  junitReporter,
  unixReporter,
] as const;

export type Format = (typeof ALL)[number]['name'];

/** All output formats, in the order in which the help and the guide list them. */
export const REPORTERS: readonly (Reporter & { readonly name: Format })[] = ALL;

export const FORMATS: readonly Format[] = REPORTERS.map(({ name }) => name);

export function reporterOf(format: Format): Reporter {
  const reporter = REPORTERS.find(({ name }) => name === format);
  if (reporter === undefined) throw new Error(`There is no format ${JSON.stringify(format)}`);
  return reporter;
}

/** Returns the format that the ending of a file name selects. Returns `null` if it selects none. */
export function formatOfFile(file: string): Format | null {
  const name = file.toLowerCase();
  const matches = REPORTERS.flatMap((reporter) =>
    reporter.endings
      .filter((ending) => name.endsWith(ending))
      .map((ending) => ({ format: reporter.name, length: ending.length })),
  );
  // The longest ending decides: `report.sarif.json` is SARIF and not JSON.
  const [longest] = matches.sort((a, b) => b.length - a.length);
  return longest?.format ?? null;
}

/**
 * Renders a report in a format. The output ends with a line break. It is empty if the format has
 * nothing to show, for example `github` without findings. It comes in pieces, because the text of a
 * large report can be too long for a string of JavaScript.
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
