import { CommanderError } from 'commander';
import { EXIT } from './exit.ts';
import { Printer } from './printer.ts';
import { createProgram } from './program.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/**
 * Runs the command line.
 *
 * @param args without the names of the interpreter and the script
 * @param terminal by default that of this process
 * @returns one of {@link EXIT}
 */
export async function main(
  args: readonly string[],
  terminal: Terminal = openTerminal(),
): Promise<number> {
  let code: number = EXIT.clean;
  const end = (exitCode: number): void => {
    code = exitCode;
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
