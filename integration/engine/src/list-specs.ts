import { resolve } from 'node:path';
import { WorkingFiles } from './files/working-files.ts';
import { findRepository } from './git/repository.ts';
import { readPresent } from './inspection/read-tree.ts';
import { resolveAt } from './inspection/resolve-at.ts';
import { type AnalyzeOptions, AnalyzeOptionsSchema, readOptions } from './options.ts';
import { configuredPages, makeTracksOf } from './specs/configured-tracks.ts';
import { findPages, listPages, MARKDOWN } from './specs/page-search.ts';
import { listPresentFiles } from './git/present-files.ts';
import { type FoundSpecs, readSpecs } from './specs/reader.ts';

/**
 * Reads the specs of a repository, as of the commit that the options select, if they select one. It
 * does not analyse drift.
 *
 * @throws {DriftError} if an option is not valid, or if there is no such commit
 */
export async function listSpecs(options: AnalyzeOptions): Promise<FoundSpecs> {
  const given = readOptions(AnalyzeOptionsSchema, options);
  const opened = await findRepository(resolve(given.root), { mayFetch: given.fetch });
  if (
    opened !== null &&
    (opened.sparse || given.committed || given.staged || given.at !== undefined)
  ) {
    const { repository, options: resolved } = await resolveAt(opened, given);
    const present = await readPresent(repository, resolved);
    if (present !== null) {
      const { files, pages, problems, snapshot } = present;
      const configured = configuredPages(snapshot.paths(), resolved.tracks, resolved.specs);
      const all = [...new Set([...pages, ...configured])].sort();
      const found = await readSpecs(files, resolved.specs, all, {
        tracksOf: makeTracksOf(resolved.tracks),
      });
      return { ...found, problems: [...problems, ...found.problems] };
    }
  }
  const root = opened?.root ?? given.root;
  const pages = opened === null ? await listPages(root, given) : await findPages(opened, given);
  const configured =
    opened === null || Object.keys(given.tracks).length === 0
      ? []
      : configuredPages(await listPresentFiles(opened, MARKDOWN), given.tracks, given.specs);
  const all = [...new Set([...pages, ...configured])].sort();
  return readSpecs(new WorkingFiles(root), given.specs, all, {
    tracksOf: makeTracksOf(given.tracks),
  });
}
