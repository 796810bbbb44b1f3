import { trimEnd, trimStart } from './spaces.ts';

/**
 * The text between JSX tags, as React and compilers read it: lines are trimmed at line breaks,
 * empty lines are removed, and the other lines are joined by spaces.
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
