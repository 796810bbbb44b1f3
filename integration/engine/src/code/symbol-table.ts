import type { TreeCursor } from 'web-tree-sitter';
import { type Declarations, FILE, type Scope } from './declarations/declaration.ts';
import { DECLARATIONS } from './declarations/index.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Language } from './language.ts';
import type { CodeSymbol } from './symbols.ts';

/** What the parser calls text that it could not make sense of. */
const ERROR = 'ERROR';

/** Declarations inside of so many others are nobody's: their names would fill the memory. */
const MAX_NESTING = 16;

/** A range of code. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where the code of a symbol is that stands inside of another. */
interface Hole {
  readonly from: number;
  to: number;
}

/** A declaration that the walk is inside of. */
interface Open {
  readonly depth: number;
  readonly members: Scope;
  readonly symbol: Pick<CodeSymbol, 'kind' | 'name' | 'startLine'> | null;
  readonly from: number;
  readonly holes: Hole[];
  /** The node that declares what is already open, while the walk has not come to it. */
  inner: number | null;
}

/** A symbol whose code has not been looked at yet. */
interface Found extends Omit<CodeSymbol, 'fingerprint'>, Range {
  readonly holes: readonly Range[];
}

/** Finds the symbols of a file while its tree is walked. */
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
  /** The depth of the node whose content is not looked at. */
  private hiddenAt: number | null = null;
  /** The symbol before a semicolon, while the walk is at that. */
  private ended: Hole | null = null;
  /** What stands before a declaration and belongs to it. */
  private prefix: { readonly from: number; readonly startLine: number } | null = null;

  constructor(language: Language) {
    this.declarations = DECLARATIONS[language];
    this.containers = new Set([...this.declarations.containers, ERROR]);
    this.prefixes = new Set(this.declarations.prefixes);
  }

  /** Whether nothing here can be a symbol. */
  get isHidden(): boolean {
    return this.hiddenAt !== null;
  }

  /**
   * The walk comes to a node that is no comment.
   *
   * @param from how much code there is so far
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
   * The walk has seen all of a node.
   *
   * @param to how much code there is now
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

  /** The symbols in the order of the text, once all of it was walked. */
  read(code: string): CodeSymbol[] {
    return this.found
      .toSorted((a, b) => a.from - b.from)
      .map(({ from, to, holes, ...symbol }) => {
        const starts = [from, ...holes.map((hole) => hole.to)];
        const parts = starts.map((start, index) => code.slice(start, holes[index]?.from ?? to));
        return { ...symbol, fingerprint: fingerprintOf(parts.join('')) };
      });
  }
}
