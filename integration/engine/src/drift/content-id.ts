import type { FileState } from '../git/files.ts';

/** The content of a file that is one of its own, as that of a submodule is not. */
export function oidOf(state: FileState | null | undefined): string | null {
  return state?.mode.startsWith('160') === false ? state.oid : null;
}

/** The content of a file that has lines of its own, as neither a submodule nor a link has. */
export function textOidOf(state: FileState | null | undefined): string | null {
  return state?.mode === '120000' ? null : oidOf(state);
}
