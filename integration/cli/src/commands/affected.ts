import type { AffectedOptions } from '../actions/affected.ts';
import { withCommitted, withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

/** `astro-drift affected`. */
export const declareAffected: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('affected')
    .description('tell which specs, documents and sections files concern')
    .argument('[path...]', 'files and folders, there or not')
    .option('--since <ref>', 'the files that differ since this branch or commit')
    .option('--json', 'as data')
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
