import type { LiteralRules } from './literals.ts';
import type { Names } from './names.ts';
import type { Syntax } from './syntax.ts';

const MAX_LENGTH = 2000;
const MAX_DEPTH = 50;

/** Evaluates expressions that consist of literals and of constants of the same file. */
export class Constants {
  private readonly names: Names;
  private readonly rules: LiteralRules;
  private readonly known = new Map<Syntax, string | null>();
  private depth = 0;

  constructor(names: Names, rules: LiteralRules) {
    this.names = names;
    this.rules = rules;
  }

  /**
   * Returns the string that an expression evaluates to. Returns `null` if this file alone does not
   * determine it.
   */
  text(node: Syntax): string | null {
    const known = this.known.get(node);
    if (known !== undefined || this.depth >= MAX_DEPTH) return known ?? null;
    this.known.set(node, null);
    this.depth++;
    const text = this.evaluate(node);
    this.depth--;
    const bounded = text === null || text.length > MAX_LENGTH ? null : text;
    this.known.set(node, bounded);
    return bounded;
  }

  /**
   * Returns the strings of a list. A single expression counts as a list of one. Returns `null` if
   * one of the strings is unknown.
   */
  texts(node: Syntax): readonly string[] | null {
    const texts: string[] = [];
    for (const item of this.items(node)) {
      const text = this.text(item);
      if (text === null) return null;
      texts.push(text);
    }
    return texts;
  }

  /** Returns the elements of a list, or the expression itself if it is no list. */
  items(node: Syntax): readonly Syntax[] {
    let list: Syntax | null | undefined = node;
    for (let depth = 0; list && depth < MAX_DEPTH; depth++) {
      if (this.rules.lists.has(list.type)) return list.children;
      list = this.inner(list) ?? this.names.constant(list);
    }
    return [node];
  }

  private evaluate(node: Syntax): string | null {
    const { strings, sums, others } = this.rules;
    if (strings.has(node.type)) return this.literal(node);
    if (sums.has(node.type)) return this.sum(node);
    const other = others.get(node.type);
    if (other !== undefined) return other(node);
    const value = this.inner(node) ?? this.names.constant(node);
    return value ? this.text(value) : null;
  }

  private literal(node: Syntax): string | null {
    let text = '';
    for (const child of node.children) {
      const part = this.part(child);
      if (part === null) return null;
      text += part;
      if (text.length > MAX_LENGTH) return null;
    }
    return this.rules.doubled.has(node.type)
      ? text.replaceAll('{{', '{').replaceAll('}}', '}')
      : text;
  }

  private part(child: Syntax): string | null {
    const { contents, delimiters, interpolations } = this.rules;
    if (contents.has(child.type)) return contentOf(child);
    if (delimiters.has(child.type)) return '';
    if (child.type === 'escape_sequence') return unescaped(child.text);
    if (!interpolations.has(child.type)) return this.text(child);
    const inner = child.children.filter(({ type }) => !delimiters.has(type));
    return inner.length === 1 && inner[0] ? this.text(inner[0]) : null;
  }

  private sum(node: Syntax): string | null {
    if (node.part('operator')?.text !== this.rules.operator) return null;
    const [left, right] = [node.part('left'), node.part('right')];
    const start = left === undefined ? null : this.text(left);
    const end = right === undefined || start === null ? null : this.text(right);
    return start === null || end === null ? null : start + end;
  }

  /** Returns the expression inside of a wrapper such as parentheses. */
  private inner(node: Syntax): Syntax | undefined {
    if (this.rules.first.has(node.type)) return node.children[0];
    if (this.rules.last.has(node.type)) return node.children.at(-1);
    return this.rules.unwrap(node);
  }
}

/**
 * Returns the value of a part of a string. In some grammars, escape sequences are children of the
 * part.
 */
function contentOf(node: Syntax): string {
  let text = '';
  let at = node.start;
  for (const child of node.children) {
    text += node.slice(at, child.start);
    text += child.type === 'escape_sequence' ? unescaped(child.text) : child.text.slice(0, 1);
    at = child.end;
  }
  return text + node.slice(at, node.end);
}

const LETTERS: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * Returns the character that an escape sequence stands for. It knows the sequences of all
 * languages.
 */
function unescaped(sequence: string): string {
  const kind = sequence.charAt(1);
  if (kind === '\n' || kind === '\r') return '';
  if ('uUx'.includes(kind)) {
    return character(Number.parseInt(sequence.slice(2).replace('{', ''), 16));
  }
  if (kind >= '0' && kind <= '7') return character(Number.parseInt(sequence.slice(1), 8));
  return LETTERS[kind] ?? sequence.slice(1);
}

function character(code: number): string {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
