import { below, block, line } from '@astro-drift/engine/internal/text/log-text';
import { userError } from '../site/user-error.ts';

/**
 * Explains an error that the schema of the collection `docs` caused. Starlight validates added
 * pages with this schema. It can require fields that these pages do not have.
 *
 * @returns an error that says the fix; any other error is returned unchanged
 */
export function explainRejection(error: unknown): unknown {
  if (!(error instanceof Error && error.message.includes('<StarlightPage/>'))) return error;
  const { hint } = error as { hint?: unknown };
  return userError(
    line`The schema of the collection \`docs\` does not accept the pages that astro-drift adds.`,
    below([
      ...(typeof hint === 'string' ? [block(hint.trim())] : []),
      line`Give these pages what it asks for, in the options of the plugin: drift({ frontmatter: { … } }).`,
    ]),
  );
}
