import type { StatusOptions } from '../actions/status.ts';
import { withAt, withCommitted, withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

export const declareStatus: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('status')
    .description('list specs: state, age, changed files and owners')
    .argument('[spec...]', 'specs to list, each by any unique part of its id')
    .option('--json', 'print JSON');
  withSharedOptions(withAt(withCommitted(command))).action(
    async (specs: string[], options: StatusOptions) => {
      const { status } = await import('../actions/status.ts');
      end(await status(specs, options, terminal));
    },
  );
};
