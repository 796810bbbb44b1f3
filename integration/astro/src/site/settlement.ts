import { foldersAbove } from '@astro-drift/engine/internal/files/folders';
import type { Report, SpecReport } from '@astro-drift/engine/internal/report/schema';
import { specsOf } from '../page/binding.ts';
import { OVERVIEW, SOURCE, sourceParam, specParam } from '../page/links.ts';
import type { PageReading } from './page-reading.ts';

/** What a site shows, as far as it matters here. */
interface Shown {
  readonly report: Report;
  readonly sources: readonly string[];
}

/** The paths of the pages of specs, source files and their folders that a site has. */
export function addedPaths({ report, sources }: Shown): Set<string> {
  const specs = report.specs.map(({ id }) => `${OVERVIEW}/${specParam(id)}`);
  const files = [...sources, ...sources.flatMap(foldersAbove)].map(
    (path) => `${SOURCE}/${sourceParam(path)}`,
  );
  const root = sources.length > 0 ? [SOURCE] : [];
  return new Set([...specs, ...files, ...root].map((path) => path.normalize()));
}

/**
 * Makes a test of pages that were rendered when the site was thought to show more: whether they tell
 * of what is not shown, or lead there.
 */
export function staleness(before: Shown, now: Shown): (page: PageReading) => boolean {
  const gone = new Set([...before.sources, ...before.sources.flatMap(foldersAbove)]);
  for (const path of [...now.sources, ...now.sources.flatMap(foldersAbove)]) gone.delete(path);
  const known = new Map(now.report.specs.map((spec) => [spec.id, spec]));
  const stale = new Set(
    before.report.specs.filter((spec) => {
      const now = known.get(spec.id);
      return (
        now === undefined || !isSame(spec, now) || pathsOf(spec).some((path) => gone.has(path))
      );
    }),
  );
  if (stale.size === 0) return () => false;
  return ({ documents, hasAsked }) =>
    hasAsked ||
    [...documents].some((file) => specsOf(file, before.report).some((spec) => stale.has(spec)));
}

/** Most of what two reports tell of a spec is not only equal, but the same. */
function isSame(spec: SpecReport, other: SpecReport): boolean {
  const fields = Object.keys(spec) as (keyof SpecReport)[];
  return fields.every(
    (field) =>
      spec[field] === other[field] || JSON.stringify(spec[field]) === JSON.stringify(other[field]),
  );
}

/** The files and folders that pages of a spec's documents may lead to. */
function pathsOf({ inputs, changes, documents }: SpecReport): string[] {
  const references = documents.flatMap(({ citations, diagrams }) => [
    ...citations,
    ...diagrams.flatMap(({ nodes }) => nodes),
  ]);
  return [
    ...inputs.flatMap(({ files }) => files),
    ...changes.map(({ path }) => path),
    ...references.flatMap(({ path, current }) => [path, current?.path ?? path]),
  ];
}
