import { parseJson } from '../cache/parse-json.ts';
import { languageOf } from '../code/language.ts';
import { isVisible } from '../facts/fact.ts';
import { readFacts } from '../facts/read-facts.ts';
import { decode } from '../git/blobs.ts';
import { nameOf } from '../files/name.ts';
import { escaped } from '../text/escaped.ts';
import { isBinary, type Named } from './present-names.ts';
import { isMakefile, isPackageManifest } from './source-files.ts';
import { WantedWords } from './words-among.ts';

/** Files that list the names of other projects. */
const MANIFEST =
  /^(?:package\.json|pyproject\.toml|cargo\.toml|requirements[^/]*\.txt|setup\.(?:cfg|py)|gemfile|go\.mod|composer\.json|renovate\.json5?)$/i;

/** Longer files are not read, because they are generated. */
const MOST_BYTES = 256 * 1024;

/** Finds the names of a list that files declare, or read as a setting. */
export class DeclaredNames {
  private readonly byWord = new Map<string, Named[]>();
  private readonly wanted: WantedWords;
  private readonly routes: readonly Named[];
  private readonly scripts: readonly Named[];
  private readonly targets: readonly Named[];

  constructor(names: readonly Named[]) {
    for (const named of names) {
      if (named.kind === 'route' || named.kind === 'script' || named.kind === 'target') continue;
      const word = named.name.replace(/^--/, '');
      const known = this.byWord.get(word);
      if (known === undefined) this.byWord.set(word, [named]);
      else known.push(named);
    }
    this.wanted = new WantedWords(this.byWord.keys());
    const ofKind = (kind: Named['kind']): Named[] => names.filter((each) => each.kind === kind);
    this.routes = ofKind('route');
    this.scripts = ofKind('script');
    this.targets = ofKind('target');
  }

  /** Returns the names that a file declares. */
  in(path: string, content: Buffer): Named[] {
    if (content.length > MOST_BYTES) return [];
    const words = this.wanted.in(content);
    const stem = nameOf(path).replace(/\.[^.]*$/, '');
    if (this.byWord.has(stem)) words.add(stem);
    const isOther =
      this.routes.some(({ name }) => content.includes(name)) ||
      (this.scripts.length > 0 && isPackageManifest(path)) ||
      (this.targets.length > 0 && isMakefile(path));
    // Most files have none of the names.
    if (words.size === 0 && !isOther) return [];
    const text = decode(content);
    if (isBinary(text)) return [];
    const named = [...words].flatMap((word) => this.byWord.get(word) ?? []);
    const declared = named.length === 0 ? [] : declaredAmong(path, text, stem, named);
    return [
      ...declared,
      ...this.routes.filter(({ name }) => isQuoted(text, name)),
      ...(isPackageManifest(path) ? this.scriptsIn(text) : []),
      ...(isMakefile(path) ? this.targetsIn(text) : []),
    ];
  }

  private scriptsIn(text: string): Named[] {
    const { scripts } = (parseJson(text) ?? {}) as { scripts?: unknown };
    if (typeof scripts !== 'object' || scripts === null) return [];
    return this.scripts.filter(({ name }) => Object.hasOwn(scripts, name));
  }

  private targetsIn(text: string): Named[] {
    const targets = [...text.matchAll(/^([\w.-]+(?:[ \t]+[\w.-]+)*)[ \t]*:(?!=)/gm)].flatMap(
      ([, names = '']) => names.split(/\s+/),
    );
    return this.targets.filter(({ name }) => targets.includes(name));
  }
}

function declaredAmong(path: string, text: string, stem: string, names: readonly Named[]): Named[] {
  const { facts = [], words = new Set<string>() } = readFacts(path, text) ?? {};
  const known = new Set(
    facts.filter(isVisible).flatMap(({ name }) => [name, ...(name.match(/[\w$]+/g) ?? [])]),
  );
  const isProgram = languageOf(path) !== null;
  return names.filter(({ kind, name }) => {
    if (kind === 'flag') return isProgram && isFlag(text, name);
    if (kind === 'option')
      return stem === name || (!MANIFEST.test(nameOf(path)) && isKey(text, name));
    if (known.has(name) || isMember(text, name)) return true;
    if (isProgram && words.has(name) && isQuoted(text, name)) return true;
    if (kind === 'variable') return new RegExp(`\\benv\\.${escaped(name)}\\b`).test(text);
    return stem === name || isKey(text, name);
  });
}

/** Whether a name stands alone in quotes, and is not what a line imports. */
function isQuoted(text: string, name: string): boolean {
  const pattern = new RegExp(`(["'\`])${escaped(name)}\\1`, 'g');
  return [...text.matchAll(pattern)].some(({ index }) => {
    const start = text.lastIndexOf('\n', index) + 1;
    return !/\b(?:import|require|from)\b/.test(text.slice(start, index));
  });
}

/** Whether an option is declared: alone in quotes, perhaps with its short form and its value. */
function isFlag(text: string, name: string): boolean {
  const word = escaped(name.slice(2));
  return new RegExp(
    `["'\`](?:-\\w(?:,\\s*|\\||/|\\s+))?(?:--)?${word}(?:[\\s=][<[][^"'\`\\n]{0,80})?["'\`]`,
  ).test(text);
}

/** Whether an object of the file gets a member with the name. */
function isMember(text: string, name: string): boolean {
  return new RegExp(
    `\\b(?:cls|exports|prototype|self|this)\\.${escaped(name)}\\s*(?::[^=\\n]{1,80})?=(?![=>])`,
  ).test(text);
}

function isKey(text: string, name: string): boolean {
  const word = escaped(name);
  return new RegExp(
    `["']${word}["']\\s*(?::|=>|\\]|=)|^[ \\t]*(?:-[ \\t]+)?${word}[ \\t]*(?::|=)(?!=)`,
    'm',
  ).test(text);
}
