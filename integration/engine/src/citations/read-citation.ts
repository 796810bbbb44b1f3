import { hasKeys, isKeyPath } from '../code/data-key.ts';
import { isSymbolName } from '../code/symbol-name.ts';
import { isMarkdown } from '../documents/format.ts';
import type { LineRange } from '../files/lines.ts';
import { decodePath } from '../files/uri.ts';
import { isPathShaped } from './path-shape.ts';
import { readLineSuffix } from './line-suffix.ts';

/** A token that may be a citation, taken apart. */
export interface CitationToken {
  readonly path: string;
  /** None for a whole file or a symbol. */
  readonly ranges: readonly LineRange[];
  /** `AuthConfig` of `path#AuthConfig`; `null` where none is named. */
  readonly symbol: string | null;
}

/** Where a token stands: in inline code, or as the target of a link. */
export type CitationKind = 'code' | 'link';

const MAX_LENGTH = 2000;
const MAX_PATH_LENGTH = 1000;
/** How many `#` of a token are tried as the one before its symbol. */
const MAX_FRAGMENTS = 4;

/**
 * Reads `path`, `path:12`, `path:12-40`, `path:1-10,20-30`, `path#L12-L40` and `path#Symbol`.
 * Files may have `:` and `#` in their names, so there can be several readings, best first; none for
 * what can be no citation. Whether a reading *is* one depends on the repository: see
 * {@link isCitation}.
 */
export function readCitation(text: string, kind: CitationKind): CitationToken[] {
  if (text.length > MAX_LENGTH) return [];
  const tokens = kind === 'code' ? readText(text) : readTarget(text);
  return tokens.filter(({ path }) => canBePath(path));
}

/** Nothing says where the path ends, so that every split is a reading. */
function readText(text: string): CitationToken[] {
  return [{ path: text, ranges: [], symbol: null }, ...readSuffix(text)];
}

/** The path of a target ends at the first `#`, and is encoded. */
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

/** What follows `#` on a page is an anchor. */
function isPage(path: string): boolean {
  return isMarkdown(path) || /\.x?html?$/i.test(path);
}

/** Neither absolute nor a folder; what names it otherwise has is for the repository to say. */
function canBePath(path: string): boolean {
  return path.length <= MAX_PATH_LENGTH && path.split('/').every((part) => part !== '');
}

/**
 * Decides whether a token is a citation: its file exists, at the baseline or now, or it looks like a
 * file of a folder *and* names lines.
 */
export function isCitation(token: CitationToken, exists: boolean): boolean {
  return exists || (token.ranges.length > 0 && isPathShaped(token.path));
}

/**
 * The repository-relative paths that a token may mean, best first: in text the repository's root
 * comes before the document's folder, in a link target it is the other way round. What begins with
 * `./` or `../` is always relative to the document. None where it leads out of the repository.
 */
export function resolveCandidates(path: string, document: string, kind: CitationKind): string[] {
  const parts = path.split('/');
  const fromDocument = normalize([...document.split('/').slice(0, -1), ...parts]);
  const fromRoot = /^\.\.?(?:\/|$)/.test(path) ? null : normalize(parts);
  const ordered = kind === 'code' ? [fromRoot, fromDocument] : [fromDocument, fromRoot];
  return [...new Set(ordered.filter((candidate) => candidate !== null))];
}

/** Resolves `.` and `..`; `null` where the path leaves the repository. */
function normalize(parts: readonly string[]): string | null {
  const clean: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') clean.push(part);
    else if (clean.pop() === undefined) return null;
  }
  return clean.length === 0 ? null : clean.join('/');
}
