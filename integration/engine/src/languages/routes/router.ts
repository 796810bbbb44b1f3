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

/** Something that routes are declared on: an application, a router, a group, a class. */
export class Router {
  /** What its paths begin with, and where routers that it is mounted on reach it. */
  private own: string | null;
  private readonly mounts: Mount[] = [];
  private known: readonly string[] | null = null;

  /** @param prefix `null` where the file does not tell it */
  constructor(prefix: string | null = '') {
    this.own = prefix;
  }

  /** A part of this router whose paths all begin alike. */
  below(prefix: string | null): Router {
    const part = new Router(prefix);
    part.mount(this, ['']);
    return part;
  }

  /** Puts something in front of every path. */
  prepend(prefix: string | null): void {
    this.own = prefix === null || this.own === null ? null : joinPaths(prefix, this.own);
  }

  /**
   * @param at `null` where the file does not tell the place
   * @param instead whether the place stands for this router's own prefix
   */
  mount(on: Router, at: readonly string[] | null, instead = false): void {
    this.mounts.push({ on, at: at ?? [], instead });
  }

  /** Every prefix under which the router is reached; to be asked once everything is mounted. */
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

/** How a language writes expressions that routers come from. */
export interface RouterRules {
  /** What an expression is an operation on: the `a` of `a.get()`, `(a)` or `await a`. */
  operand(node: Syntax): Syntax | undefined;
  /** What the operation gives where its operand is a router. */
  derived(router: Router, node: Syntax): Router | null;
  /** What an expression is whose operand is none, such as a name or a constructor. */
  original(node: Syntax): Router | null;
}

/** Tells which router an expression is: the same one for the same expression. */
export class Routers {
  private readonly rules: RouterRules;
  private readonly known = new Map<Syntax, Router | null>();
  private depth = 0;

  constructor(rules: RouterRules) {
    this.rules = rules;
  }

  /** Long chains of calls are followed in a loop, and names that stand for names up to a bound. */
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
