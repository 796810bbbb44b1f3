import { below, block, line } from '@astro-drift/engine/internal/text/log-text';
import { userError } from '../site/user-error.ts';

/**
 * The pages that the integration adds are checked by the schema of a site's collection `docs`, which
 * may ask for fields that these pages cannot know of.
 *
 * @returns what to do about it; an error of another kind as it is
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
