import { foldersAbove } from '@astro-drift/engine/internal/files/folders';
import type { Report, SpecReport } from '@astro-drift/engine/internal/report/schema';
import { specsOf } from '../page/binding.ts';
import { OVERVIEW, SOURCE, sourceParam, specParam } from '../page/links.ts';
import type { PageReading } from './page-reading.ts';

/** The parts of a publication that decide whether a page is outdated. */
interface Shown {
  readonly report: Report;
  readonly sources: readonly string[];
}

/** The paths of added pages: of specs, source files and folders. */
export function addedPaths({ report, sources }: Shown): Set<string> {
  const specs = report.specs.map(({ id }) => `${OVERVIEW}/${specParam(id)}`);
  const files = [...sources, ...sources.flatMap(foldersAbove)].map(
    (path) => `${SOURCE}/${sourceParam(path)}`,
  );
  const root = sources.length > 0 ? [SOURCE] : [];
  return new Set([...specs, ...files, ...root].map((path) => path.normalize()));
}

/**
 * Returns a test for pages that were rendered when the site was expected to show more. It says
 * whether a page contains, or links to, something that is not shown.
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

/** Most parts of the two reports are the same objects. */
function isSame(spec: SpecReport, other: SpecReport): boolean {
  const fields = Object.keys(spec) as (keyof SpecReport)[];
  return fields.every(
    (field) =>
      spec[field] === other[field] || JSON.stringify(spec[field]) === JSON.stringify(other[field]),
  );
}

/** The files and folders to which pages of a spec's documents may link. */
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
