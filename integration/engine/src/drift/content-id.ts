import type { FileState } from '../git/files.ts';

/**
 * Returns the blob id of a file. Returns `null` for a file that does not exist, and for a
 * submodule, which has the id of a commit.
 */
export function oidOf(state: FileState | null | undefined): string | null {
  return state?.mode.startsWith('160') === false ? state.oid : null;
}

/**
 * Returns the blob id of a file that has lines. Returns `null` for a symbolic link as well as for a
 * submodule.
 */
export function textOidOf(state: FileState | null | undefined): string | null {
  return state?.mode === '120000' ? null : oidOf(state);
}
