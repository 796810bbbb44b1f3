import type { Declaration } from './context.ts';

export const declareExplain: Declaration = (program, { terminal, end }) => {
  program
    .command('explain')
    .description('explain what a rule means, and how to fix its findings')
    .argument('[rule]', 'the rule; without one, lists all rules')
    .action(async (rule: string | undefined) => {
      const { explain } = await import('../actions/explain.ts');
      end(explain(rule, terminal));
    });
};
