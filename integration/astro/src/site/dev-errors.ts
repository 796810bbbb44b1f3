import { bareMessage } from '@astro-drift/engine/internal/report/bare-message';
import { plural } from '@astro-drift/engine/internal/report/plural';
import type { Finding, Report } from '@astro-drift/engine/internal/report/schema';
import { escapeHtml } from '@astro-drift/engine/internal/html/html';
import { below, line, type LogText } from '@astro-drift/engine/internal/text/log-text';

/** So many errors are printed at once; the rest is counted. */
const MOST_PRINTED = 20;

/** The findings of a report that fail a build. */
export function errorsOf({ findings }: Report): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** Those errors that were not there before. An error stays the same when its line moves. */
export function newErrors(errors: readonly Finding[], before: readonly Finding[]): Finding[] {
  const known = new Set(before.map(({ fingerprint }) => fingerprint));
  return errors.filter(({ fingerprint }) => !known.has(fingerprint));
}

/** Errors for the terminal: file, line, rule, message, and what to do about it. */
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
 * The errors that concern a page: those of the documents that it shows, and those of the specs that
 * write them.
 */
export function errorsOfPage({ specs, findings }: Report, documents: readonly string[]): Finding[] {
  const shown = new Set(documents);
  const writers = specs.filter((spec) => spec.documents.some(({ file }) => shown.has(file)));
  const files = new Set([...shown, ...writers.map(({ file }) => file)]);
  return findings.filter(({ severity, file }) => severity === 'error' && files.has(file));
}

/** What the overlay shows of errors. Astro's takes the message and the hint for HTML. */
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
 * Errors for the overlay in the browser, with the place of the first.
 *
 * @param pathOf the absolute path of a file of the repository
 * @returns `null` where there are none
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
