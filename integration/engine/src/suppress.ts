import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findIgnored, findTaken, writeAcceptance } from './accept/acceptance-file.ts';
import { AcceptError } from './accept/refusal.ts';
import { SUPPRESSIONS_FILE } from './drift/acceptance.ts';
import type { Repository } from './git/repository.ts';
import { formatSuppressions, type Suppression } from './suppressions/suppression-file.ts';

/**
 * Replaces the file of suppressions. The file is removed if there are none.
 *
 * @throws {DriftError} if it cannot be written, or could not be committed
 */
export async function writeSuppressions(
  repository: Repository,
  suppressions: readonly Suppression[],
): Promise<void> {
  const { root } = repository;
  const taken = await findTaken(root, SUPPRESSIONS_FILE);
  if (taken !== null) throw new AcceptError(taken);
  if (suppressions.length === 0) {
    await rm(join(root, SUPPRESSIONS_FILE), { force: true });
    return;
  }
  const ignored = await findIgnored(repository, [SUPPRESSIONS_FILE]);
  const obstacle =
    ignored.get(SUPPRESSIONS_FILE) ??
    (await writeAcceptance(root, SUPPRESSIONS_FILE, formatSuppressions(suppressions)));
  if (obstacle !== null) throw new AcceptError(obstacle);
}
