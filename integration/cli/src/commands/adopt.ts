import type { AdoptOptions } from '../actions/adopt.ts';
import { DESTINATIONS } from '../adopt/destination.ts';
import { choice, withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

export const declareAdopt: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('adopt')
    .description('propose the sources of pages that name none, and write them')
    .argument('[page...]', 'pages or folders; all pages by default')
    .addOption(choice('--to <place>', 'where to write them: pages or config', DESTINATIONS))
    .option('-y, --yes', 'ask nothing: write them into the pages')
    .option('--dry-run', 'show the proposals and what is outdated, and write nothing')
    .addHelpText(
      'after',
      `
A source is proposed if the page cites it, names what only it defines, or was
changed together with it. A README gets a comment instead of frontmatter.

Examples:
  astro-drift adopt --dry-run
  astro-drift adopt docs/guides
  astro-drift adopt --yes --to config`,
    );
  withSharedOptions(command).action(async (pages: string[], options: AdoptOptions) => {
    const { adopt } = await import('../actions/adopt.ts');
    end(await adopt(pages, options, terminal));
  });
};
