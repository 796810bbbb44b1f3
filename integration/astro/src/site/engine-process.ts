import { constants, getPriority, setPriority } from 'node:os';
import { type Analysis, analyzeInDepth } from '@astro-drift/engine/internal/analyze';
import { removeTemporaryFolders } from '@astro-drift/engine/internal/git/temporary-folder';
import type { AnalyzeOptions } from '@astro-drift/engine/internal/options';

/** A request to the child process that runs the engine. */
export interface Question {
  readonly id: number;
  readonly options: AnalyzeOptions;
}

/** The answer to the request that has the same id. */
export type Answer = { readonly id: number } & (
  { readonly analysis: Analysis } | { readonly error: unknown }
);

/**
 * Lowers the priority of this process. So Astro goes first if there are too few processors for
 * both. The git processes that this process starts inherit the priority.
 */
function giveWay(): void {
  try {
    setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));
  } catch {
    // Not every system supports priorities.
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

// The parent process has ended, so this process ends too.
process.on('disconnect', () => {
  removeTemporaryFolders();
  process.exit();
});

// On Ctrl+C, a terminal sends SIGINT to this process and to its parent. Only the parent decides
// whether both end.
process.on('SIGINT', () => undefined);
