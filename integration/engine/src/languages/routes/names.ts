import { walk, type Syntax, type SyntaxTree } from './syntax.ts';

/** The value of {@link Declaration.within} for the scope of the whole file. */
export const FILE = 'file';

/**
 * A place that gives a meaning to a name: a declaration, a parameter, an import or an assignment.
 */
export interface Declaration {
  readonly name: string;
  /** The node of the name. It can be the node of the whole declaration, where callers need that. */
  readonly node: Syntax;
  readonly value: Syntax | null;
  /** The offset from which the name has this meaning. */
  readonly from: number;
  /**
   * The node type of the scope to which the name belongs. If it is left out, that is the innermost
   * scope.
   */
  readonly within?: string;
  /**
   * True if this assigns to the name in an outer scope, provided that an outer scope declares it.
   */
  readonly assigns?: boolean;
}

/** How a language declares names and refers to them. */
export interface NameRules {
  /** The node types that are scopes. */
  readonly scopes: ReadonlySet<string>;
  /** True if a name can be used before its declaration, in the same scope. */
  readonly hoisted: boolean;
  declared(node: Syntax): readonly Declaration[];
  /**
   * Returns the name if an expression consists only of a name. Returns `null` for any other
   * expression.
   */
  referred(node: Syntax): string | null;
}

type Scope = Map<string, Declaration[]>;

interface Meaning {
  readonly chosen: Declaration;
  /** True if the name has no other declaration in its scope. */
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

  /** Returns the values of a key. The outermost value comes first. */
  all(key: string): readonly Value[] {
    return this.byKey.get(key) ?? [];
  }
}

/** Finds the declarations of the names in a file. */
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

  /** Returns the declaration of a name. Returns `undefined` if the file does not declare it. */
  meaning(node: Syntax): Declaration | undefined {
    return this.meanings.get(node)?.chosen;
  }

  /**
   * Returns the value of a name that has exactly one declaration. Returns `null` for any other
   * name.
   */
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

  /**
   * Returns the last declaration before an offset, in the innermost scope that declares the name.
   */
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
