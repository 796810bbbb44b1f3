import { hasKeys, isKeyPath } from '../code/data-key.ts';
import { isSymbolName } from '../code/symbol-name.ts';
import { isMarkdown } from '../documents/format.ts';
import { decodePath } from '../files/uri.ts';
import type { CitationToken } from './citation-token.ts';
import { readFileAddress } from './file-address.ts';
import { isPathShaped } from './path-shape.ts';
import { readLineSuffix } from './line-suffix.ts';
import { readLineWords } from '../documents/line-words.ts';

/** Where a token stands: in inline code, as the target of a link, or in plain text. */
export type CitationKind = 'code' | 'link' | 'text';

const MAX_LENGTH = 2000;
const MAX_PATH_LENGTH = 1000;
const EXTENSION = /[^/.]\.\p{L}[\p{L}\p{M}\p{N}_]*$/u;
/** The most `#` in a token that are tried as the one in front of the symbol. */
const MAX_FRAGMENTS = 4;

/**
 * Reads `path`, `path:12`, `path:12-40`, `path:1-10,20-30`, `path:12:5`, `path (lines 12–40)`,
 * `path#L12-L40`, `path#Symbol` and `path::symbol`. Names of files may contain `:` and `#`, so there can be several
 * readings. Whether a reading *is* a citation depends on the repository: see {@link isCitation}.
 *
 * @returns the readings, best first; none if the text cannot be a citation
 */
export function readCitation(text: string, kind: CitationKind): CitationToken[] {
  if (text.length > MAX_LENGTH) return [];
  const addressed = kind === 'link' ? readFileAddress(text) : [];
  if (addressed.length > 0) return addressed.filter(({ path }) => canBePath(path));
  const tokens = kind === 'link' ? readTarget(text) : readText(text);
  return tokens.filter((token) => canBePath(token.path) && !isRoute(token));
}

/** Whether a token is rather the address of a page, such as `/auth/login`, than a path. */
function isRoute({ path, ranges }: CitationToken): boolean {
  return path.startsWith('/') && (ranges.length === 0 || !EXTENSION.test(path));
}

/**
 * Reads the text of inline code. Nothing shows where the path ends, so each possible split is a
 * reading.
 */
function readText(text: string): CitationToken[] {
  const worded = readLineWords(text);
  if (worded !== null) return [{ ...worded, symbol: null }];
  return [{ path: text, ranges: [], symbol: null }, ...readSuffix(text)];
}

/** Reads the target of a link. Its path ends at the first `#`, and may be percent-encoded. */
function readTarget(target: string): CitationToken[] {
  const hash = target.indexOf('#');
  if (hash === -1) return readText(decodePath(target));
  const path = decodePath(target.slice(0, hash));
  return readSuffix(`${path}#${decodePath(target.slice(hash + 1))}`).filter(
    (token) => token.path === path,
  );
}

function readSuffix(text: string): CitationToken[] {
  const lines = readLineSuffix(text);
  if (lines === 'invalid') return [];
  if (lines.length > 0) return lines.map((found) => ({ ...found, symbol: null }));
  const tokens = readQualified(text);
  let hash = text.indexOf('#', 1);
  for (let tries = 0; hash !== -1 && tries < MAX_FRAGMENTS; tries++) {
    const path = text.slice(0, hash);
    const symbol = text.slice(hash + 1);
    if (isName(path, symbol)) tokens.push({ path, ranges: [], symbol });
    hash = text.indexOf('#', hash + 1);
  }
  return tokens;
}

/** Reads `path::symbol`, as test runners write it. */
function readQualified(text: string): CitationToken[] {
  const at = text.indexOf('::');
  const path = text.slice(0, Math.max(0, at));
  const symbol = text.slice(at + 2);
  if (!EXTENSION.test(path) || !isName(path, symbol)) return [];
  return [{ path, ranges: [], symbol }];
}

/** Whether a text can name a definition of a source file, or a key of a data file. */
function isName(path: string, text: string): boolean {
  if (hasKeys(path) && isKeyPath(text)) return true;
  return isSymbolName(text) && !text.includes('/') && !isPage(path);
}

/** Whether a file is a page. After the path of a page, `#` begins an anchor and no symbol. */
function isPage(path: string): boolean {
  return isMarkdown(path) || /\.x?html?$/i.test(path);
}

/**
 * Whether a text can be the path of a file: it names no folder. A slash at its beginning means the
 * root of the repository. Any other characters may occur in the name of a file.
 */
function canBePath(path: string): boolean {
  const parts = path.replace(/^\//, '').split('/');
  return path.length <= MAX_PATH_LENGTH && parts.every((part) => part !== '');
}

/**
 * Decides whether a token is a citation. It is one if its file exists, at the baseline or now. It
 * is also one if it looks like a file in a folder *and* names lines.
 */
export function isCitation(token: CitationToken, exists: boolean): boolean {
  return (
    exists || (token.ranges.length > 0 && isPathShaped(token.path) && !token.path.startsWith('/'))
  );
}

/**
 * Returns the repository-relative paths that a token may mean, best first. A path in text is
 * resolved from the root of the repository first, then from the folder of the document, then from
 * the packages around the document. The target of a link is resolved from the document first. A
 * path that begins with `./` or `../` is always relative to the document, and one that begins with
 * `/` to the root. A path that leaves the repository is left out.
 *
 * @param packages the folders of the packages around the document, the nearest first
 */
export function resolveCandidates(
  path: string,
  document: string,
  kind: CitationKind,
  packages: readonly string[] = [],
): string[] {
  const parts = path.split('/');
  const from = (folder: string): string | null =>
    normalize(folder === '' ? parts : [...folder.split('/'), ...parts]);
  const fromDocument = from(document.split('/').slice(0, -1).join('/'));
  const places = isFromDocument(path)
    ? [fromDocument]
    : path.startsWith('/')
      ? [from('')]
      : kind === 'link'
        ? [fromDocument, from(''), ...packages.map(from)]
        : [from(''), fromDocument, ...packages.map(from)];
  return [...new Set(places.filter((candidate) => candidate !== null))];
}

/** Whether a path begins with `./` or `../`, and so is relative to the document. */
export function isFromDocument(path: string): boolean {
  return /^\.\.?(?:\/|$)/.test(path);
}

/**
 * Whether a token may mean a file by the end of its path. The name of a file without its folder is
 * only such a token if it has lines or a symbol, because it is a common word otherwise.
 */
export function mayEndPath({ path, ranges, symbol }: CitationToken): boolean {
  if (isFromDocument(path) || path.startsWith('/') || !EXTENSION.test(path)) return false;
  return path.includes('/') || ranges.length > 0 || symbol !== null;
}

/**
 * Resolves `.` and `..`. Returns `null` if the path leaves the repository, or if nothing is left.
 */
function normalize(parts: readonly string[]): string | null {
  const clean: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') clean.push(part);
    else if (clean.pop() === undefined) return null;
  }
  return clean.length === 0 ? null : clean.join('/');
}
