import type { FixOptions } from '../actions/fix.ts';
import { withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

export const declareFix: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('fix')
    .description('rewrite citations of moved lines, and nothing else')
    .argument('[what...]', 'documents, sources, folders or specs; everything by default')
    .option('--dry-run', 'show the changes as a diff, and write nothing');
  withSharedOptions(command).action(async (what: string[], options: FixOptions) => {
    const { fix } = await import('../actions/fix.ts');
    end(await fix(what, options, terminal));
  });
};
