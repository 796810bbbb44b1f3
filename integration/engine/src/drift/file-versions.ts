import type { Commit } from '../git/history.ts';
import { removedSource, type Renames } from '../git/renames.ts';
import type { DocumentVersion } from './document-dates.ts';
import type { PathChange } from './timeline.ts';

/** A content that a commit gave to a file. */
export interface FileVersion extends DocumentVersion {
  readonly commit: Commit;
}

/**
 * The contents that commits gave to a file, newest first, back through renames.
 *
 * @param changesOf the commits that changed a file, newest first
 * @param byCommit what commits renamed, by commit id, as far as it was looked at
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
    const previous = (change.before ?? source?.before)?.oid ?? null;
    versions.push({ commit, oid: change.after.oid, previous });
    if (change.before !== null) continue;
    if (source === null) break;
    changes = changesOf(source.path);
    at = changes.findIndex((other) => other.commit === commit);
  }
  return versions;
}
