import type { FileState } from '../git/files.ts';
import type { Role } from '../specs/spec.ts';
import type { FoundChange } from './change.ts';

/**
 * Compares inputs by content. A mode that changed (such as the executable bit) is no change; a
 * file that became a link, or the other way round, is one. Decision: Compare contents, not commits.
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

/** In code-unit order, the same on every machine. */
export function sortedByPath<T extends { readonly path: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function kindOf(old: FileState | null, now: FileState | null): FoundChange['kind'] | null {
  if (old === null) return now === null ? null : 'added';
  if (now === null) return 'deleted';
  return isSame(old, now) ? null : 'modified';
}

/** Whether the content is the same; the executable bit is none of it. */
export function isSame(a: FileState, b: FileState): boolean {
  return a.oid === b.oid && typeOf(a) === typeOf(b);
}

/** `100` a file, `120` a link, `160` a submodule. */
function typeOf({ mode }: FileState): string {
  return mode.slice(0, 3);
}
