import type { LineRange } from '../files/lines.ts';
import type { RemoteAddress } from '../git/remote-address.ts';
import { originOf } from './remote.ts';

/** A file at a commit, as the address of its page tells it. */
export interface FilePage {
  /** Percent-encoded, but for its slashes. */
  readonly path: string;
  /** The whole id. */
  readonly commit: string;
  readonly ranges: readonly LineRange[];
  /** Whether forges show something made of the file, which has no lines, unless they are told. */
  readonly isRendered: boolean;
}

/** How a forge addresses its web pages. */
export interface ForgePages {
  /** As people write it. */
  readonly name: string;
  /** The page of a repository; `null` for an address at which this forge has none. */
  repository(remote: RemoteAddress): string | null;
  /** What follows the repository's page in the address of a file's. */
  file(page: FilePage): string;
  /** What follows the repository's page in the address of a commit's. */
  commit(oid: string): string;
}

/** The page at a path of the host that a repository was cloned from. */
export function pageAt(remote: RemoteAddress, path: readonly string[]): string {
  return `${originOf(remote)}/${path.map(encodeName).join('/')}`;
}

/** Writes a file's path so that it means the same in the path, query and fragment of an address. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeName).join('/');
}

/** Quotes and parentheses are encoded too, lest they end an address that stands in other text. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `12`, or both ends with something between them. */
export function spanOf({ startLine, endLine }: LineRange, between: string): string {
  return startLine === endLine ? `${startLine}` : `${startLine}${between}${endLine}`;
}

/** Several ranges in the way of {@link spanOf}, with commas. */
export function spansOf(ranges: readonly LineRange[], between: string): string {
  return ranges.map((range) => spanOf(range, between)).join(',');
}
