import { resolve } from 'node:path';
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
  return isRepository(repository)
    ? readSpecs(repository.root, resolved.specs, await findPages(repository, resolved))
    : readSpecs(resolved.root, resolved.specs, await listPages(resolved.root, resolved));
}
