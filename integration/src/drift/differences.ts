import type { FileState } from '../git/files.ts';
import type { Role } from '../specs/spec.ts';

/** An input that is not what it was at the baseline. */
export interface Difference {
  readonly path: string;
  readonly role: Role;
  readonly kind: 'modified' | 'added' | 'deleted';
  readonly before: FileState | null;
  readonly after: FileState | null;
}

/**
 * Compares inputs by content. A mode that changed (such as the executable bit) is no difference; a
 * file that became a link, or the other way round, is one.
 */
export function findDifferences(
  roles: ReadonlyMap<string, Role>,
  before: (path: string) => FileState | null,
  after: (path: string) => FileState | null,
): Difference[] {
  const differences: Difference[] = [];
  for (const [path, role] of roles) {
    const old = before(path);
    const now = after(path);
    const kind = kindOf(old, now);
    if (kind !== null) differences.push({ path, role, kind, before: old, after: now });
  }
  return differences.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function kindOf(old: FileState | null, now: FileState | null): Difference['kind'] | null {
  if (old === null) return now === null ? null : 'added';
  if (now === null) return 'deleted';
  return old.oid === now.oid && typeOf(old) === typeOf(now) ? null : 'modified';
}

/** `100` a file, `120` a link, `160` a submodule. */
function typeOf({ mode }: FileState): string {
  return mode.slice(0, 3);
}

/** A submodule has no lines, and its id is no blob. */
export function hasLines(state: FileState | null): boolean {
  return state !== null && !state.mode.startsWith('160');
}
