import type { CoverageOptions } from '../actions/coverage.ts';
import { withCommitted, withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

export const declareCoverage: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('coverage')
    .description('list source files that no spec tracks and no document cites')
    .option('--json', 'print JSON');
  withSharedOptions(withCommitted(command)).action(async (options: CoverageOptions) => {
    const { reportCoverage } = await import('../actions/coverage.ts');
    end(await reportCoverage(options, terminal));
  });
};
