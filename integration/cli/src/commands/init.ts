import type { InitOptions } from '../actions/init.ts';
import { KINDS, SERVICES } from '../init/answers.ts';
import { choice, collect, readNow } from '../shared-options.ts';
import type { Declaration } from './context.ts';

export const declareInit: Declaration = (program, { terminal, end }) => {
  program
    .command('init')
    .description('set up a watched document, and the job that checks it; overwrites nothing')
    .addOption(choice('--kind <kind>', 'where documents name their sources', KINDS))
    .option('--document <file>', 'the document to begin with')
    .option('--tracks <pattern>', 'files that the document describes; repeatable', collect)
    .addOption(choice('--ci <service>', 'the CI service that checks changes', SERVICES))
    .option('-y, --yes', 'ask nothing: use what fits this repository')
    .option('--dry-run', 'show what would be written, and write nothing')
    .option('--root <folder>', 'any folder of the repository', '.')
    .option('--now <time>', 'the day in the id of a chant spec', readNow)
    .addHelpText(
      'after',
      `
In a terminal, it asks for everything that is not given.

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
