import type { Paint } from '@astro-drift/engine/internal/reporters/paint';
import { type Format, reporterOf } from '@astro-drift/engine/internal/reporters/index';
import { writeJson } from '@astro-drift/engine/internal/text/json';
import type { LogText } from '@astro-drift/engine/internal/text/log-text';
import { withoutCommands } from '@astro-drift/engine/internal/text/printable';
import type { Terminal } from './terminal.ts';

/** Prints the output of commands. Each method accepts only text that is escaped for its use. */
export class Printer {
  /** Whether standard output shows colours. */
  readonly colour: boolean;
  /** The width of standard output in columns; `null` if it is no terminal. */
  readonly width: number | null;
  /** Whether a person can answer questions. */
  readonly isInteractive: boolean;
  /** Styles text for standard output, if it shows colours. */
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

  /** Prints a result for people to standard output. */
  print(text: LogText): void {
    this.terminal.print(withoutCommands(text.toString()));
  }

  /** Prints a note to standard error. */
  note(text: LogText): void {
    this.terminal.note(withoutCommands(text.toString()));
  }

  /** Prints a result as JSON. */
  async json(value: unknown): Promise<void> {
    for (const piece of writeJson(value)) await this.terminal.write(piece);
    await this.terminal.write('\n');
  }

  /**
   * Prints a rendered report. Text that a CI service would read as a command is escaped here, unless
   * the reporter does so itself: a piece of JSON may begin like a command, but no line of JSON does.
   */
  async report(format: Format, rendered: Iterable<string>): Promise<void> {
    const isEscaped = reporterOf(format).commandsEscapedBy === 'reporter';
    for (const piece of rendered) {
      await this.terminal.write(isEscaped ? piece : withoutCommands(piece));
    }
  }
}
