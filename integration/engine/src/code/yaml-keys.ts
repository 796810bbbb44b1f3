import { type Document, isMap, isNode, isScalar, Lexer, parseAllDocuments } from 'yaml';
import { type FoundKey, MAX_KEY_DEPTH } from './data-key.ts';
import { lineFinder } from './line-finder.ts';

/**
 * Marks that the lexer inserts: before a plain scalar or a block scalar, and at the beginning of a
 * document.
 */
const SCALAR = '\u001f';
const MARKS = ['\u0002', '\u0018', SCALAR];

/** Replaces the comments of a YAML text by spaces. */
export function withoutYamlComments(text: string): string {
  let bare = '';
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    const isComment = lexeme.startsWith('#') && before !== SCALAR;
    if (!MARKS.includes(lexeme)) bare += isComment ? ' '.repeat(lexeme.length) : lexeme;
    before = lexeme;
  }
  return bare.length === text.length ? bare : text;
}

/**
 * The errors that the parser throws if a text is nested too deeply, or if an alias contains itself
 * or expands to too much.
 */
const UNREADABLE = [RangeError, ReferenceError, TypeError];

/** Returns the keys of all mappings in a YAML text. Returns `null` if the text is not valid. */
export function yamlKeys(text: string): FoundKey[] | null {
  const keys: FoundKey[] = [];
  const lineAt = lineFinder(text);
  try {
    const documents = [parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false })].flat();
    for (const document of documents) {
      if (!('contents' in document) || document.errors.length > 0) return null;
      collect(document, document.contents, []);
    }
  } catch (error) {
    if (UNREADABLE.some((type) => error instanceof type)) return null;
    throw error;
  }
  return keys;

  function collect(document: Document.Parsed, node: unknown, outer: readonly string[]): void {
    if (!isMap(node) || outer.length === MAX_KEY_DEPTH) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key) || !key.range) continue;
      const path = [...outer, String(key.value)];
      const [start, keyEnd] = key.range;
      const end = isNode(value) ? (value.range?.[1] ?? keyEnd) : keyEnd;
      keys.push({
        path,
        startLine: lineAt(start),
        endLine: lineAt(Math.max(start, lastCharacter(end))),
        value: JSON.stringify(isNode(value) ? value.toJS(document) : null),
      });
      collect(document, value, path);
    }
  }

  /**
   * Returns the offset of the last character of a node. The parser counts the line break after a
   * block, and perhaps blank lines, as part of the block.
   */
  function lastCharacter(end: number): number {
    let last = end;
    while (last > 0 && /\s/.test(text.charAt(last - 1))) last--;
    return last - 1;
  }
}
