import type { CitationToken } from '../citations/citation-token.ts';
import type { Citation } from '../citations/citation.ts';
import { isPinned, readFileAddress } from '../citations/file-address.ts';
import { chooseFile } from '../citations/choose-file.ts';
import { fitsOf } from '../citations/finder.ts';
import type { KnownFiles } from '../citations/known-files.ts';
import { type CitationKind, isFromDocument, readCitation } from '../citations/read-citation.ts';
import type { FilePlace, LineRange } from '../files/lines.ts';
import { decodePath } from '../files/uri.ts';
import { encodeTarget, relativeTo } from './link-target.ts';

/**
 * A citation as it is written, with its current place. A citation of a definition has no written
 * lines.
 */
export interface CitedRun extends Pick<Citation, 'path' | 'startLine' | 'endLine' | 'symbol'> {
  readonly current: FilePlace;
}

/** The new text of a citation, or the reason why there is none. */
export type Rewriting = { readonly text: string } | { readonly reason: string };

const UNUSUAL: Rewriting = { reason: 'it is written in a way that is not plain' };
const PINNED: Rewriting = { reason: 'it is pinned to a commit, whose lines never change' };
const PARTED: Rewriting = { reason: 'its lines are in several files now' };

const NUMBERS = {
  ':': /^(L?)(\d+)((?::\d+)?)(?:([-–])(L?)(\d+)((?::\d+)?))?$/,
  '#': /^(L?)(\d+)((?:C\d+)?)(?:([-–])(L?)(\d+)((?:C\d+)?))?$/,
} as const;

/**
 * Rewrites a citation as its author would. The lines, the path and the encoding keep their form.
 *
 * @param document the document that contains the citation
 * @param runs the cited runs of lines, in the order in which the citation names them
 * @param files the files that the new text may mean
 */
