import { styleText } from 'node:util';
import { type Paint, painter } from '@astro-drift/engine/internal/reporters/paint';

/** Raw access to a terminal. Commands print through a `Printer`, which encodes text. */
export interface Terminal {
  /** Whether standard output shows colours. */
  readonly colour: boolean;
  /** The width of standard output in columns; `null` if it is no terminal. */
  readonly width: number | null;
  /** Whether a person can answer questions. */
  readonly isInteractive: boolean;
  /** Prints text to standard output, and a line break unless the text ends with one or is empty. */
  readonly print: (text: string) => void;
  /** Writes text to standard output as it is. Waits until it is written, or cannot be. */
  readonly write: (text: string) => Promise<void>;
  /** Prints text and a line break to standard error. */
  readonly note: (text: string) => void;
  /** Styles text for standard output, if it shows colours. */
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
        // Listeners of the stream handle an error.
        stdout.write(text, () => {
          resolve();
        });
      }),
    note: (text) => stderr.write(`${text}\n`),
    style: painter(colour),
  };
}

/** Calls back when everything that was printed so far is written. */
export function afterPrinting(callback: () => void): void {
  process.stdout.write('', () => process.stderr.write('', callback));
}

/** Node lets `NO_COLOR` and `FORCE_COLOR` override what the stream supports. */
function isColoured(stream: NodeJS.WriteStream): boolean {
  const styled = styleText('bold', '-', { stream, validateStream: true });
  return styled !== '-';
}
