import type { Spec } from '../specs/spec.ts';
import { isHistorical } from './historical-pages.ts';

/** The pages that are watched. */
export interface WatchedSelection {
  readonly pages: readonly string[];
  /** No page that declares nothing was left out. */
  readonly isWhole: boolean;
}

/**
 * Returns the pages that declare nothing, but are watched for their references: those that are
 * neither a spec nor the document of one, and that are not historical.
 *
 * @param pages the Markdown files that the options select
 * @param allowed the files that may be watched; all if it is not set
 */
export function selectWatched(
  pages: readonly string[],
  specs: readonly Spec[],
  allowed?: readonly string[],
): WatchedSelection {
  const declared = new Set(specs.flatMap(({ file, targets }) => [file, ...targets]));
  const all = pages.filter((page) => !declared.has(page) && !isHistorical(page));
  if (allowed === undefined) return { pages: all, isWhole: true };
  const mayBeWatched = new Set(allowed);
  const watched = all.filter((page) => mayBeWatched.has(page));
  return { pages: watched, isWhole: watched.length === all.length };
}
