import type { Format } from '@astro-drift/engine/internal/report/format-names';
import type { Paint } from '@astro-drift/engine/internal/report/formats/paint';
import { writeJson } from '@astro-drift/engine/internal/text/json';
import type { LogText } from '@astro-drift/engine/internal/text/log-text';
import { withoutCommands } from '@astro-drift/engine/internal/text/printable';
import type { Terminal } from './terminal.ts';

const JSON_FORMATS: ReadonlySet<Format> = new Set(['json', 'gitlab', 'sarif']);

/**
 * Everything that a command prints goes through one of these methods, each of which is for one kind
 * of output and takes only what is encoded for it.
 */
export class Printer {
  /** Whether colours are wanted on standard output. */
  readonly colour: boolean;
  /** Columns of standard output; `null` where it is no terminal. */
  readonly width: number | null;
  /** Whether somebody is there to be asked. */
  readonly isInteractive: boolean;
  /** Gives text for standard output a style, where colours are wanted. */
  readonly style: Paint;
  private readonly terminal: Terminal;

  constructor(terminal: Terminal) {
    const { colour, width, isInteractive, style } = terminal;
    this.colour = colour;
    this.width = width;
    this.isInteractive = isInteractive;
    this.style = style;
    this.terminal = terminal;
  }

  /** Prints the result for people. */
  print(text: LogText): void {
    this.terminal.print(withoutCommands(text.toString()));
  }

  /** Prints what is beside the result, on standard error. */
  note(text: LogText): void {
    this.terminal.note(withoutCommands(text.toString()));
  }

  /** Prints the result as JSON. */
  async json(value: unknown): Promise<void> {
    for (const piece of writeJson(value)) await this.terminal.write(piece);
    await this.terminal.write('\n');
  }

  /**
   * Prints a rendered report. Only the format of GitHub is to give commands. No line of JSON begins
   * like one, but a piece of it may.
   */
  async report(format: Format, rendered: Iterable<string>): Promise<void> {
    const isWritten = format === 'github' || JSON_FORMATS.has(format);
    for (const piece of rendered) {
      await this.terminal.write(isWritten ? piece : withoutCommands(piece));
    }
  }
}
