import { block } from '@astro-drift/engine/internal/text/log-text';
import { Command } from 'commander';
import { declareAccept } from './commands/accept.ts';
import { declareAdopt } from './commands/adopt.ts';
import { declareAffected } from './commands/affected.ts';
import { declareCheck } from './commands/check.ts';
import { declareComplete } from './commands/complete.ts';
import type { Context } from './commands/context.ts';
import { declareCoverage } from './commands/coverage.ts';
import { declareDiff } from './commands/diff.ts';
import { declareExplain } from './commands/explain.ts';
import { declareFix } from './commands/fix.ts';
import { declareInit } from './commands/init.ts';
import { declareStatus } from './commands/status.ts';
import { declareSuggest } from './commands/suggest.ts';
import { Printer } from './printer.ts';
import type { Terminal } from './terminal.ts';
import { packageVersion } from './version.ts';

/** All commands but `complete`, in the order of `--help`. */
const DECLARATIONS = [
  declareCheck,
  declareStatus,
  declareAffected,
  declareDiff,
  declareAccept,
  declareCoverage,
  declareFix,
  declareExplain,
  declareAdopt,
  declareSuggest,
  declareInit,
];

/** What a program needs besides its arguments. */
interface ProgramContext extends Pick<Context, 'end'> {
  readonly terminal: Terminal;
}

/**
 * Declares all commands. The code of a command is loaded when it runs.
 *
 * @param args the arguments of the command line, which tell whether a shell asks for completions
 */
export async function createProgram(
  args: readonly string[],
  { terminal, end }: ProgramContext,
): Promise<Command> {
  const printer = new Printer(terminal);
  const context = { terminal: printer, end };
  const program = new Command('astro-drift')
    .description('Docs that know when the code has moved on.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .showHelpAfterError('Run it with --help to see its options.')
    .addHelpText('after', '\nSee the options of a command: astro-drift <command> --help')
    .configureOutput({
      writeOut: (text) => {
        printer.print(block(text));
      },
      writeErr: (text) => {
        printer.note(block(text.replace(/\n$/, '')));
      },
    })
    .exitOverride();
  for (const declare of DECLARATIONS) declare(program, context);
  if (args[0] === 'complete') await (await import('./completion.ts')).addCompletion(program, args);
  else declareComplete(program, context);
  return program;
}
