import { Option } from 'commander';
import type { InitOptions } from '../actions/init.ts';
import { KINDS, SERVICES } from '../init/answers.ts';
import { gather, readNow } from '../shared-options.ts';
import type { Declaration } from './context.ts';

/** `astro-drift init`. */
export const declareInit: Declaration = (program, { terminal, end }) => {
  program
    .command('init')
    .description('set up a document that is watched, and a job that checks it; overwrites nothing')
    .addOption(new Option('--kind <kind>', 'where documents name their sources').choices(KINDS))
    .option('--document <file>', 'the document to begin with')
    .option('--tracks <pattern>', 'files that it describes; repeatable', gather)
    .addOption(new Option('--ci <service>', 'where changes are checked').choices(SERVICES))
    .option('-y, --yes', 'take what fits this repository for all that is not given')
    .option('--dry-run', 'show what would be written, and write nothing')
    .option('--root <folder>', 'any folder of the repository', '.')
    .option('--now <time>', 'the day in the id of a chant spec', readNow)
    .addHelpText(
      'after',
      `
In a terminal, what is not given is asked.

Examples:
  astro-drift init
  astro-drift init --yes --dry-run
  astro-drift init --kind frontmatter --tracks "src/**/*.py" --ci gitlab`,
    )
    .action(async (options: InitOptions) => {
      const { init } = await import('../actions/init.ts');
      end(await init(options, terminal));
    });
};
