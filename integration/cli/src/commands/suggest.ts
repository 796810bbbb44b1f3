import { type SharedOptions, withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

export const declareSuggest: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('suggest')
    .description('propose the sources of one page, with reasons; writes nothing')
    .argument('<page>', 'a Markdown file');
  withSharedOptions(command).action(async (page: string, options: SharedOptions) => {
    const { suggest } = await import('../actions/suggest.ts');
    end(await suggest(page, options, terminal));
  });
};
