import type { LocalRules, NameSite } from '../languages/rules/locals.ts';
import { wordSet } from '../languages/rules/words.ts';

/**
 * Functions that are nested more deeply than this get no scope of their own. Their variables count
 * as variables of the function around them.
 */
const MAX_DEPTH = 16;

const WORD = /[\p{ID_Start}_$][\p{ID_Continue}$]*/gu;

/** A place in the code where a name stands. */
interface Use {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A range of the code, and the text that replaces it. */
export interface Rewrite {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A function or a class that the walk has entered and not left yet. */
interface Scope {
  readonly depth: number;
  readonly isClass: boolean;
  readonly uses: Use[];
  readonly declared: Set<string>;
  readonly shown: Set<string>;
}

/**
 * Finds local variables and replaces each name by a number. So two functions that differ only in
 * the names of their variables have the same code.
 */
export class LocalNames {
  private readonly found: Rewrite[] = [];
  private isSorted = true;
  private readonly rules: LocalRules;
  private readonly functions: ReadonlySet<string>;
  private readonly classes: ReadonlySet<string>;
  private readonly scopes: Scope[] = [];

  constructor(rules: LocalRules) {
    this.rules = rules;
    this.functions = wordSet(rules.functions);
    this.classes = wordSet(rules.classes);
  }

  /** Returns the replacements for the names of local variables, in the order of the code. */
  get rewrites(): readonly Rewrite[] {
    if (!this.isSorted) this.found.sort((a, b) => a.from - b.from);
    this.isSorted = true;
    return this.found;
  }

  /** Returns a range of the code, with numbers in place of the names of local variables. */
  rewrite(code: string, from: number, to: number): string {
    const { rewrites } = this;
    let [low, high] = [0, rewrites.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rewrites[middle]?.from ?? Infinity) < from) low = middle + 1;
      else high = middle;
    }
    const parts: string[] = [];
    let at = from;
    for (let next = rewrites[low]; next !== undefined && next.to <= to; next = rewrites[++low]) {
      parts.push(code.slice(at, next.from), next.text);
      at = next.to;
    }
    return [...parts, code.slice(at, to)].join('');
  }

  /** Begins a node with children. */
  open(type: string, depth: number): void {
    const isClass = this.classes.has(type);
    if (!isClass && !this.functions.has(type)) return;
    if (this.scopes.length === MAX_DEPTH) return;
    this.scopes.push({ depth, isClass, uses: [], declared: new Set(), shown: new Set() });
  }

  /** Ends a node with children. */
  close(depth: number): void {
    const scope = this.scopes.at(-1);
    if (scope?.depth !== depth) return;
    this.scopes.pop();
    const outer = this.scopes.at(-1);
    const numbers = new Map<string, number>();
    this.isSorted = false;
    for (const use of scope.uses) {
      const { name, from, to } = use;
      if (scope.isClass || !scope.declared.has(name) || scope.shown.has(name)) {
        outer?.uses.push(use);
        continue;
      }
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      this.found.push({ from, to, text: `local ${this.scopes.length}.${number};` });
    }
    for (const name of scope.shown) outer?.shown.add(name);
    if (scope.isClass) for (const name of scope.declared) outer?.shown.add(name);
  }

  /** Reads a leaf and the range that it has in the code. */
  leaf(text: string, site: NameSite, from: number, to: number): void {
    const scope = this.scopes.at(-1);
    if (scope === undefined) return;
    const use = text === '_' ? null : this.rules.read(site);
    if (use === null) {
      if (this.rules.hasNamesInStrings === true && text.includes('{')) {
        for (const [name] of text.matchAll(WORD)) scope.shown.add(name);
      }
      return;
    }
    if (use === 'label') return;
    if (use === 'declares') scope.declared.add(text);
    if (use === 'shows') scope.shown.add(text);
    scope.uses.push({ name: text, from, to });
  }
}
