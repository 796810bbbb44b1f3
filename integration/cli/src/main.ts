import { CommanderError } from 'commander';
import { EXIT } from './exit.ts';
import { Printer } from './printer.ts';
import { createProgram } from './program.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/**
 * Runs the command line.
 *
 * @param args without the names of the interpreter and the script
 * @param terminal that of this process, unless another is to be written to
 * @returns the exit code: 0 all right, 1 with findings that count, 2 when the command could not run
 */
export async function main(
  args: readonly string[],
  terminal: Terminal = openTerminal(),
): Promise<number> {
  let code: number = EXIT.clean;
  const end = (ended: number): void => {
    code = ended;
  };
  try {
    const program = await createProgram(args, { terminal, end });
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failure;
    // Loaded only for an error: its imports would slow down `--help`.
    const { describeError } = await import('./error-text.ts');
    new Printer(terminal).note(describeError(error, args.includes('--verbose')));
    return EXIT.failure;
  }
}
