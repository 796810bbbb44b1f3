/** A pattern in a comment that declares the sources of a page. */
export interface DeclaredTrack {
  readonly pattern: string;
  /** The line in the file, counted from 1. */
  readonly line: number;
}

const OPENING = /^ {0,3}<!--[ \t]*drift[ \t]+tracks[ \t]*:/i;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Reads the first comment `<!-- drift tracks: src/a.ts, src/b/** -->` of a page. It is for files
 * whose frontmatter readers would see, such as a README on a forge. Patterns are separated by commas
 * or line breaks. Comments in fenced code do not count.
 *
 * @returns `null` if there is no such comment
 */
export function readDeclaredTracks(text: string): DeclaredTrack[] | null {
  const lines = text.split(/\r?\n/);
  let fence: string | null = null;
  for (const [index, line] of lines.entries()) {
    const [, mark] = FENCE.exec(line) ?? [];
    if (mark !== undefined && (fence === null || (mark.startsWith(fence) && !/\w/.test(line)))) {
      fence = fence === null ? mark : null;
    }
    if (fence === null && OPENING.test(line)) return readPatterns(lines, index);
  }
  return null;
}

function readPatterns(lines: readonly string[], first: number): DeclaredTrack[] {
  const found: DeclaredTrack[] = [];
  for (let index = first; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const end = line.indexOf('-->');
    const own = (end === -1 ? line : line.slice(0, end)).replace(OPENING, '');
    for (const part of splitOutsideBraces(own)) {
      const pattern = part.replace(/^\s*(?:-\s+)?/, '').trim();
      if (pattern !== '') found.push({ pattern, line: index + 1 });
    }
    if (end !== -1) break;
  }
  return found;
}

/** Splits a text at its commas, except for those between braces. */
function splitOutsideBraces(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === ',' && depth <= 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}
