import { acceptanceFilesOf } from '@astro-drift/engine/internal/report/acceptance-files';
import type { Report, SpecReport } from '@astro-drift/engine/internal/report/schema';

/**
 * Finds files whose contents a site must not show, although their own names allow it. These are the
 * files of private specs. They are also files that now have the content of a file that must not be
 * published, after a rename or a move of cited lines.
 *
 * @param report the whole report, with private specs
 * @param isPublishable returns whether a file with this path may be published
 */
export function withheldPaths(
  { specs }: Report,
  isPublishable: (path: string) => boolean,
): ReadonlySet<string> {
  const published = new Set(specs.filter((spec) => spec.public).flatMap(documentsOf));
  const kept = specs
    .filter((spec) => !spec.public)
    .flatMap((spec) => [
      spec.file,
      ...acceptanceFilesOf(spec),
      ...documentsOf(spec).filter((file) => !published.has(file)),
    ]);
  const moves = specs.flatMap(movesOf);
  const moved = moves.filter(({ from, to }) => from !== to && !isPublishable(from));
  return new Set([...kept, ...moved.map(({ to }) => to)]);
}

function documentsOf({ documents }: SpecReport): string[] {
  return documents.map(({ file }) => file);
}

function movesOf({ changes, documents }: SpecReport): { from: string; to: string }[] {
  const renamed = changes.map(({ path, previousPath = path }) => ({
    from: previousPath,
    to: path,
  }));
  const citations = documents.flatMap((document) => document.citations);
  const cited = citations.map(({ path, current }) => ({ from: path, to: current?.path ?? path }));
  return [...renamed, ...cited];
}
