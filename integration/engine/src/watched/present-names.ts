import { normalizeName } from '../impact/names.ts';
import { parseJson } from '../cache/parse-json.ts';
import { escaped } from '../text/escaped.ts';
import { nameOf } from '../files/name.ts';
import type { NameKind } from './page-names.ts';
import { isMakefile, isPackageManifest } from './source-files.ts';

/** A name, without its place. */
export interface Named {
  readonly kind: NameKind;
  readonly name: string;
}

/** Matches identifiers, and words with hyphens. */
const WORDS = /[A-Za-z_$][\w$]*(?:-[\w$]+)*/g;

const ROUTES = /\/[\w{}<>:*@.[\]-]+(?:\/[\w{}<>:*@.[\]-]+)*/g;

/** Files that make the targets of `make`, or other makefiles. */
const GENERATES_TARGETS = /^(?:CMakeLists\.txt|configure(?:\.ac|\.in)?|makefile\.(?:am|in|PL))$/i;

/**
 * Finds out which names have an instance in some files. All spellings of a name count, such as
 * `maxWarnings` for `--max-warnings`. It rather finds an instance too many than one too few.
 */
export class PresentNames {
  private readonly open = new Set<Named>();
  private readonly byForm = new Map<string, Named[]>();
  private readonly scripts: readonly Named[];
  private readonly targets: readonly Named[];
  /** The routes by their last fixed part. */
  private readonly routes: ReadonlyMap<string, readonly Named[]>;
  /** The words that were looked up. */
  private readonly seen = new Set<string>();

  constructor(names: Iterable<Named>) {
    for (const named of names) {
      this.open.add(named);
      for (const form of formsOf(named)) {
        const known = this.byForm.get(form);
        if (known === undefined) this.byForm.set(form, [named]);
        else known.push(named);
      }
    }
    const all = [...this.open];
    this.scripts = all.filter(({ kind }) => kind === 'script');
    this.targets = all.filter(({ kind }) => kind === 'target');
    this.routes = Map.groupBy(
      all.filter(({ kind }) => kind === 'route'),
      ({ name }) => lastPart(name),
    );
  }

  /** The names of which no instance was found. */
  get absent(): Named[] {
    return [...this.open];
  }

  /** Reads the path of a file. A file can have the name of what it defines. */
  readPath(path: string): void {
    for (const part of path.split('/')) {
      for (const name of [part, part.replace(/\..*$/, '')]) {
        this.take(normalizeName(name));
        this.take(asPath(name));
      }
    }
    if (GENERATES_TARGETS.test(nameOf(path))) for (const each of this.targets) this.find(each);
    this.readLastParts(`/${path}`);
  }

  /** Reads the content of a file. */
  readText(path: string, text: string): void {
    if (isBinary(text)) return;
    for (const { 0: word, index } of text.matchAll(WORDS)) {
      this.takeWord(word);
      // In a string, `\n` can stand before a name.
      if (text[index - 1] === '\\') this.takeWord(word.slice(1));
    }
    if (this.routes.size > 0) this.readRoutes(text);
    if (this.scripts.length > 0 && isPackageManifest(path)) this.readScripts(text);
    if (this.targets.length > 0 && isMakefile(path)) this.readTargets(text);
  }

  private takeWord(word: string): void {
    if (this.seen.has(word)) return;
    this.seen.add(word);
    this.take(exactly(word));
    this.take(normalizeName(word));
    if (word.includes('-')) for (const part of word.split('-')) this.takeWord(part);
  }

  private take(form: string): void {
    for (const named of this.byForm.get(form) ?? []) this.find(named);
  }

  private find(named: Named): void {
    this.open.delete(named);
  }

  private readRoutes(text: string): void {
    for (const [route] of text.matchAll(ROUTES)) this.take(normalizeName(route));
    this.readLastParts(text);
  }

  private readLastParts(text: string): void {
    for (const part of this.likelyParts(text)) {
      const own = this.routes.get(part);
      if (own === undefined || !text.includes(part) || !standsAlone(part).test(text)) continue;
      for (const named of own) this.find(named);
    }
  }

