import type { CoverageOptions } from '../actions/coverage.ts';
import { withCommitted, withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

/** `astro-drift coverage`. */
export const declareCoverage: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('coverage')
    .description('tell which source files no spec tracks and no document cites')
    .option('--json', 'as data');
  withSharedOptions(withCommitted(command)).action(async (options: CoverageOptions) => {
    const { reportCoverage } = await import('../actions/coverage.ts');
    end(await reportCoverage(options, terminal));
  });
};
