import type { Command } from 'commander';
import type { Printer } from '../printer.ts';

/** What a command needs besides its arguments. */
export interface Context {
  readonly terminal: Printer;
  /** Sets the exit code. */
  readonly end: (code: number) => void;
}

/** Adds a command to a program. */
export type Declaration = (program: Command, context: Context) => void;
