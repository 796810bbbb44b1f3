import type { Printer } from './printer.ts';

/** Gives a line of a unified diff the colour that git gives it. */
export function paintDiff(line: string, { style }: Pick<Printer, 'style'>): string {
  if (/^(?:diff |--- |\+\+\+ |rename |new file |deleted file )/.test(line)) {
    return style('bold', line);
  }
  if (line.startsWith('@@')) return style('cyan', line);
  if (line.startsWith('+')) return style('green', line);
  return line.startsWith('-') ? style('red', line) : line;
}
