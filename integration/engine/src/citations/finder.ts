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
 * @param exists whether a repository-relative path is a file, at the baseline or now
 */
export function findCitations(
  file: string,
  document: Document,
  exists: (path: string) => boolean,
): FoundCitation[] {
  return document.references.flatMap((reference) => readReference(reference, file, exists));
}

/** The runs of lines that a reference cites; none for one that is no citation. */
export function readReference(
  reference: Reference,
  file: string,
  exists: (path: string) => boolean,
): FoundCitation[] {
  const token = resolve(reference, file, exists);
  return token === null ? [] : runsOf(token).map((run) => ({ reference, ...run }));
}

/** The token with the path of the file that it means; `null` for what is no citation. */
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

/** A path as it is written, and with its letters and accents put together or apart. */
function spellings(path: string): string[] {
  if (/^\p{ASCII}*$/u.test(path)) return [path];
  return [...new Set([path, path.normalize('NFC'), path.normalize('NFD')])];
}

/** A link to another document, without lines, means its page and not its source. */
function leadsToPage({ ranges }: CitationToken, path: string): boolean {
  return ranges.length === 0 && isMarkdown(path);
}

function runsOf({ path, ranges, symbol }: CitationToken): Omit<FoundCitation, 'reference'>[] {
  if (ranges.length === 0) return [{ path, startLine: null, endLine: null, symbol }];
  return ranges.map(({ startLine, endLine }) => ({ path, startLine, endLine, symbol }));
}
