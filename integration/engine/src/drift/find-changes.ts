import type { FileState } from '../git/files.ts';
import type { Role } from '../specs/spec.ts';
import type { FoundChange } from './change.ts';

/**
 * Finds the inputs whose content has changed. A change of the mode, such as the executable bit,
 * does not count. A file that became a link does count, and so does a link that became a file.
 * Decision: Compare contents, not commits.
 */
export function findChanges(
  roles: ReadonlyMap<string, Role>,
  before: (path: string) => FileState | null,
  after: (path: string) => FileState | null,
): FoundChange[] {
  const changes: FoundChange[] = [];
  for (const [path, role] of roles) {
    const old = before(path);
    const now = after(path);
    const kind = kindOf(old, now);
    if (kind === null) continue;
    const stays = kind === 'modified';
    changes.push({ path, previousPath: null, role, kind, before: old, after: now, stays });
  }
  return sortedByPath(changes);
}

/** Sorts items by path in code-unit order, which is the same on every machine. */
export function sortedByPath<T extends { readonly path: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function kindOf(old: FileState | null, now: FileState | null): FoundChange['kind'] | null {
  if (old === null) return now === null ? null : 'added';
  if (now === null) return 'deleted';
  return isSame(old, now) ? null : 'modified';
}

/** Whether two states have the same content. The executable bit does not count. */
export function isSame(a: FileState, b: FileState): boolean {
  return a.oid === b.oid && typeOf(a) === typeOf(b);
}

/** Returns the start of the mode: `100` for a file, `120` for a link, `160` for a submodule. */
function typeOf({ mode }: FileState): string {
  return mode.slice(0, 3);
}
