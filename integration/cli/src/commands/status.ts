import type { StatusOptions } from '../actions/status.ts';
import { withAt, withCommitted, withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

export const declareStatus: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('status')
    .description('list specs: state, age, changed files and owners')
    .argument('[what...]', 'documents, sources, folders or specs; everything by default')
    .option('--json', 'print JSON');
  withSharedOptions(withAt(withCommitted(command))).action(
    async (what: string[], options: StatusOptions) => {
      const { status } = await import('../actions/status.ts');
      end(await status(what, options, terminal));
    },
  );
};