export function rewriteCitation(
  text: string,
  kind: CitationKind,
  document: string,
  runs: readonly CitedRun[],
  files: KnownFiles,
): Rewriting {
  const [first] = runs;
  const token = readCitation(text, kind).find((reading) => means(reading, runs));
  if (first === undefined || token === undefined) return UNUSUAL;
  const { path } = first.current;
  if (runs.some(({ current }) => current.path !== path)) return PARTED;
  if (token.state !== undefined && isPinned(token.state)) return PINNED;
  const isAddress = kind === 'link' && readFileAddress(text).length > 0;
  const at = isAddress ? text.search(/#|:\d+(?::\d+)?$|$/) : splitAt(text, kind, token);
  if (at === null) return UNUSUAL;
  const written = text.slice(0, at);
  const suffix = rewriteSuffix(text.slice(at), token, runs);
  if (suffix === null) return UNUSUAL;
  const targets =
    first.path === path
      ? [written]
      : isAddress
        ? rewriteAddress(written, token, path)
        : rewritePath(written, kind, document, runs, path);
  const rewritten = targets
    .map((target) => `${target}${suffix}`)
    .find((each) => leadsTo(each, kind, document, runs, files));
  return rewritten === undefined ? UNUSUAL : { text: rewritten };
}

/** Whether a reading is the one that the runs were read from. */
function means({ ranges, symbol }: CitationToken, runs: readonly CitedRun[]): boolean {
  const [first] = runs;
  if (symbol !== null || ranges.length === 0) {
    const isWhole = symbol !== null || first?.startLine === null;
    return runs.length === 1 && first?.symbol === symbol && isWhole;
  }
  return (
    ranges.length === runs.length && ranges.every((range, index) => isSame(range, runs[index]))
  );
}

function isSame({ startLine, endLine }: LineRange, lines: Partial<FilePlace> | undefined): boolean {
  return lines?.startLine === startLine && lines.endLine === endLine;
}

/**
 * Returns where the path ends in a written citation. Returns `null` if the path is not written as
 * it is read.
 */
function splitAt(text: string, kind: CitationKind, { path }: CitationToken): number | null {
  for (let at = text.length; at > 0; at--) {
    if (at < text.length && !':#, '.includes(text.charAt(at))) continue;
    const written = text.slice(0, at);
    if ((kind === 'link' ? decodePath(written) : written) === path) return at;
  }
  return null;
}

/** Rewrites the text after the path, including its mark. Returns `null` if this cannot be done. */
function rewriteSuffix(
  suffix: string,
  { ranges }: CitationToken,
  runs: readonly CitedRun[],
): string | null {
  if (ranges.length === 0) return suffix;
  if (/^[\s,]/.test(suffix)) return rewriteWords(suffix, runs);
  const mark = suffix.startsWith(':') ? ':' : '#';
  const parts = suffix.slice(1).split(',');
  const rewritten = parts.map((part, index) => {
    const { startLine = null, endLine = null } = runs[index]?.current ?? {};
    const written = NUMBERS[mark].exec(part);
    if (written === null || startLine === null || endLine === null) return null;
    const [, before = '', , column = '', dash, beforeEnd = '', , endColumn = ''] = written;
    if (dash === undefined) return startLine === endLine ? `${before}${startLine}${column}` : null;
    return `${before}${startLine}${column}${dash}${beforeEnd}${endLine}${endColumn}`;
  });
  return rewritten.includes(null) ? null : `${mark}${rewritten.join(',')}`;
}

/** Rewrites the path at the end of an address. Returns none if it is not written as it is read. */
function rewriteAddress(written: string, token: CitationToken, path: string): string[] {
  const isPlain = written.endsWith(token.path);
  return isPlain ? [`${written.slice(0, -token.path.length)}/${encodeTarget(path, '')}`] : [];
}

/** Rewrites lines in words, such as ` (lines 10–20)`. */
function rewriteWords(words: string, [run]: readonly CitedRun[]): string | null {
  const { startLine = null, endLine = null } = run?.current ?? {};
  const numbers = words.match(/\d+/g) ?? [];
  if (startLine === null || endLine === null) return null;
  if (numbers.length === 1 && startLine !== endLine) return null;
  const now = [startLine, endLine];
  return words.replaceAll(/\d+/g, () => String(now.shift()));
}

/**
 * Rewrites the path of a renamed file. It stays relative to the root or to the document, as it was
 * before, or the end of a path.
 *
 * @returns the paths in this form, the shortest first
 */
function rewritePath(
  written: string,
  kind: CitationKind,
  document: string,
  [first]: readonly CitedRun[],
  path: string,
): string[] {
  const plain = (kind === 'link' ? decodePath(written) : written).normalize('NFC');
  const before = (first?.path ?? '').normalize('NFC');
  const encode = (own: string): string => (kind === 'link' ? encodeTarget(own, written) : own);
  if (plain === before) return [encode(path)];
  if (plain.startsWith('/')) return [encode(`/${path}`)];
  const folder = document.slice(0, document.lastIndexOf('/') + 1).normalize('NFC');
  if (isFromDocument(plain) || before === folder + plain || !before.endsWith(`/${plain}`)) {
    const own = relativeTo(document, path);
    return [encode(plain.startsWith('./') && !own.startsWith('../') ? `./${own}` : own)];
  }
  const parts = path.split('/');
  const ends = parts.map((_, at) => parts.slice(parts.length - 1 - at).join('/'));
  return ends.slice(plain.split('/').length - 1).map(encode);
}

/** Whether a text means the current places, and no better reading of it means another file. */
function leadsTo(
  text: string,
  kind: CitationKind,
  document: string,
  runs: readonly CitedRun[],
  files: KnownFiles,
): boolean {
  const path = runs[0]?.current.path;
  for (const token of readCitation(text, kind)) {
    const [found, ...others] = chooseFile(fitsOf(token, document, kind, files), {
      existed: files.exists,
      exists: files.isPresent,
      isInput: files.isInput,
    });
    if (found === undefined) continue;
    if (others.length > 0) return false;
    const now = runs.map(({ symbol, current, startLine }) =>
      symbol === null && startLine !== null
        ? { ...current, symbol, current }
        : { path: current.path, startLine: null, endLine: null, symbol, current },
    );
    return found === path && means(token, now);
  }
  return false;
}
