import { foldersAbove } from '@astro-drift/engine/internal/files/folders';
import type { Report, SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { Shown } from '../page/added-pages.ts';
import { specsOf } from '../page/apply-report.ts';
import { watchedPageOf } from '../page/watched-page.ts';
import type { PageReading } from './page-reading.ts';

/** What a site shows. */
interface ShownPages extends Shown {
  /** The pages that declare nothing. */
  readonly watched: Report;
}

/**
 * Returns a test for pages that were rendered too early, when the site was expected to show more.
 * It tells whether a page contains something that the site does not show, or links to it.
 */
export function staleness(before: ShownPages, now: ShownPages): (page: PageReading) => boolean {
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
  const pages = stalePages(before.watched, now.watched);
  if (stale.size + pages.size === 0) return () => false;
  return ({ documents, hasAsked }) =>
    hasAsked ||
    [...documents].some(
      (file) => pages.has(file) || specsOf(file, before.report).some((spec) => stale.has(spec)),
    );
}

/** Returns the files of the pages that declare nothing and are not the same any more. */
function stalePages(before: Report, now: Report): Set<string> {
  const changed = before.specs.filter((spec) => {
    const page = watchedPageOf(spec.file, now);
    return page === null || !isSame(spec, page.spec);
  });
  return new Set(changed.map(({ file }) => file));
}

/**
 * Returns whether a spec is the same in two reports. Most fields are the same object, which makes
 * the comparison cheap.
 */
function isSame(spec: SpecReport, other: SpecReport): boolean {
  const fields = Object.keys(spec) as (keyof SpecReport)[];
  return fields.every(
    (field) =>
      spec[field] === other[field] || JSON.stringify(spec[field]) === JSON.stringify(other[field]),
  );
}

/** Returns the files and folders to which the pages of a spec's documents may link. */
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
