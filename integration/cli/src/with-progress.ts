import type { OnStep } from '@astro-drift/engine/internal/drift/progress-step';
import { Progress } from './progress.ts';
import type { SharedOptions } from './shared-options.ts';

/** Does work of which a terminal shows how far it is. */
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
