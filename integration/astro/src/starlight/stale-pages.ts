import type { Report } from '@astro-drift/engine/internal/report/schema';

/** What is known of a site's pages; their paths have no base and no outer slashes. */
export interface KnownPages {
  /** The path of the page that shows a document, or `null`. */
  readonly pathOf: (file: string) => string | null;
  /** Whether a document has a page at that path. */
  readonly has: (path: string) => boolean;
  /** What stands before the paths of pages in the default language. */
  readonly defaultLocale: string;
}

/** The pages that may be out of date. */
export class StalePages {
  private readonly paths: ReadonlySet<string>;
  private readonly pages: KnownPages;

  constructor({ specs }: Report, pages: KnownPages) {
    const documents = specs
      .filter(({ status }) => status === 'drifted' || status === 'upstream-drifted')
      .flatMap((spec) => spec.documents);
    this.paths = new Set(documents.flatMap(({ file }) => pages.pathOf(file) ?? []));
    this.pages = pages;
  }

  /** Whether there are none. */
  get isEmpty(): boolean {
    return this.paths.size === 0;
  }

  /**
   * Whether a page may be out of date. One that is not translated shows that of the default language.
   *
   * @param locale what stands before the paths of pages in the language at hand
   */
  has(path: string, locale: string): boolean {
    const { has, defaultLocale } = this.pages;
    const [first = '', ...rest] = path.split('/');
    if (first !== locale || has(path)) return this.paths.has(path);
    return this.paths.has([defaultLocale, ...rest].filter((part) => part !== '').join('/'));
  }
}
