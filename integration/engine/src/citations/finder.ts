import { isMarkdown } from '../documents/format.ts';
import type { Document } from '../documents/document.ts';
import type { Reference } from '../documents/references.ts';
import type { FoundCitation } from './citation.ts';
import {
  type CitationToken,
  isCitation,
  readCitation,
  resolveCandidates,
} from './read-citation.ts';

/**
 * Finds the citations of a document.
 *
 * @param exists tells whether a repository-relative path is a file, at the baseline or now
 */
export function findCitations(
  file: string,
  document: Document,
  exists: (path: string) => boolean,
): FoundCitation[] {
  return document.references.flatMap((reference) => readReference(reference, file, exists));
}

/**
 * Returns a citation for each run of lines that a reference cites. Returns none if the reference is
 * no citation.
 */
export function readReference(
  reference: Reference,
  file: string,
  exists: (path: string) => boolean,
): FoundCitation[] {
  const token = resolve(reference, file, exists);
  return token === null ? [] : runsOf(token).map((run) => ({ reference, ...run }));
}

/**
 * Returns the token with the path of the file that it means. Returns `null` if the reference is no
 * citation.
 */
function resolve(
  { kind, text }: Reference,
  file: string,
  exists: (path: string) => boolean,
): CitationToken | null {
  const readings = readCitation(text, kind).map((token) => ({
    token,
    candidates: resolveCandidates(token.path, file, kind),
  }));
  for (const { token, candidates } of readings) {
    const path = candidates.flatMap(spellings).find(exists);
    if (path === undefined) continue;
    return kind === 'link' && leadsToPage(token, path) ? null : { ...token, path };
  }
  for (const { token, candidates } of readings) {
    const [path] = candidates;
    if (path !== undefined && isCitation(token, false)) return { ...token, path };
  }
  return null;
}

/**
 * Returns a path as it is written, and in the Unicode forms NFC and NFD. The name of a file can be
 * stored in another form than the document uses.
 */
function spellings(path: string): string[] {
  if (/^\p{ASCII}*$/u.test(path)) return [path];
  return [...new Set([path, path.normalize('NFC'), path.normalize('NFD')])];
}

/**
 * Whether a link means the page of a document, and not its source. It does so if it leads to a
 * Markdown file and names no lines.
 */
function leadsToPage({ ranges }: CitationToken, path: string): boolean {
  return ranges.length === 0 && isMarkdown(path);
}

function runsOf({ path, ranges, symbol }: CitationToken): Omit<FoundCitation, 'reference'>[] {
  if (ranges.length === 0) return [{ path, startLine: null, endLine: null, symbol }];
  return ranges.map(({ startLine, endLine }) => ({ path, startLine, endLine, symbol }));
}
