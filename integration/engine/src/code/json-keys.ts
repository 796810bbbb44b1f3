import {
  getNodeValue,
  type JSONVisitor,
  type Node,
  type ParseError,
  parseTree,
  visit,
} from 'jsonc-parser';
import type { LineRange } from '../files/lines.ts';
import { type FoundKey, MAX_KEY_DEPTH } from './data-key.ts';
import { lineFinder } from './line-finder.ts';

/** A token of a JSON text. */
interface JsonToken extends LineRange {
  readonly text: string;
}

/**
 * Returns the tokens of a JSON text without its comments. Returns `null` if the text is not valid.
 */
export function jsonTokens(text: string): JsonToken[] | null {
  const lineAt = lineFinder(text);
  const tokens: JsonToken[] = [];
  const errors: number[] = [];
  const add = (offset: number, length: number): void => {
    const line = lineAt(offset);
    tokens.push({ text: text.slice(offset, offset + length), startLine: line, endLine: line });
  };
  const visitor: JSONVisitor = {
    onObjectBegin: add,
    onObjectProperty: (_, offset, length) => {
      add(offset, length);
    },
    onObjectEnd: add,
    onArrayBegin: add,
    onArrayEnd: add,
    onLiteralValue: (_, offset, length) => {
      add(offset, length);
    },
    onSeparator: (_, offset, length) => {
      add(offset, length);
    },
    onError: (error) => {
      errors.push(error);
    },
  };
  try {
    visit(text, visitor, { allowTrailingComma: true });
  } catch (error) {
    // The text is nested too deeply.
    if (error instanceof RangeError) return null;
    throw error;
  }
  return errors.length === 0 ? tokens : null;
}

/**
 * Returns the keys of the objects in a JSON text, with or without comments. Returns `null` if the
 * text is not valid.
 */
export function jsonKeys(text: string): FoundKey[] | null {
  const errors: ParseError[] = [];
  const options = { allowTrailingComma: true };
  let root: Node | undefined;
  try {
    root = parseTree(text.replace(/^\uFEFF/, ' '), errors, options);
  } catch (error) {
    // The text is nested too deeply.
    if (error instanceof RangeError) return null;
    throw error;
  }
  if (root === undefined || errors.length > 0) return null;
  const keys: FoundKey[] = [];
  const lineAt = lineFinder(text);
  collect(root, []);
  return keys;

  function collect({ type, children = [] }: Node, outer: readonly string[]): void {
    if (type !== 'object' || outer.length === MAX_KEY_DEPTH) return;
    for (const { children: [key, value] = [] } of children) {
      if (key === undefined || value === undefined) continue;
      const path = [...outer, String(key.value)];
      keys.push({
        path,
        startLine: lineAt(key.offset),
        endLine: lineAt(value.offset + value.length - 1),
        value: JSON.stringify(getNodeValue(value)),
      });
      collect(value, path);
    }
  }
}
