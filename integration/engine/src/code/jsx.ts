import { trimEnd, trimStart } from './spaces.ts';

/**
 * Returns the text between JSX tags in the form that React and compilers give it: white space
 * around line breaks is removed, empty lines are removed, and the other lines are joined by spaces.
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
