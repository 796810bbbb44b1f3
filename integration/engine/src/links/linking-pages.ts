import type { Document } from '../documents/document.ts';
import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import { isTestOrVendoredFolder } from '../files/is-test-or-vendored.ts';
import { nameOf } from '../files/name.ts';
import { isHistorical } from '../watched/historical-pages.ts';

/** A page whose links are checked. */
export interface LinkingPage {
  readonly file: string;
  /** The spec to which the page belongs; `null` for a page that declares nothing. */
  readonly spec: string | null;
  /** The parsed page; `null` if it is not read yet. */
  readonly document: Document | null;
}

/**
 * Returns the pages whose links are checked: the documents of specs, and those that declare nothing.
 *
 * @param pages the Markdown files that the options select
 * @param watched those of them that may be watched, if they declare nothing; all if it is not set
 */
export function linkingPages(
  analyses: readonly Pick<SpecAnalysis, 'spec' | 'documents'>[],
  pages: readonly string[],
  watched: readonly string[] = pages,
): LinkingPage[] {
  const found = new Map<string, LinkingPage>();
  for (const { spec, documents } of analyses) {
    for (const { file, document } of documents) {
      if (document !== null && !found.has(file)) found.set(file, { file, spec: spec.id, document });
    }
  }
  const allowed = new Set(watched);
  for (const file of pages) {
    if (allowed.has(file) && !found.has(file))
      found.set(file, { file, spec: null, document: null });
  }
  return [...found.values()].filter(({ file }) => isLinking(file));
}

/** Folders of texts that become part of other pages, or of other repositories. */
const PARTS =
  /(?:^|\/)(?:_[^/]*|includes?|partials?|snippets?|templates?|[^/]*[-_]templates?|template-[^/]*|\.github)\//i;

const NAMED_PART = /^_|template|\.(?:partial|tmpl|tpl)\./i;

/**
 * Whether the links of a page are checked. Those of historical pages need not lead anywhere any
 * more. Those of tests are often wrong on purpose, and those of templates and partials lead from
 * another place.
 */
function isLinking(page: string): boolean {
  const folder = page.slice(0, page.lastIndexOf('/') + 1);
  if (isHistorical(page) || isTestOrVendoredFolder(folder)) return false;
  return !PARTS.test(folder) && !NAMED_PART.test(nameOf(page));
}
