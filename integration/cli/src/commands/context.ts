import type { Command } from 'commander';
import type { Printer } from '../printer.ts';

/** What a command is given besides its arguments. */
export interface Context {
  readonly terminal: Printer;
  /** Says how it ended, as an exit code. */
  readonly end: (code: number) => void;
}

/** Adds one command to a program. */
export type Declaration = (program: Command, context: Context) => void;
