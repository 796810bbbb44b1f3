import type { SpecReport } from '@astro-drift/engine/internal/report/schema';

/** What is known about the pages of a site. Paths have no base, and no slashes at both ends. */
export interface KnownPages {
  /** Returns the path of the page that shows a document, or `null` if it is not known. */
  readonly pathOf: (file: string) => string | null;
  /** Returns whether a document has a page at this path. */
  readonly has: (path: string) => boolean;
  /** The path prefix of pages in the default language. It is `''` if there is none. */
  readonly defaultLocale: string;
}

/** Holds the pages that may be out of date. */
export class StalePages {
  private readonly paths: ReadonlySet<string>;
  private readonly pages: KnownPages;

  constructor(specs: readonly SpecReport[], pages: KnownPages) {
    const documents = specs
      .flatMap((spec) => spec.documents)
      .filter(({ state }) => state === 'broken' || state === 'needs-review');
    this.paths = new Set(documents.flatMap(({ file }) => pages.pathOf(file) ?? []));
    this.pages = pages;
  }

  /** Whether there are no such pages. */
  get isEmpty(): boolean {
    return this.paths.size === 0;
  }

  /**
   * Returns whether a page may be out of date. If a page has no translation, its URL shows the page
   * of the default language.
   *
   * @param locale the path prefix of the page's language
   */
  has(path: string, locale: string): boolean {
    const { has, defaultLocale } = this.pages;
    const [first = '', ...rest] = path.split('/');
    if (first !== locale || has(path)) return this.paths.has(path);
    return this.paths.has([defaultLocale, ...rest].filter((part) => part !== '').join('/'));
  }
}
