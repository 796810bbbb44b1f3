import type { Document } from '../documents/document.ts';
import { similarNames } from '../text/suggestion.ts';

/** The headings and anchors of a page. */
type Page = Pick<Document, 'headings' | 'anchors'>;

/**
 * Whether a page has a place with an id. Forges and site generators make different ids of the same
 * heading, so only letters and digits count. A page that shows content from elsewhere may have any
 * id.
 */
export function hasAnchor({ headings, anchors }: Page, fragment: string): boolean {
  if (anchors.areOpen) return true;
  const wanted = keyOf(fragment.replace(/^user-content-/, ''));
  if (wanted === '') return true;
  return [...headings.map(({ slug }) => slug), ...anchors.ids].some((id) => keyOf(id) === wanted);
}

/** Returns the headings of a page whose ids resemble one that it does not have. */
export function similarHeadings({ headings }: Page, fragment: string): string[] {
  const bySlug = new Map(headings.map(({ slug, text }) => [slug, text]));
  bySlug.delete('');
  return similarNames(fragment, [...bySlug.keys()]).map((slug) => bySlug.get(slug) ?? slug);
}

function keyOf(id: string): string {
  return id
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
