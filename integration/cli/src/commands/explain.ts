import type { Declaration } from './context.ts';

/** `astro-drift explain`. */
export const declareExplain: Declaration = (program, { terminal, end }) => {
  program
    .command('explain')
    .description('say what a rule means and how to put right what it finds')
    .argument('[rule]', 'the rule; without one, all are listed')
    .action(async (rule: string | undefined) => {
      const { explain } = await import('../actions/explain.ts');
      end(explain(rule, terminal));
    });
};
