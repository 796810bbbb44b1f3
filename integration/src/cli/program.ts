import { Command } from 'commander';
import { declareAccept } from './commands/accept.ts';
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
import { packageVersion } from './version.ts';

/** In the order in which help lists them. */
const DECLARATIONS = [
  declareCheck,
  declareStatus,
  declareAffected,
  declareDiff,
  declareAccept,
  declareCoverage,
  declareFix,
  declareExplain,
  declareInit,
];

/**
 * Describes all commands. What they do is loaded when one of them is run.
 *
 * @param args of the command line, which tell whether it is a shell that asks
 */
export async function createProgram(args: readonly string[], context: Context): Promise<Command> {
  const { print, note } = context.terminal;
  const program = new Command('astro-drift')
    .description('Docs that know when the code has moved on.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .showHelpAfterError('Run it with --help to see what it takes.')
    .addHelpText('after', '\nSee the options of a command: astro-drift <command> --help')
    .configureOutput({
      writeOut: print,
      writeErr: (text) => {
        note(text.replace(/\n$/, ''));
      },
    })
    .exitOverride();
  for (const declare of DECLARATIONS) declare(program, context);
  if (args[0] === 'complete') await (await import('./completion.ts')).addCompletion(program);
  else declareComplete(program, context);
  return program;
}
