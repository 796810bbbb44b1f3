import { joinPaths } from './path.ts';
import type { Syntax } from './syntax.ts';

const MAX_PREFIXES = 50;
const MAX_LENGTH = 2000;
const MAX_DEPTH = 50;

interface Mount {
  readonly on: Router;
  readonly at: readonly string[];
  readonly instead: boolean;
}

/** An object or a class on which routes are declared, such as an application or a group. */
export class Router {
  /** The prefix of this router itself, and the places at which it is mounted on other routers. */
  private own: string | null;
  private readonly mounts: Mount[] = [];
  private known: readonly string[] | null = null;

  /** @param prefix the prefix of all paths; `null` if this file does not contain it */
  constructor(prefix: string | null = '') {
    this.own = prefix;
  }

  /** Makes a group of this router. The paths of the group have a common prefix. */
  below(prefix: string | null): Router {
    const part = new Router(prefix);
    part.mount(this, ['']);
    return part;
  }

  /** Adds a prefix before all paths of this router. */
  prepend(prefix: string | null): void {
    this.own = prefix === null || this.own === null ? null : joinPaths(prefix, this.own);
  }

  /**
   * Mounts this router on another one.
   *
   * @param at the prefixes of the mount; `null` if this file does not contain them
   * @param instead true if these prefixes replace the prefix of this router itself
   */
  mount(on: Router, at: readonly string[] | null, instead = false): void {
    this.mounts.push({ on, at: at ?? [], instead });
  }

  /** Returns all prefixes of the router. Call it only after all routers are mounted. */
  prefixes(depth = 0): readonly string[] {
    if (this.known !== null) return this.known;
    this.known = [];
    const { own } = this;
    if (own === null || depth > MAX_DEPTH) return this.known;
    if (this.mounts.length === 0) return (this.known = [own]);
    const found = new Set<string>();
    for (const { on, at, instead } of this.mounts) {
      for (const prefix of on.prefixes(depth + 1)) {
        for (const place of at) {
          const path = joinPaths(joinPaths(prefix, place), instead ? '' : own);
          if (path.length <= MAX_LENGTH) found.add(path);
          if (found.size === MAX_PREFIXES) return (this.known = [...found]);
        }
      }
    }
    return (this.known = [...found]);
  }
}

/** Says how the expressions of a language evaluate to routers. */
export interface RouterRules {
  /** Returns the operand of an expression: `a` in `a.get()`, `(a)` or `await a`. */
  operand(node: Syntax): Syntax | undefined;
  /** Returns the router that an operation on a router evaluates to. */
  derived(router: Router, node: Syntax): Router | null;
  /**
   * Returns the router of an expression without an operand, such as a name or a call of a
   * constructor.
   */
  original(node: Syntax): Router | null;
}

/**
 * Finds the router that an expression evaluates to. The same expression always gives the same
 * router.
 */
export class Routers {
  private readonly rules: RouterRules;
  private readonly known = new Map<Syntax, Router | null>();
  private depth = 0;

  constructor(rules: RouterRules) {
    this.rules = rules;
  }

  /**
   * Returns the router of an expression. Chains of calls can have any length. Names that stand for
   * other names are followed up to a limit.
   */
  of(node: Syntax): Router | null {
    const chain: Syntax[] = [];
    let bottom: Syntax | undefined = node;
    while (bottom !== undefined && !this.known.has(bottom)) {
      chain.push(bottom);
      bottom = this.rules.operand(bottom);
    }
    let router = bottom === undefined ? null : (this.known.get(bottom) ?? null);
    for (const link of chain.reverse()) {
      router = (router === null ? null : this.rules.derived(router, link)) ?? this.originOf(link);
      this.known.set(link, router);
    }
    return router;
  }

  private originOf(node: Syntax): Router | null {
    if (this.depth >= MAX_DEPTH) return null;
    this.known.set(node, null);
    this.depth++;
    const router = this.rules.original(node);
    this.depth--;
    return router;
  }
}
