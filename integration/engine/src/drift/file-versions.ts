import type { Commit, FileChange } from '../git/commit.ts';
import { removedSource, type Renames } from '../git/renames.ts';
import type { DocumentVersion } from './version-chain.ts';
import type { PathChange } from './timeline.ts';

/** A version of a file: the content that a commit gave to it. */
export interface FileVersion extends DocumentVersion {
  readonly commit: Commit;
}

/**
 * Returns the versions of a file, newest first. Renames are followed back in time. A file that was
 * removed and restored goes on where it ended.
 *
 * @param changesOf returns the commits that changed a file, newest first
 * @param byCommit the renames of each commit, by commit id; commits that were not examined are
 *   missing
 */
export function versionsOf(
  file: string,
  changesOf: (path: string) => readonly PathChange[],
  byCommit: ReadonlyMap<string, Renames>,
): FileVersion[] {
  const versions: FileVersion[] = [];
  const seen = new Set<PathChange>();
  let changes = changesOf(file);
  for (let at = 0; at < changes.length; at++) {
    const entry = changes[at];
    if (entry === undefined || seen.has(entry)) break;
    seen.add(entry);
    const { commit, change } = entry;
    if (change.after === null) continue;
    const source = change.before === null ? removedSource(commit, change, byCommit) : null;
    const mayBeRenamed = !byCommit.has(commit.oid) && commit.files.some(isRemoval);
    const restored =
      change.before === null && source === null && !mayBeRenamed
        ? changes.slice(at + 1).find((older) => isRemoval(older.change))
        : undefined;
    const before = change.before ?? source?.before ?? restored?.change.before;
    const previous = before?.oid ?? null;
    versions.push({ commit, path: change.path, oid: change.after.oid, previous });
    if (change.before !== null || restored !== undefined) continue;
    if (source === null) break;
    changes = changesOf(source.path);
    at = changes.findIndex((other) => other.commit === commit);
  }
  return versions;
}

function isRemoval({ after }: FileChange): boolean {
  return after === null;
}
