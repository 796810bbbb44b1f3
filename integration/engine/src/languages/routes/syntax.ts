import type { Node, TreeCursor } from 'web-tree-sitter';

/** If a node has fewer children than this, a search takes less time than an index. */
const FEW = 16;

/**
 * A copy of a node of a syntax tree. Copies are used because each access to the memory of the
 * parser takes much time.
 */
export class Syntax {
  readonly type: string;
  /** The field that the node has in its parent, such as `function`. */
  readonly role: string | null;
  readonly parent: Syntax | null;
  /** The child nodes that have a name or a field in the grammar, without comments. */
  readonly children: readonly Syntax[];
  /** The offset of the first character, and the offset after the last one, counted from 0. */
  readonly start: number;
  readonly end: number;
  private readonly source: Source;
  private parts: ReadonlyMap<string | null, Syntax> | null = null;

  constructor(
    source: Source,
    parent: Syntax | null,
    shape: Pick<Syntax, 'type' | 'role' | 'children' | 'start' | 'end'>,
  ) {
    this.source = source;
    this.parent = parent;
    this.type = shape.type;
    this.role = shape.role;
    this.children = shape.children;
    this.start = shape.start;
    this.end = shape.end;
  }

  get text(): string {
    return this.source.slice(this.start, this.end);
  }

  /** Returns the source text between two offsets. */
  slice(start: number, end: number): string {
    return this.source.slice(start, end);
  }

  /** The first line of the node, counted from 1. */
  get firstLine(): number {
    return this.source.lineAt(this.start);
  }

  /**
   * The last line of the node, counted from 1. If the node ends with a line break, the line before
   * the break is the last one.
   */
  get lastLine(): number {
    return this.source.lineAt(Math.max(this.start, this.end - 1));
  }

  /** Returns the first child that has a field. */
  part(role: string): Syntax | undefined {
    if (this.children.length < FEW) return this.children.find((child) => child.role === role);
    this.parts ??= new Map(this.children.toReversed().map((child) => [child.role, child]));
    return this.parts.get(role);
  }

  /** Returns the children of a type. */
  only(type: string): Syntax[] {
    return this.children.filter((child) => child.type === type);
  }
}

/**
 * The syntax tree of a file. The nodes are in the order of the text, and a parent comes before its
 * children.
 */
export interface SyntaxTree {
  readonly root: Syntax;
  readonly nodes: readonly Syntax[];
}

/**
 * The text of a file from the start of its root node on. The root node begins after leading white
 * space.
 */
class Source {
  private readonly text: string;
  private readonly start: number;
  private readonly firstLine: number;
  private lineStarts: readonly number[] | null = null;

  constructor(root: Node) {
    this.text = root.text;
    this.start = root.startIndex;
    this.firstLine = root.startPosition.row + 1;
  }

  slice(start: number, end: number): string {
    return this.text.slice(start - this.start, end - this.start);
  }

  lineAt(offset: number): number {
    this.lineStarts ??= [...this.startsOfLines()];
    let low = 0;
    let high = this.lineStarts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.firstLine + low;
  }

  /** Yields the offsets at which lines begin. The first line is left out. */
  private *startsOfLines(): Generator<number> {
    for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) {
      yield this.start + at + 1;
    }
  }
}

/** A node whose children are not all read yet. */
interface Level {
  readonly node: Syntax;
  readonly children: Syntax[];
}

/** Reads a syntax tree in a single pass. */
export function readSyntax(root: Node): SyntaxTree {
  const source = new Source(root);
  const cursor = root.walk();
  const nodes: Syntax[] = [];
  const read = (above: Level | undefined): Level => {
    const { nodeType: type, currentFieldName: role, startIndex: start, endIndex: end } = cursor;
    const children: Syntax[] = [];
    const node = new Syntax(source, above?.node ?? null, { type, role, children, start, end });
    nodes.push(node);
    above?.children.push(node);
    return { node, children };
  };
  try {
    const top = read(undefined);
    const open = [top];
    if (!cursor.gotoFirstChild()) return { root: top.node, nodes };
    for (;;) {
      if (isPart(cursor)) {
        const level = read(open.at(-1));
        if (cursor.gotoFirstChild()) {
          open.push(level);
          continue;
        }
      }
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) return { root: top.node, nodes };
        open.pop();
      }
    }
  } finally {
    cursor.delete();
  }
}

function isPart(cursor: TreeCursor): boolean {
  if (!cursor.nodeIsNamed) return cursor.currentFieldName !== null;
  return !cursor.nodeType.endsWith('comment');
}

/**
 * Visits a node and its descendants in the order of the text.
 *
 * @param enter is called before the children of a node are visited; they are skipped if it returns
 * `false`
 * @param leave is called after the children of a node were visited
 */
export function walk(
  top: Syntax,
  enter: (node: Syntax) => boolean,
  leave: (node: Syntax) => void,
): void {
  const open: { node: Syntax; next: number }[] = [];
  const visit = (node: Syntax): void => {
    open.push({ node, next: enter(node) ? 0 : node.children.length });
  };
  visit(top);
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const child = level.node.children[level.next++];
    if (child !== undefined) {
      visit(child);
    } else {
      open.pop();
      leave(level.node);
    }
  }
}
