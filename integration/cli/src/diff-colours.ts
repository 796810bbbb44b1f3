import type { Printer } from './printer.ts';

/** Colours a line of a unified diff as git does. */
export function paintDiff(line: string, { style }: Pick<Printer, 'style'>): string {
  if (/^(?:diff |--- |\+\+\+ |rename |new file |deleted file )/.test(line)) {
    return style('bold', line);
  }
  if (line.startsWith('@@')) return style('cyan', line);
  if (line.startsWith('+')) return style('green', line);
  return line.startsWith('-') ? style('red', line) : line;
}
