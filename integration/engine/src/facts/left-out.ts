import { IMPORT } from './patterns.ts';

/** Blanks the lines of imports, whose names are defined elsewhere. */
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

/** Blanks the modules of tests that Rust has in its source files. */
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
