import type { OnStep } from '@astro-drift/engine/internal/drift/progress-step';
import { Progress } from './progress.ts';
import type { SharedOptions } from './shared-options.ts';

/** Runs some work, and shows its steps on the terminal. */
export async function withProgress<T>(
  { quiet }: Pick<SharedOptions, 'quiet'>,
  work: (tools: { readonly onStep: OnStep }) => Promise<T>,
): Promise<T> {
  const progress = new Progress(process.stderr, quiet !== true);
  try {
    return await work({
      onStep: (step) => {
        progress.begin(step);
      },
    });
  } finally {
    progress.end();
  }
}
