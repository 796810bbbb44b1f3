import { selectPages } from './page-search.ts';
import { compilePattern } from './pattern.ts';
import type { TracksOf } from './reader.ts';

/** The option `tracks`: patterns of pages, each with the patterns of their sources. */
export type TracksOption = Readonly<Record<string, readonly string[]>>;

/** Returns the pages for which the option `tracks` names sources, sorted. */
export function configuredPages(
  files: Iterable<string>,
  tracks: TracksOption,
  specs: readonly string[],
): string[] {
  const pages = Object.keys(tracks);
  return pages.length === 0 ? [] : selectPages(files, { pages, specs });
}

/** Makes the function that returns the sources of a page. If several patterns match, all count. */
export function makeTracksOf(tracks: TracksOption): TracksOf {
  const compiled = Object.entries(tracks).map(
    ([pattern, sources]) => [compilePattern(pattern), sources] as const,
  );
  return (page) => [...new Set(compiled.flatMap(([test, sources]) => (test(page) ? sources : [])))];
}
