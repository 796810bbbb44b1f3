import type { Declaration } from './context.ts';

/** `astro-drift complete`, for `--help`. When it runs, `addCompletion` adds it instead. */
export const declareComplete: Declaration = (program) => {
  program
    .command('complete')
    .description('print the script that lets a shell complete commands and specs')
    .argument('<shell>', 'bash, zsh, fish or powershell');
};
