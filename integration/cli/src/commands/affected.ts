import type { AffectedOptions } from '../actions/affected.ts';
import { withCommitted, readRef, withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

export const declareAffected: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('affected')
    .description('list the specs, documents and sections that depend on files')
    .argument('[path...]', 'files and folders, which need not exist')
    .option('--since <ref>', 'files changed since this branch or commit', readRef)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  astro-drift affected src/auth
  astro-drift affected --since origin/main`,
    );
  withSharedOptions(withCommitted(command)).action(
    async (paths: string[], options: AffectedOptions) => {
      const { affected } = await import('../actions/affected.ts');
      end(await affected(paths, options, terminal));
    },
  );
};
