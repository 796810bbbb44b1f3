import type { Names } from './names.ts';
import type { Syntax } from './syntax.ts';

const MAX_LENGTH = 2000;
const MAX_DEPTH = 50;

const CONTENTS = new Set([
  'string_content',
  'string_fragment',
  'string_literal_content',
  'interpreted_string_literal_content',
  'raw_string_literal_content',
  'raw_string_content',
]);

/** Parts of a string literal that are not in its value. */
const DELIMITERS = new Set([
  'string_start',
  'string_end',
  'interpolation_start',
  'interpolation_brace',
  'raw_string_start',
  'raw_string_end',
]);

const INTERPOLATIONS = new Set(['interpolation', 'template_substitution']);

const TEXTS = new Set([
  'string',
  'template_string',
  'interpreted_string_literal',
  'raw_string_literal',
  'string_literal',
  'encapsed_string',
  'interpolated_string_expression',
  'delimited_symbol',
  'bare_string',
  'bare_symbol',
  'concatenated_string',
  'chained_string',
]);

const SUMS = new Set(['binary_expression', 'binary_operator', 'binary']);

/** Nodes with the value of their first child, and nodes with the value of their last child. */
const FIRST = new Set([
  'parenthesized_expression',
  'parenthesized_statements',
  'as_expression',
  'satisfies_expression',
  'non_null_expression',
]);
const LAST = new Set([
  'argument',
  'attribute_argument',
  'array_element_initializer',
  'implicit_array_creation_expression',
  'composite_literal',
]);

const LISTS = new Set([
  'array',
  'list',
  'tuple',
  'set',
  'literal_value',
  'element_value_array_initializer',
  'initializer_expression',
  'element_binding_expression',
  'array_creation_expression',
  'string_array',
  'symbol_array',
]);

/** Evaluates expressions that consist of literals and of constants of the same file. */
export class Constants {
  private readonly names: Names;
  private readonly known = new Map<Syntax, string | null>();
  private depth = 0;

  constructor(names: Names) {
    this.names = names;
  }

  /** The string that an expression evaluates to; `null` if the file does not contain it. */
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

  /** The strings of a list, or of a single expression; `null` if one of them is unknown. */
  texts(node: Syntax): readonly string[] | null {
    const texts: string[] = [];
    for (const item of this.items(node)) {
      const text = this.text(item);
      if (text === null) return null;
      texts.push(text);
    }
    return texts;
  }

  /** The elements of a list, or a single expression. */
  items(node: Syntax): readonly Syntax[] {
    let list: Syntax | null | undefined = node;
    for (let depth = 0; list && depth < MAX_DEPTH; depth++) {
      if (LISTS.has(list.type)) return list.children;
      list = same(list) ?? this.names.constant(list);
    }
    return [node];
  }

  private evaluate(node: Syntax): string | null {
    const { type } = node;
    if (TEXTS.has(type)) return this.literal(node);
    if (SUMS.has(type)) return this.sum(node);
    if (type === 'simple_symbol') return node.text.slice(1);
    if (type === 'hash_key_symbol') return node.text;
    if (type === 'verbatim_string_literal') return node.text.slice(2, -1).replaceAll('""', '"');
    const value = same(node) ?? this.names.constant(node);
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
    return node.type === 'interpolated_string_expression'
      ? text.replaceAll('{{', '{').replaceAll('}}', '}')
      : text;
  }

  private part(child: Syntax): string | null {
    if (CONTENTS.has(child.type)) return contentOf(child);
    if (DELIMITERS.has(child.type)) return '';
    if (child.type === 'escape_sequence') return unescaped(child.text);
    if (!INTERPOLATIONS.has(child.type)) return this.text(child);
    const inner = child.children.filter(({ type }) => !DELIMITERS.has(type));
    return inner.length === 1 && inner[0] ? this.text(inner[0]) : null;
  }

  private sum(node: Syntax): string | null {
    const operator = node.part('operator')?.text;
    if (operator !== '+' && operator !== '.') return null;
    const [left, right] = [node.part('left'), node.part('right')];
    const start = left === undefined ? null : this.text(left);
    const end = right === undefined || start === null ? null : this.text(right);
    return start === null || end === null ? null : start + end;
  }
}

/** The expression inside of a wrapper such as parentheses. */
function same(node: Syntax): Syntax | undefined {
  if (FIRST.has(node.type)) return node.children[0];
  if (LAST.has(node.type)) return node.children.at(-1);
  return node.part('method')?.text === 'freeze' ? node.part('receiver') : undefined;
}

/** The value of a node with content. In some grammars, escape sequences are its children. */
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

/** The character of an escape sequence in any of the languages. */
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
