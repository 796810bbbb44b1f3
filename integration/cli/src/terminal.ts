import { styleText } from 'node:util';
import { type Paint, painter } from '@astro-drift/engine/internal/reporters/paint';

/** Where text goes as it is. Commands print through a `Printer`, which encodes it. */
export interface Terminal {
  /** Whether colours are wanted on standard output. */
  readonly colour: boolean;
  /** Columns of standard output; `null` where it is no terminal. */
  readonly width: number | null;
  /** Whether somebody is there to be asked. */
  readonly isInteractive: boolean;
  /** Prints the result, with a line break after it unless it has one; nothing for nothing. */
  readonly print: (text: string) => void;
  /** Prints a part of the result as it is, and waits until it has left this process, or cannot. */
  readonly write: (text: string) => Promise<void>;
  /** Prints what is beside the result, on standard error. */
  readonly note: (text: string) => void;
  /** Gives text for standard output a style, where colours are wanted. */
  readonly style: Paint;
}

/** The terminal, pipe or file that this process writes to. */
export function openTerminal(): Terminal {
  const { stdout, stderr, stdin } = process;
  const colour = isColoured(stdout);
  return {
    colour,
    width: stdout.isTTY ? stdout.columns : null,
    isInteractive: stdin.isTTY && stdout.isTTY,
    print: (text) => stdout.write(text === '' || text.endsWith('\n') ? text : `${text}\n`),
    write: (text) =>
      new Promise((resolve) => {
        // An error is told to those who listen to the stream.
        stdout.write(text, () => {
          resolve();
        });
      }),
    note: (text) => stderr.write(`${text}\n`),
    style: painter(colour),
  };
}

/** Calls back when everything that was printed so far has left this process. */
export function afterPrinting(then: () => void): void {
  process.stdout.write('', () => process.stderr.write('', then));
}

/** `NO_COLOR` and `FORCE_COLOR` go before what the stream can do, as everywhere in Node. */
function isColoured(stream: NodeJS.WriteStream): boolean {
  const styled = styleText('bold', '-', { stream, validateStream: true });
  return styled !== '-';
}
