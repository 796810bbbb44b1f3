import type { Declaration } from './context.ts';

/** `astro-drift complete`, as help lists it; the real one is added by `addCompletion`. */
export const declareComplete: Declaration = (program) => {
  program
    .command('complete')
    .description('print the script that lets a shell complete commands and specs')
    .argument('<shell>', 'bash, zsh, fish or powershell');
};
