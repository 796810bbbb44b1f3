import { IMPORT } from './patterns.ts';

/** Returns the lines with imports blanked, because their names are defined in other files. */
export function withoutImports(lines: readonly string[]): string[] {
  let depth = 0;
  let isInside = false;
  return lines.map((line) => {
    const text = line.trim().slice(0, 500);
    if (!isInside && IMPORT.test(text)) {
      isInside = true;
      depth = 0;
    }
    if (!isInside) return line;
    for (const character of text) {
      if ('({['.includes(character)) depth++;
      else if (')}]'.includes(character)) depth--;
    }
    if (depth <= 0) isInside = false;
    return '';
  });
}

/** Returns the lines with test modules blanked. Rust keeps them in the source files. */
export function withoutTests(lines: readonly string[]): string[] {
  let indent: number | null = null;
  return lines.map((line) => {
    const at = line.search(/\S/);
    if (at >= 0 && indent === null && line.startsWith('#[cfg(test)]', at)) indent = at;
    if (indent === null) return line;
    if (at === indent && line.startsWith('}', at)) indent = null;
    return '';
  });
}
