import { applyEdits, modify } from 'jsonc-parser';
import { asPositive, isGlob } from '../specs/pattern.ts';
import type { TracksOption } from '../specs/configured-tracks.ts';

/** The sources of pages, as the option `tracks` names them. A page stands for itself alone. */
export function tracksTable(
  pages: readonly { readonly page: string; readonly patterns: readonly string[] }[],
): TracksOption {
  return Object.fromEntries(pages.map(({ page, patterns }) => [literal(page), patterns]));
}

/** A pattern that matches only this path. It begins with no backslash, as absolute paths do. */
function literal(path: string): string {
  const escaped = isGlob(path) ? path.replaceAll(/[*?[\]{}\\]/g, String.raw`\$&`) : path;
  return asPositive(escaped.replace(/^\\([*?[{])/, '[$1]'));
}

/**
 * Adds sources of pages to the text of a `drift.config.json`. Everything else stays as it is.
 *
 * @param text the file; `null` if there is none yet
 */
export function addConfiguredTracks(text: string | null, tracks: TracksOption): string {
  if (text === null) return `${JSON.stringify({ tracks }, null, 2)}\n`;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const [, indent = '  '] = /\n([ \t]+)"/.exec(text) ?? [];
  const insertSpaces = !indent.startsWith('\t');
  const formattingOptions = { eol, insertSpaces, tabSize: indent.length };
  let edited = text;
  for (const [page, patterns] of Object.entries(tracks)) {
    const edits = modify(edited, ['tracks', page], patterns, { formattingOptions });
    edited = applyEdits(edited, edits);
  }
  return edited;
}
