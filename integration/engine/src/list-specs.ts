import { resolve } from 'node:path';
import { WorkingFiles } from './files/working-files.ts';
import { findRepository } from './git/repository.ts';
import { readPresent } from './inspection/read-tree.ts';
import { resolveAt } from './inspection/resolve-at.ts';
import { type AnalyzeOptions, AnalyzeOptionsSchema, readOptions } from './options.ts';
import { findPages, listPages } from './specs/page-search.ts';
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
      const { files, pages, problems } = present;
      const found = await readSpecs(files, resolved.specs, pages);
      return { ...found, problems: [...problems, ...found.problems] };
    }
  }
  const root = opened?.root ?? given.root;
  const pages = opened === null ? await listPages(root, given) : await findPages(opened, given);
  return readSpecs(new WorkingFiles(root), given.specs, pages);
}
