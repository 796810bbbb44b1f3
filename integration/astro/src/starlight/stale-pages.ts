import type { Report } from '@astro-drift/engine/internal/report/schema';

/** Facts about a site's pages. Paths have no base and no outer slashes. */
export interface KnownPages {
  /** The path of the page that shows a document, or `null`. */
  readonly pathOf: (file: string) => string | null;
  /** Whether a document has a page at that path. */
  readonly has: (path: string) => boolean;
  /** The path prefix of pages in the default language. */
  readonly defaultLocale: string;
}

/** The pages that may be out of date. */
export class StalePages {
  private readonly paths: ReadonlySet<string>;
  private readonly pages: KnownPages;

  constructor({ specs }: Report, pages: KnownPages) {
    const documents = specs
      .flatMap((spec) => spec.documents)
      .filter(({ state }) => state === 'broken' || state === 'needs-review');
    this.paths = new Set(documents.flatMap(({ file }) => pages.pathOf(file) ?? []));
    this.pages = pages;
  }

  /** Whether the list is empty. */
  get isEmpty(): boolean {
    return this.paths.size === 0;
  }

  /**
   * Whether a page may be out of date. A page without a translation shows the page of the default
   * language.
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
