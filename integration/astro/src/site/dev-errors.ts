import { bareMessage } from '@astro-drift/engine/internal/report/bare-message';
import { plural } from '@astro-drift/engine/internal/report/plural';
import type { Finding, Report } from '@astro-drift/engine/internal/report/schema';
import { escapeHtml } from '@astro-drift/engine/internal/html/html';
import { below, line, type LogText } from '@astro-drift/engine/internal/text/log-text';

/** The maximum number of errors that are printed at once. Further errors are only counted. */
const MOST_PRINTED = 20;

/** Returns the findings that fail a build. */
export function errorsOf({ findings }: Report): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/**
 * Returns the errors that were not there before. An error that is now on another line is not new.
 */
export function newErrors(errors: readonly Finding[], before: readonly Finding[]): Finding[] {
  const known = new Set(before.map(({ fingerprint }) => fingerprint));
  return errors.filter(({ fingerprint }) => !known.has(fingerprint));
}

/** Describes errors for the terminal, each with file, line, rule, message and fix. */
export function describeErrors(errors: readonly Finding[]): LogText {
  const more = errors.length - MOST_PRINTED;
  return below([
    line`${plural(errors.length, 'error')} that ${errors.length === 1 ? 'fails' : 'fail'} a build:`,
    ...errors
      .slice(0, MOST_PRINTED)
      .map(
        (error) =>
          line`  ${placeOf(error)} ${error.rule}: ${bareMessage(error)}\n    ${error.help}`,
      ),
    ...(more > 0 ? [line`  … and ${plural(more, 'more error')}`] : []),
  ]);
}

/**
 * Returns the errors of a page: those in its documents, and those in the specs of these documents.
 */
export function errorsOfPage({ specs, findings }: Report, documents: readonly string[]): Finding[] {
  const shown = new Set(documents);
  const writers = specs.filter((spec) => spec.documents.some(({ file }) => shown.has(file)));
  const files = new Set([...shown, ...writers.map(({ file }) => file)]);
  return findings.filter(({ severity, file }) => severity === 'error' && files.has(file));
}

/**
 * The data of Vite's error overlay. Astro's version of the overlay reads message and hint as HTML.
 */
export interface OverlayError {
  readonly name: string;
  readonly title: string;
  readonly message: string;
  readonly hint: string;
  readonly stack: string;
  readonly plugin: string;
  readonly id: string;
  readonly loc: { readonly file: string; readonly line: number; readonly column: number };
}

/**
 * Describes errors for the overlay in the browser. The position is that of the first error.
 *
 * @param pathOf returns the absolute path of a file of the repository
 * @returns `null` if there are no errors
 */
export function overlayOf(
  errors: readonly Finding[],
  pathOf: (file: string) => string,
): OverlayError | null {
  const [first] = errors;
  if (first === undefined) return null;
  const file = pathOf(first.file);
  const messages = errors
    .slice(0, MOST_PRINTED)
    .map((error) => `${placeOf(error)} ${error.rule}: ${bareMessage(error)}`);
  const more = errors.length - messages.length;
  return {
    name: 'DriftError',
    title: `${plural(errors.length, 'error')} that ${errors.length === 1 ? 'fails' : 'fail'} a build`,
    message: [...messages, ...(more > 0 ? [`… and ${plural(more, 'more error')}`] : [])]
      .map(escapeHtml)
      .join('<br>'),
    hint: escapeHtml(`${first.help} Press Escape to see the page.`),
    stack: '',
    plugin: 'astro-drift',
    id: file,
    loc: { file, line: first.line ?? 1, column: first.column ?? 1 },
  };
}

function placeOf({ file, line }: Finding): string {
  return line === undefined ? file : `${file}:${line}`;
}
