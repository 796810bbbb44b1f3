import { isOfAnyProject } from '../citations/reader-files.ts';
import { nameOf } from '../files/name.ts';
import { isCompound, normalizeName } from '../impact/names.ts';
import type { Clue } from './clue.ts';

/** Names that say what a file is for in its folder, and not what it is about. */
const GENERAL = new Set(
  '__init__ __main__ about changelog contributing example examples faq guide home index init install installation intro introduction lib main mod overview package readme setup start test tests types usage util utils'.split(
    ' ',
  ),
);

/** The weight of a name of several words, and that of a single word. */
const WEIGHTS = { compound: 1, word: 0.6 };

/** Finds files by their names. A name that several files have means none of them. */
export class Namesakes {
  private readonly byName = new Map<string, string | null>();

  constructor(paths: Iterable<string>) {
    for (const path of paths) {
      if (isOfAnyProject(nameOf(path))) continue;
      const name = stemOf(path);
      this.byName.set(name, this.byName.has(name) ? null : path);
    }
  }

  /** Finds the only source file with the name of a page. */
  of(page: string): Clue[] {
    const name = stemOf(page);
    const path = GENERAL.has(name) ? undefined : this.byName.get(name);
    if (path === undefined || path === null) return [];
    const weight = isCompound(nameOf(page)) ? WEIGHTS.compound : WEIGHTS.word;
    return [{ path, weight, reason: 'has the name of the page' }];
  }
}

function stemOf(path: string): string {
  const stem = nameOf(path).replace(/(?!^)\..*$/, '');
  return GENERAL.has(stem.toLowerCase()) ? stem.toLowerCase() : normalizeName(stem);
}
