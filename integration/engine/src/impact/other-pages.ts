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

/** The pages beside the one that is judged. */
export class OtherPages {
  private readonly pages: PageNames;
  private readonly file: string;

  constructor(pages: PageNames, file: string) {
    this.pages = pages;
    this.file = file;
  }

  /** Whether so many other pages use a name that it says little about this one. */
  isCommon(name: string): boolean {
    return this.count(name) > Math.max(FEW, this.pages.size * COMMON);
  }

  /** Whether another page names it. */
  cover(name: string): boolean {
    return this.count(name) > 0;
  }

  private count(name: string): number {
    const key = normalizeName(name);
    let count = 0;
    for (const [file, names] of this.pages) if (file !== this.file && names.has(key)) count++;
    return count;
  }
}
