import { declareTracks, placeFor } from '@astro-drift/engine/internal/adoption/declare-tracks';
import { readPlain, replaceText } from '@astro-drift/engine/internal/fix/read-write';
import type { Proposal } from '@astro-drift/engine/internal/propose-tracks';

/** What became of pages. */
export interface EditedPages {
  /** The pages that declare their sources now. */
  readonly written: readonly string[];
  /** The pages that were left as they are, with the reason. */
  readonly refused: readonly { readonly page: string; readonly reason: string }[];
}

/**
 * Writes the proposed sources into the pages themselves.
 *
 * @param root the absolute path of the repository
 */
export async function editPages(
  root: string,
  proposals: readonly Proposal[],
): Promise<EditedPages> {
  const written: string[] = [];
  const refused: EditedPages['refused'][number][] = [];
  for (const proposal of proposals) {
    const { page } = proposal;
    const reason = await editPage(root, proposal);
    if (reason === null) written.push(page);
    else refused.push({ page, reason });
  }
  return { written, refused };
}

/** Returns why the page was left as it is; `null` if it was written. */
async function editPage(
  root: string,
  { page, sources, showsFrontmatter }: Proposal,
): Promise<string | null> {
  const before = await readPlain(root, page);
  if (typeof before !== 'string') return before.reason;
  const place = placeFor(page, before, showsFrontmatter);
  const patterns = sources.map(({ pattern }) => pattern);
  const declared = declareTracks(before, place, patterns);
  if ('reason' in declared) return declared.reason;
  return replaceText(root, page, before, declared.text);
}
