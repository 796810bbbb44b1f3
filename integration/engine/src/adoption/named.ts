import { isCompound, normalizeName } from '../impact/names.ts';
import { type Mention, type Page } from '../impact/page.ts';
import type { Clue } from './clue.ts';

/** A name that a source file gives to something. */
export interface DefinedName {
  readonly name: string;
  /** Whether it is a function, a class or the like, and not a key, a flag or a variable. */
  readonly isDefinition: boolean;
}

/** Which of the files that define a name is meant: the more essential one. */
export const RANKS = ['source', 'declaration', 'example'] as const;

/** One of {@link RANKS}. */
export type Rank = (typeof RANKS)[number];

/** A source file with the names that it defines. */
export interface DefiningFile {
  readonly path: string;
  readonly rank: Rank;
  readonly names: readonly DefinedName[];
}

/** The only file that defines a name. */
interface Definer {
  readonly path: string;
  readonly isDefinition: boolean;
}

/**
 * Finds the files that define names. A definition counts before a key or a flag of the same name, and
 * a source file before type declarations and examples. A name that several files define alike means
 * none of them.
 */
export class Definers {
  /** The files by name, in the order in which they count; `null` for a name that several define. */
  private readonly levels: readonly {
    readonly isDefinition: boolean;
    readonly paths: Map<string, string | null>;
  }[];

  constructor(files: readonly DefiningFile[]) {
    this.levels = [true, false].flatMap((isDefinition) =>
      RANKS.map((rank) => {
        const paths = new Map<string, string | null>();
        for (const file of files.filter((each) => each.rank === rank)) {
          for (const each of file.names) {
            if (each.isDefinition !== isDefinition) continue;
            const key = keyOf(each.name);
            paths.set(key, paths.has(key) && paths.get(key) !== file.path ? null : file.path);
          }
        }
        return { isDefinition, paths };
      }),
    );
  }

  /** Returns the only file that defines a name; `null` if there is none, or several. */
  definerOf(name: string): Definer | null {
    const key = keyOf(name);
    const level = this.levels.find(({ paths }) => paths.has(key));
    const path = level?.paths.get(key) ?? null;
    return level === undefined || path === null ? null : { path, isDefinition: level.isDefinition };
  }
}

/** Names have to be written alike. Only the parameters of routes can have other names. */
function keyOf(name: string): string {
  return name.startsWith('/') ? normalizeName(name) : name;
}

/** The weight of a name by the place where the page writes it. */
const PLACES: Readonly<Record<Mention['place'], number>> = {
  heading: 1,
  code: 0.5,
  cell: 0.5,
  term: 0.5,
  link: 0.5,
  label: 0.5,
  block: 0.25,
};

/** The weight of an ordinary word, which may mean something else. */
const ORDINARY = 0.3;

/** More names of the same file say no more. */
const MOST = 4;

/** The number of names that a reason has. */
const SHOWN = 2;

/**
 * Finds the files that define what a page names.
 *
 * @param pagesWith returns how many pages contain a name, among them this one; names that many pages
 *   use say little about one of them
 */
export function namedFiles(
  page: Page,
  definers: Definers,
  pagesWith: (name: string) => number,
): Clue[] {
  const found = new Map<string, { name: string; weight: number }[]>();
  for (const [name, weight] of namesOf(page)) {
    const definer = definers.definerOf(name);
    if (definer === null) continue;
    const { path, isDefinition } = definer;
    const isTelling = isDefinition || isCompound(name);
    if (!isTelling) continue;
    const own = { name, weight: weight / Math.sqrt(Math.max(1, pagesWith(name))) };
    const known = found.get(path);
    if (known === undefined) found.set(path, [own]);
    else known.push(own);
  }
  return [...found].map(([path, names]) => ({
    path,
    weight: Math.min(
      MOST,
      names.reduce((sum, { weight }) => sum + weight, 0),
    ),
    reason: `defines ${listNames(names)}`,
  }));
}

/** Returns the names on a page, each with the weight of the best place where it stands. */
function namesOf(page: Page): Map<string, number> {
  const names = new Map<string, number>();
  for (const mentions of page.mentions.values()) {
    for (const mention of mentions) {
      const weight = weightOf(mention);
      if (weight > (names.get(mention.written) ?? 0)) names.set(mention.written, weight);
    }
  }
  return names;
}

function weightOf({ place, written, isAlone }: Mention): number {
  const isName = isCompound(written) || /^[A-Z]/.test(written);
  const isMeant = place === 'code' || isAlone || isCompound(written);
  if (!isMeant || written.length < 3) return 0;
  if (isName) return PLACES[place];
  return place === 'block' || written.length < 4 ? 0 : PLACES[place] * ORDINARY;
}

function listNames(names: readonly { readonly name: string; readonly weight: number }[]): string {
  const best = names.toSorted((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
  const shown = best.slice(0, SHOWN).map(({ name }) => `\`${name}\``);
  const more = best.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
