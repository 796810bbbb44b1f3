import type { Document, Reference } from '../documents/document.ts';
import { isMarkdown } from '../documents/format.ts';
import { decodePath } from '../files/uri.ts';
import { type CitationToken, isCitation, readCitation, resolveCandidates } from './citation.ts';

/** A citation found in a document, with the file that it means. */
export interface FoundCitation {
  readonly reference: Reference;
  /** With the repository-relative path that the token stands for. */
  readonly token: CitationToken;
}

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
  const found: FoundCitation[] = [];
  for (const reference of document.references) {
    const token = readCitation(
      reference.kind === 'link' ? decodePath(reference.text) : reference.text,
    );
    if (token === null) continue;
    const candidates = resolveCandidates(token.path, file, reference.kind);
    const path = candidates.find(exists);
    if (reference.kind === 'link' && leadsToPage(token, path ?? token.path)) continue;
    if (!isCitation(token, path !== undefined)) continue;
    found.push({ reference, token: { ...token, path: path ?? candidates[0] ?? token.path } });
  }
  return found;
}

/** A link to another document, without lines, means its page and not its source. */
function leadsToPage({ startLine }: CitationToken, path: string): boolean {
  return startLine === null && isMarkdown(path);
}