  /** Returns the parts to look for. A page can name thousands of routes, and most texts have none. */
  private likelyParts(text: string): Iterable<string> {
    if (this.routes.size <= MOST_SEARCHED) return this.routes.keys();
    const parts = new Set([...this.routes.keys()].filter((part) => !FIXED.test(part)));
    for (const [, part = ''] of text.matchAll(PARTS)) {
      for (const each of [part, part.replace(/\.\w+$/, '')]) parts.add(each);
    }
    return parts;
  }

  private readScripts(text: string): void {
    const manifest = parseJson(text);
    for (const named of this.scripts) {
      if (manifest === undefined || scriptsIn(manifest).has(named.name)) this.find(named);
    }
  }

  private readTargets(text: string): void {
    const patterns = [...text.matchAll(/^([\w./-]*%[\w./-]*)\s*:/gm)].map(([, pattern = '']) => {
      const [start = '', end = ''] = pattern.split('%');
      return { start, end };
    });
    const words = new Set(text.match(/[\w.-]+/g));
    for (const named of this.targets) {
      const { name } = named;
      const isMade = patterns.some(
        ({ start, end }) => name.startsWith(start) && name.endsWith(end),
      );
      if (isMade || words.has(name)) this.find(named);
    }
  }
}

/** Whether a text is the content of a binary file. */
export function isBinary(text: string): boolean {
  return text.slice(0, 8000).includes('\0');
}

/** Returns what a package manager runs by name: scripts, and programs of dependencies. */
function scriptsIn(manifest: unknown): ReadonlySet<string> {
  const fields = ['scripts', 'dependencies', 'devDependencies', 'bin', 'wireit'];
  const names = fields.flatMap((field) => {
    const own = (manifest as Partial<Record<string, unknown>> | null)?.[field];
    return typeof own === 'object' && own !== null ? Object.keys(own) : [];
  });
  return new Set(names);
}

/** Returns the normal forms of which each counts as an instance. */
function formsOf({ kind, name }: Named): string[] {
  if (kind === 'script' || kind === 'target') return [];
  if (kind === 'route') return routeForms(name);
  // A class `HashFiles` can be gone while there is a function `hash_files`, and a file of that name.
  if (kind === 'identifier' && /^[A-Z]/.test(name)) return [exactly(name), asPath(name)];
  const form = normalizeName(name);
  if (kind === 'flag') return [form, normalizeName(name.replace(/^--(?:no|without)-/, ''))];
  if (kind !== 'variable') return [form];
  // The beginning of a variable is often put before its name by a program.
  const [, ...rest] = name.split('_');
  return rest.length > 1 ? [form, normalizeName(rest.join('_'))] : [form];
}

/** Returns the form of a word whose spelling counts. No normal form begins with a sign. */
function exactly(word: string): string {
  return `=${word}`;
}

/** Returns the form of a word in a path. */
function asPath(word: string): string {
  return `./${normalizeName(word)}`;
}

/** A router can have the first parts of a path, and parameters can be declared elsewhere. */
function routeForms(route: string): string[] {
  const parts = route.split('/').slice(1);
  const isParameter = (part = ''): boolean => /^[:{<[*]/.test(part);
  const ends = [[...parts]];
  while (isParameter(parts.at(-1))) {
    parts.pop();
    ends.push([...parts]);
  }
  return ends.flatMap((end) =>
    end.flatMap((_, index) =>
      end.slice(index).every(isParameter) ? [] : [normalizeName(`/${end.slice(index).join('/')}`)],
    ),
  );
}

/** Matches a part of a route that has no parameter. */
const FIXED = /^[\w@.-]+$/;

/** So many parts of routes are looked for one by one, which is faster for a few. */
const MOST_SEARCHED = 32;

/** Matches what can be a fixed part of a route. */
const PARTS = /['"`:/]([\w@.-]+)/g;

/** Returns the last fixed part of a route, or all of it if it has none. */
function lastPart(route: string): string {
  return route.split('/').findLast((each) => FIXED.test(each)) ?? route;
}

/** Matches a part of a route where it stands alone in quotes, or is a file or folder. */
function standsAlone(part: string): RegExp {
  return new RegExp(`['"\`:/]${escaped(part)}(?:['"\`]|\\.\\w+$|/\\+?\\w+\\.\\w+$)`, 'm');
}
