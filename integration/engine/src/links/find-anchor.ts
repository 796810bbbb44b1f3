import type { Document } from '../documents/document.ts';
import { similarNames } from '../text/suggestion.ts';

/** The headings and anchors of a page. */
type Page = Pick<Document, 'headings' | 'anchors'>;

/**
 * Whether a page has a place with an id. Forges and site generators make different ids of the same
 * heading, so only letters and digits count. A page that shows content from elsewhere may have any
 * id.
 */
export function hasAnchor(page: Page, fragment: string): boolean {
  if (page.anchors.areOpen) return true;
  const wanted = keyOf(fragment.replace(/^user-content-/, ''));
  return wanted === '' || keysOf(page).has(wanted);
}

/** Returns the headings of a page whose ids resemble one that it does not have. */
export function similarHeadings({ headings }: Page, fragment: string): string[] {
  const bySlug = new Map(headings.map(({ slug, text }) => [slug, text]));
  bySlug.delete('');
  return similarNames(fragment, [...bySlug.keys()]).map((slug) => bySlug.get(slug) ?? slug);
}

/** Many links can lead to the same page. */
const keys = new WeakMap<Page, ReadonlySet<string>>();

function keysOf(page: Page): ReadonlySet<string> {
  const known = keys.get(page);
  if (known !== undefined) return known;
  const ids = [...page.headings.map(({ slug }) => slug), ...page.anchors.ids];
  const found = new Set(ids.map(keyOf));
  keys.set(page, found);
  return found;
}

function keyOf(id: string): string {
  return id
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
