import type { Spec } from '../specs/spec.ts';
import { isHistorical } from './historical-pages.ts';

/**
 * Returns the pages that declare nothing, but are watched for their references: those that are
 * neither a spec nor the document of one, and that are not historical.
 *
 * @param pages the Markdown files that the options select
 */
export function selectWatched(pages: readonly string[], specs: readonly Spec[]): string[] {
  const declared = new Set(specs.flatMap(({ file, targets }) => [file, ...targets]));
  return pages.filter((page) => !declared.has(page) && !isHistorical(page));
}
