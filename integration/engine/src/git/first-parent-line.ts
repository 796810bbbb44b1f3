import * as z from 'zod';
import type { AuthoredCommit } from './commit.ts';
import { GitError } from './errors.ts';
import { parseDates, readDates } from './history.ts';
import { LogMemory } from './known-log.ts';
import type { Repository } from './repository.ts';

const FILE = 'first-parent-line';

const memory = new LogMemory(z.object({ tip: z.string() }), parseDates);

/**
 * Reads the first-parent line from the revision back, newest first. It shows the branch as it was
 * after each merge. From git, it only reads the commits that no earlier run has read.
 *
 * @param repository its revision is the id of a commit
 */
export async function readLine(repository: Repository): Promise<readonly AuthoredCommit[]> {
  const { revision: tip } = repository;
  const stored = await memory.recall(FILE, repository);
  const position = stored?.commits.findIndex(({ oid }) => oid === tip) ?? -1;
  if (stored !== null && position >= 0) return stored.commits.slice(position);
  const fresh = stored && (await readNewer(repository, stored.header.tip));
  const first = parseDates(fresh ?? '').at(-1)?.parents[0];
  const rest = stored?.commits.findIndex(({ oid }) => oid === first) ?? -1;
  const log =
    fresh === null || stored === null || rest < 0
      ? await readDates(repository, ['--first-parent', tip])
      : `${fresh}\0${following(stored.log ?? '', rest)}`;
  const commits = parseDates(log);
  await memory.remember(FILE, repository, { header: { tip }, log, commits }, true);
  return commits;
}

/** Returns `null` if the clone lacks the commit with which the stored line begins. */
async function readNewer(repository: Repository, known: string): Promise<string | null> {
  try {
    return await readDates(repository, ['--first-parent', repository.revision, `^${known}`]);
  } catch (error) {
    if (error instanceof GitError) return null;
    throw error;
  }
}

/** Returns the entries of a log from an index on. */
function following(log: string, index: number): string {
  return log.split('\0').filter(Boolean).slice(index).join('\0');
}
