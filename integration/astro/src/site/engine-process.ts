import { constants, getPriority, setPriority } from 'node:os';
import { type Analysis, analyzeInDepth } from '@astro-drift/engine/internal/analyze';
import { removeScratchFolders } from '@astro-drift/engine/internal/git/scratch-folder';
import type { AnalyzeOptions } from '@astro-drift/engine/internal/options';

/** What the process is asked. */
export interface Question {
  readonly id: number;
  readonly options: AnalyzeOptions;
}

/** What it answers to the question of the same id. */
export type Answer = { readonly id: number } & (
  { readonly analysis: Analysis } | { readonly error: unknown }
);

/** Gives way to the site where there are not enough processors for both, and git with it. */
function giveWay(): void {
  try {
    setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));
  } catch {
    // Not every system has it.
    return;
  }
}

function answer(given: Answer): void {
  process.send?.(given);
}

giveWay();

process.on('message', ({ id, options }: Question) => {
  analyzeInDepth(options).then(
    (analysis) => {
      answer({ id, analysis });
    },
    (error: unknown) => {
      answer({ id, error });
    },
  );
});

// Nobody is left to answer to.
process.on('disconnect', () => {
  removeScratchFolders();
  process.exit();
});

// A terminal sends it to all processes; whether to end is for the one that asks.
process.on('SIGINT', () => undefined);
