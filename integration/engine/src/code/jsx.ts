import { trimEnd, trimStart } from './spaces.ts';

/**
 * The text between JSX tags as React and the compilers read it: where lines meet they are trimmed,
 * lines that are empty then are dropped, and the others are joined by spaces.
 */
export function textOfJsx(source: string): string {
  const lines = source.split('\n');
  return lines
    .map((line, index) => {
      const rest = index === 0 ? line : trimStart(line);
      return index === lines.length - 1 ? rest : trimEnd(rest);
    })
    .filter((line) => line !== '')
    .join(' ');
}
