import { namesIn, normalizeName } from './names.ts';

/** The names of each page of a site, by the file of the page, normalized. */
export type PageNames = ReadonlyMap<string, ReadonlySet<string>>;

/** All names in a text: more than a page means by them, which is enough to see what is common. */
export function readNames(text: string): Set<string> {
  return new Set(namesIn(text).map(normalizeName));
}

/** A name that more pages than this part of them use says little about one of them. */
const COMMON = 0.1;
/** So many pages may use a name, however few there are. */
const FEW = 2;

/** The pages of a site, and how many of them use each name. */
export class SiteNames {
  private readonly pages: PageNames;
  private readonly counts = new Map<string, number>();

  constructor(pages: PageNames) {
    this.pages = pages;
    for (const names of pages.values()) {
      for (const name of names) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    }
  }

  /** The pages beside one of them. */
  beside(file: string): OtherPages {
    const own = this.pages.get(file);
    return new OtherPages(this.pages.size, (name) => {
      const count = this.counts.get(name) ?? 0;
      return own?.has(name) === true ? count - 1 : count;
    });
  }
}

/** The pages beside the one that is judged. */
export class OtherPages {
  private readonly size: number;
  private readonly count: (name: string) => number;

  /**
   * @param size the number of all pages
   * @param count returns how many other pages use a normalized name
   */
  constructor(size: number, count: (name: string) => number) {
    this.size = size;
    this.count = count;
  }

  /** Whether so many other pages use a name that it says little about this one. */
  isCommon(name: string): boolean {
    return this.count(normalizeName(name)) > Math.max(FEW, this.size * COMMON);
  }

  /** Whether another page names it. */
  cover(name: string): boolean {
    return this.count(normalizeName(name)) > 0;
  }
}
