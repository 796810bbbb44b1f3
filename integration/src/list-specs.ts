import { resolve } from 'node:path';
import { WorkingFiles } from './files/working-files.ts';
import { isRepository, openRepository } from './git/repository.ts';
import { type AnalyzeOptions, AnalyzeOptionsSchema, readOptions } from './options.ts';
import { findPages, listPages } from './specs/page-search.ts';
import { type FoundSpecs, readSpecs } from './specs/reader.ts';

/**
 * Reads the specs of a repository, without asking what changed.
 *
 * @throws {OptionsError} when an option is not valid
 */
export async function listSpecs(options: AnalyzeOptions): Promise<FoundSpecs> {
  const resolved = readOptions(AnalyzeOptionsSchema, options);
  const repository = await openRepository(resolve(resolved.root));
  const root = isRepository(repository) ? repository.root : resolved.root;
  const pages = isRepository(repository)
    ? await findPages(repository, resolved)
    : await listPages(root, resolved);
  return readSpecs(new WorkingFiles(root), resolved.specs, pages);
}
