import { CommanderError } from 'commander';
import { below, block, line, type LogText } from '../text/log-text.ts';
import { EXIT, Failure } from './failure.ts';
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
    new Printer(terminal).note(describe(error, args.includes('--verbose')));
    return EXIT.failure;
  }
}

function describe(error: unknown, isVerbose: boolean): LogText {
  if (error instanceof Failure) {
    // It may name specs and files, and so stays on its line.
    const message = line`error: ${error.message}`;
    return error.help === '' ? message : below([message, line`  ${error.help}`]);
  }
  if (!(error instanceof Error)) return line`error: ${block(String(error))}`;
  const message = line`error: ${block(error.message)}`;
  // Its class would bring all of Zod with it, which a mere `--help` is not to wait for.
  if (error.name === 'OptionsError') return message;
  return isVerbose
    ? line`error: ${block(error.stack ?? error.message)}`
    : below([message, line`  This is not your mistake. \`--verbose\` shows where it happened.`]);
}
