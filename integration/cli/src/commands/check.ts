import { FORMATS, REPORTERS } from '@astro-drift/engine/internal/reporters/index';
import { Option } from 'commander';
import type { CheckOptions } from '../actions/check.ts';
import { gather, readCount, withCommitted, withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

/** `astro-drift check`. */
export const declareCheck: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('check')
    .description('report what has drifted; exit 1 where a rule says that this is an error')
    .argument('[spec...]', 'specs to look at, each by any part of its id that no other has')
    .option('--rule <rule=severity>', 'off, warn or error for one rule; repeatable', gather)
    .option('--max-warnings <count>', 'exit 1 with more warnings than this', readCount)
    .option('--since <ref>', 'report only what the changes since this branch or commit caused');
  withCommitted(command)
    .addOption(
      new Option('-f, --format <format>', 'what to print (default: "text")').choices(FORMATS),
    )
    .option('--json', 'the same as --format json')
    .option(
      '-o, --output <file>',
      'also write a file; repeatable. Its ending tells the format, or `gitlab=report.json`',
      gather,
    )
    .addHelpText(
      'after',
      `
Formats:
${listFormats()}

Examples:
  astro-drift check --rule drift=error
  astro-drift check --since origin/main --output drift.sarif --output comment.md
  astro-drift check 001-doc --json`,
    );
  withSharedOptions(command).action(async (specs: string[], options: CheckOptions) => {
    const { check } = await import('../actions/check.ts');
    end(await check(specs, options, terminal));
  });
};

/** The formats and what each is for, one a line. */
function listFormats(): string {
  const width = Math.max(...FORMATS.map(({ length }) => length));
  return REPORTERS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n');
}
