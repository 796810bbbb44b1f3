import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { type FoundKey, MAX_KEY_DEPTH } from './data-keys.ts';
import { lineFinder } from './line-finder.ts';

/** The keys of the objects in a JSON text, with or without comments; `null` if it is not valid. */
export function jsonKeys(text: string): FoundKey[] | null {
  const errors: ParseError[] = [];
  const options = { allowTrailingComma: true };
  let root: Node | undefined;
  try {
    root = parseTree(text.replace(/^\uFEFF/, ' '), errors, options);
  } catch (error) {
    // It is nested too deeply.
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
