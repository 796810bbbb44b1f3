import { walk, type Syntax, type SyntaxTree } from './syntax.ts';

/** The scope of a whole file, for {@link Declaration.within}. */
export const FILE = 'file';

/** A place that gives a name a meaning: a declaration, a parameter, an import or an assignment. */
export interface Declaration {
  readonly name: string;
  /** The node of the name, or of the whole declaration if that is more useful. */
  readonly node: Syntax;
  readonly value: Syntax | null;
  /** The offset from which the name has this meaning. */
  readonly from: number;
  /** The node type of the scope that contains the name, if that is not the innermost scope. */
  readonly within?: string;
  /** It assigns to a name of an outer scope, if there is one. */
  readonly assigns?: boolean;
}

/** How a language declares names and refers to them. */
export interface NameRules {
  /** The types of nodes that are scopes. */
  readonly scopes: ReadonlySet<string>;
  /** Whether a name can be used in its scope before it is declared. */
  readonly hoisted: boolean;
  declared(node: Syntax): readonly Declaration[];
  /** The name in an expression that is only a name; `null` for any other expression. */
  referred(node: Syntax): string | null;
}

type Scope = Map<string, Declaration[]>;

interface Meaning {
  readonly chosen: Declaration;
  /** Whether the name has no other meaning in its scope. */
  readonly only: boolean;
}

const MAX_SHADOWING = 50;
const INNERMOST = 'innermost';

/** A stack of values for each key. */
class Stacks<Value> {
  private readonly byKey = new Map<string, Value[]>();

  push(key: string, value: Value): void {
    const stack = this.byKey.get(key);
    if (stack === undefined) this.byKey.set(key, [value]);
    else stack.push(value);
  }

  pop(key: string): Value | undefined {
    return this.byKey.get(key)?.pop();
  }

  top(key: string): Value | undefined {
    return this.byKey.get(key)?.at(-1);
  }

  /** The values of a key, the outermost first. */
  all(key: string): readonly Value[] {
    return this.byKey.get(key) ?? [];
  }
}

/** Resolves the names of a file. */
export class Names {
  private readonly rules: NameRules;
  private readonly scopes = new Map<Syntax, Scope>();
  private readonly meanings = new Map<Syntax, Meaning>();

  constructor(tree: SyntaxTree, rules: NameRules) {
    this.rules = rules;
    this.collect(tree.root);
    for (const scope of this.scopes.values()) {
      for (const declarations of scope.values()) declarations.sort((a, b) => a.from - b.from);
    }
    this.resolve(tree.root);
  }

  /** The declaration of a name; `undefined` if the file does not declare it. */
  meaning(node: Syntax): Declaration | undefined {
    return this.meanings.get(node)?.chosen;
  }

  /** The value of a name with exactly one value; `null` for any other name. */
  constant(node: Syntax): Syntax | null {
    const meaning = this.meanings.get(node);
    return meaning?.only === true ? meaning.chosen.value : null;
  }

  private collect(root: Syntax): void {
    const open = new Stacks<Scope>();
    const visible = new Stacks<Declaration[]>();
    const add = (declaration: Declaration): void => {
      const { name, within = INNERMOST, assigns = false } = declaration;
      const scope = open.top(assigns ? FILE : within) ?? open.top(INNERMOST);
      const known = (assigns ? visible.top(name) : undefined) ?? scope?.get(name);
      if (known !== undefined) {
        known.push(declaration);
        return;
      }
      const declarations = [declaration];
      scope?.set(name, declarations);
      visible.push(name, declarations);
    };
    walk(
      root,
      (node) => {
        for (const declaration of this.rules.declared(node)) add(declaration);
        if (node !== root && !this.rules.scopes.has(node.type)) return true;
        const scope: Scope = new Map();
        this.scopes.set(node, scope);
        open.push(INNERMOST, scope);
        open.push(node === root ? FILE : node.type, scope);
        return true;
      },
      (node) => {
        if (!this.scopes.has(node)) return;
        for (const name of open.pop(INNERMOST)?.keys() ?? []) visible.pop(name);
        open.pop(node === root ? FILE : node.type);
      },
    );
  }

  private resolve(root: Syntax): void {
    const visible = new Stacks<readonly Declaration[]>();
    walk(
      root,
      (node) => {
        for (const [name, declarations] of this.scopes.get(node) ?? []) {
          visible.push(name, declarations);
        }
        const name = this.rules.referred(node);
        const found = name === null ? undefined : this.select(visible.all(name), node.start);
        if (found !== undefined) this.meanings.set(node, found);
        return true;
      },
      (node) => {
        for (const name of this.scopes.get(node)?.keys() ?? []) visible.pop(name);
      },
    );
  }

  /** The last declaration before an offset, in the innermost scope that declares the name. */
  private select(scopes: readonly (readonly Declaration[])[], place: number): Meaning | undefined {
    for (const declarations of scopes.slice(-MAX_SHADOWING).reverse()) {
      const chosen =
        lastBefore(declarations, place) ?? (this.rules.hoisted ? declarations[0] : undefined);
      if (chosen !== undefined) return { chosen, only: declarations.length === 1 };
    }
    return undefined;
  }
}

function lastBefore(declarations: readonly Declaration[], place: number): Declaration | undefined {
  let low = 0;
  let high = declarations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((declarations[middle]?.from ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return declarations[low - 1];
}
