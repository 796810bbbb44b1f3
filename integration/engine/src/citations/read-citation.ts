import { hasKeys, isKeyPath } from '../code/data-key.ts';
import { isSymbolName } from '../code/symbol-name.ts';
import { isMarkdown } from '../documents/format.ts';
import type { LineRange } from '../files/lines.ts';
import { decodePath } from '../files/uri.ts';
import { isPathShaped } from './path-shape.ts';
import { readLineSuffix } from './line-suffix.ts';

/** A text that may be a citation, split into path, lines and symbol. */
export interface CitationToken {
  readonly path: string;
  /** The named lines; empty if the token names a whole file or a symbol. */
  readonly ranges: readonly LineRange[];
  /** The named definition, such as `AuthConfig` in `path#AuthConfig`; `null` if none is named. */
  readonly symbol: string | null;
}

/** Where a token stands: in inline code, or as the target of a link. */
export type CitationKind = 'code' | 'link';

const MAX_LENGTH = 2000;
const MAX_PATH_LENGTH = 1000;
/** The most `#` in a token that are tried as the one in front of the symbol. */
const MAX_FRAGMENTS = 4;

/**
 * Reads `path`, `path:12`, `path:12-40`, `path:1-10,20-30`, `path#L12-L40` and `path#Symbol`. Names
 * of files may contain `:` and `#`, so there can be several readings. Whether a reading *is* a
 * citation depends on the repository: see {@link isCitation}.
 *
 * @returns the readings, best first; none if the text cannot be a citation
 */
export function readCitation(text: string, kind: CitationKind): CitationToken[] {
  if (text.length > MAX_LENGTH) return [];
  const tokens = kind === 'code' ? readText(text) : readTarget(text);
  return tokens.filter(({ path }) => canBePath(path));
}

/**
 * Reads the text of inline code. Nothing shows where the path ends, so each possible split is a
 * reading.
 */
function readText(text: string): CitationToken[] {
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
  if (lines !== null) return [{ ...lines, symbol: null }];
  const tokens: CitationToken[] = [];
  let hash = text.indexOf('#', 1);
  for (let tries = 0; hash !== -1 && tries < MAX_FRAGMENTS; tries++) {
    const path = text.slice(0, hash);
    const symbol = text.slice(hash + 1);
    if (isName(path, symbol)) tokens.push({ path, ranges: [], symbol });
    hash = text.indexOf('#', hash + 1);
  }
  return tokens;
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
 * Whether a text can be the path of a file: it is not absolute, and it names no folder. Any other
 * characters may occur in the name of a file.
 */
function canBePath(path: string): boolean {
  return path.length <= MAX_PATH_LENGTH && path.split('/').every((part) => part !== '');
}

/**
 * Decides whether a token is a citation. It is one if its file exists, at the baseline or now. It
 * is also one if it looks like a file in a folder *and* names lines.
 */
export function isCitation(token: CitationToken, exists: boolean): boolean {
  return exists || (token.ranges.length > 0 && isPathShaped(token.path));
}

/**
 * Returns the repository-relative paths that a token may mean, best first. A path in text is
 * resolved from the root of the repository first, then from the folder of the document. The target
 * of a link is resolved the other way round. A path that begins with `./` or `../` is always
 * relative to the document. A path that leaves the repository is left out.
 */
export function resolveCandidates(path: string, document: string, kind: CitationKind): string[] {
  const parts = path.split('/');
  const fromDocument = normalize([...document.split('/').slice(0, -1), ...parts]);
  const fromRoot = /^\.\.?(?:\/|$)/.test(path) ? null : normalize(parts);
  const ordered = kind === 'code' ? [fromRoot, fromDocument] : [fromDocument, fromRoot];
  return [...new Set(ordered.filter((candidate) => candidate !== null))];
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
