import { CommanderError } from 'commander';
import { printable } from '../report/printable.ts';
import { EXIT, Failure } from './failure.ts';
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
    terminal.note(describe(error, args.includes('--verbose')));
    return EXIT.failure;
  }
}

function describe(error: unknown, isVerbose: boolean): string {
  if (error instanceof Failure) {
    // It may name specs and files.
    const message = `error: ${printable(error.message)}`;
    return error.help === '' ? message : `${message}\n  ${printable(error.help)}`;
  }
  // Its class would bring all of Zod with it, which a mere `--help` is not to wait for.
  if (error instanceof Error && error.name === 'OptionsError') return `error: ${error.message}`;
  if (!(error instanceof Error)) return `error: ${String(error)}`;
  return isVerbose
    ? `error: ${error.stack ?? error.message}`
    : `error: ${error.message}\n  This is not your mistake. \`--verbose\` shows where it happened.`;
}
