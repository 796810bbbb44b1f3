import { resolve } from 'node:path';
import { WorkingFiles } from './files/working-files.ts';
import { findRepository } from './git/repository.ts';
import { readWorkingTree } from './inspection/read-tree.ts';
import { type AnalyzeOptions, AnalyzeOptionsSchema, readOptions } from './options.ts';
import { findPages, listPages } from './specs/page-search.ts';
import { type FoundSpecs, readSpecs } from './specs/reader.ts';

/**
 * Reads the specs of a repository. It does not analyse drift.
 *
 * @throws {DriftError} if an option is not valid
 */
export async function listSpecs(options: AnalyzeOptions): Promise<FoundSpecs> {
  const resolved = readOptions(AnalyzeOptionsSchema, options);
  const repository = await findRepository(resolve(resolved.root), { mayFetch: resolved.fetch });
  if (repository?.sparse === true) {
    const { files, pages, problems } = await readWorkingTree(repository, resolved);
    const found = await readSpecs(files, resolved.specs, pages);
    return { ...found, problems: [...problems, ...found.problems] };
  }
  const root = repository?.root ?? resolved.root;
  const pages =
    repository === null ? await listPages(root, resolved) : await findPages(repository, resolved);
  return readSpecs(new WorkingFiles(root), resolved.specs, pages);
}
