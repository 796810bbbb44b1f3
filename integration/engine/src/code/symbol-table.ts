import type { TreeCursor } from 'web-tree-sitter';
import { type Declarations, FILE, type Scope } from '../languages/rules/declarations.ts';
import { fingerprintOf } from './fingerprint.ts';
import { ERROR } from './intact.ts';
import { type Language, supportOf } from './language.ts';
import type { CodeSymbol } from './symbols.ts';
import { wordSet } from '../languages/rules/words.ts';

/**
 * Declarations that are nested more deeply are ignored. Their qualified names would fill the
 * memory.
 */
const MAX_NESTING = 16;

/** A range of the code. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** The range of a symbol that stands inside of another symbol. */
interface Hole {
  readonly from: number;
  to: number;
}

/** A declaration that the walk has entered and not left yet. */
interface Open {
  readonly depth: number;
  readonly members: Scope;
  readonly symbol: Pick<CodeSymbol, 'kind' | 'name' | 'startLine'> | null;
  readonly from: number;
  readonly holes: Hole[];
  /**
   * The id of the inner node that is declared, such as the class after an `export`. It is `null` if
   * there is none, or after the walk has reached it.
   */
  inner: number | null;
}

/** A symbol without its fingerprint. */
interface Found extends Omit<CodeSymbol, 'fingerprint'>, Range {
  readonly holes: readonly Range[];
}

/** Finds the symbols of a file during a walk through its tree. */
export class SymbolTable {
  private readonly declarations: Declarations;
  private readonly containers: ReadonlySet<string>;
  private readonly prefixes: ReadonlySet<string>;
  private readonly file: Open = {
    depth: -1,
    members: FILE,
    symbol: null,
    from: 0,
    holes: [],
    inner: null,
  };
  private readonly open: Open[] = [this.file];
  private readonly found: Found[] = [];
  /** The depth of the node whose children are skipped. It is `null` if none are. */
  private hiddenAt: number | null = null;
  /** The symbol that ends with the semicolon that is being visited. */
  private ended: Hole | null = null;
  /** The start of the nodes that belong to the next declaration, such as decorators. */
  private prefix: { readonly from: number; readonly startLine: number } | null = null;

  constructor(language: Language) {
    this.declarations = supportOf(language).declarations;
    this.containers = wordSet(this.declarations.containers, ERROR);
    this.prefixes = wordSet(this.declarations.prefixes);
  }

  /** Whether the current node cannot contain symbols. */
  get isHidden(): boolean {
    return this.hiddenAt !== null;
  }

  /**
   * Begins a node. It must not be a comment.
   *
   * @param from the length of the code before the node
   */
  enter(cursor: TreeCursor, type: string, depth: number, from: number): void {
    if (this.hiddenAt !== null) return;
    if (this.prefixes.has(type)) {
      this.prefix ??= { from, startLine: cursor.startPosition.row + 1 };
      this.hiddenAt = depth;
      return;
    }
    const { prefix } = this;
    this.prefix = null;
    const around = this.open.at(-1) ?? this.file;
    const before = around.holes.at(-1);
    if (type === ';' && before?.to === from) this.ended = before;
    if (around.inner !== null && around.inner === cursor.nodeId) {
      around.inner = null;
      return;
    }
    const rule = around.inner === null ? this.declarations.rules[type] : undefined;
    const declaration = rule?.(cursor.currentNode, around.members) ?? null;
    if (declaration === null) {
      if (!this.containers.has(type)) this.hiddenAt = depth;
      return;
    }
    const { kind, name, members, inner } = declaration;
    const startLine = prefix?.startLine ?? cursor.startPosition.row + 1;
    this.open.push({
      depth,
      members: members ?? FILE,
      symbol: kind && { kind, name, startLine },
      from: prefix?.from ?? from,
      holes: [],
      inner: inner?.id ?? null,
    });
    if (members === null || this.open.length > MAX_NESTING) this.hiddenAt = depth;
  }

  /**
   * Ends a node.
   *
   * @param to the length of the code up to the end of the node
   */
  leave(cursor: TreeCursor, depth: number, to: number): void {
    if (this.hiddenAt === depth) this.hiddenAt = null;
    if (this.ended !== null) this.ended.to = to;
    this.ended = null;
    const last = this.open.at(-1);
    if (last?.depth !== depth) return;
    this.open.pop();
    const { symbol, from, holes } = last;
    const around = this.open.at(-1) ?? this.file;
    if (symbol === null) {
      for (const hole of holes) around.holes.push(hole);
      return;
    }
    around.holes.push({ from, to });
    const endLine = cursor.endPosition.row + 1;
    this.found.push({ ...symbol, method: null, endLine, from, to, holes });
  }

  /**
   * Returns the symbols in the order of the text. Call it after the walk.
   *
   * @param codeBetween returns a range of the code
   */
  read(codeBetween: (from: number, to: number) => string): CodeSymbol[] {
    return this.found
      .toSorted((a, b) => a.from - b.from)
      .map(({ from, to, holes, ...symbol }) => {
        const starts = [from, ...holes.map((hole) => hole.to)];
        const parts = starts.map((start, index) => codeBetween(start, holes[index]?.from ?? to));
        return { ...symbol, fingerprint: fingerprintOf(parts.join('')) };
      });
  }
}
