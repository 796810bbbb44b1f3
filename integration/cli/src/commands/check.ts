import { FORMATS, REPORTERS } from '@astro-drift/engine/internal/reporters/index';
import { Option } from 'commander';
import type { CheckOptions } from '../actions/check.ts';
import {
  choice,
  collect,
  readCount,
  readRef,
  withAt,
  withCommitted,
  withSharedOptions,
} from '../shared-options.ts';
import type { Declaration } from './context.ts';

/** The options that report another state than that of the working tree, or a part of it. */
const STATES = ['committed', 'staged', 'at', 'since'];

export const declareCheck: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('check')
    .description('report what has drifted; exit 1 if a rule makes a finding an error')
    .argument('[what...]', 'documents, sources, folders or specs; everything by default')
    .option(
      '--rule <rule=severity>',
      'the severity of a rule: off, warn or error, perhaps with the least impact that it reports, as in drift=error:cited; repeatable',
      collect,
    )
    .option('--max-warnings <count>', 'exit 1 with more warnings than this', readCount)
    .option(
      '--since <ref>',
      'report only what the changes since this branch or commit caused',
      readRef,
    );
  withAt(withCommitted(command))
    .addOption(choice('-f, --format <format>', 'what to print (default: "text")', FORMATS))
    .option('--json', 'the same as --format json')
    .option('--all', 'print everything as text, and not only what fits on a few screens')
    .option(
      '-o, --output <file>',
      'also write a file, in the format of its ending or as `gitlab=report.json`; repeatable',
      collect,
    )
    .addOption(
      new Option(
        '--suppress-all',
        'record all findings as known in .drift/suppressions.json; they do not fail any more',
      ).conflicts(STATES),
    )
    .addOption(
      new Option(
        '--prune-suppressions',
        'remove the suppressions of what is not found any more',
      ).conflicts([...STATES, 'suppressAll']),
    )
    .addHelpText(
      'after',
      `
Formats:
${listFormats()}

Examples:
  astro-drift check --rule drift=error
  astro-drift check --since origin/main --output drift.sarif --output comment.md
  astro-drift check --at HEAD~20
  astro-drift check docs/guide.md src/auth
  astro-drift check 001-doc --json`,
    );
  withSharedOptions(command).action(async (what: string[], options: CheckOptions) => {
    const { check } = await import('../actions/check.ts');
    end(await check(what, options, terminal));
  });
};

/** A line for each format, with its purpose. */
function listFormats(): string {
  const width = Math.max(...FORMATS.map(({ length }) => length));
  return REPORTERS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n');
}
