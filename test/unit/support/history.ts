import type { Files, FileState } from '../../../integration/engine/src/git/files.ts';
import type { Commit, FileChange } from '../../../integration/engine/src/git/commit.ts';

/** An ordinary file with the given content id. */
export function state(oid: string): FileState {
  return { mode: '100644', oid };
}

/** `a:1>2` changed from content 1 to 2, `a:>1` appeared, `a:1>` went. */
export function change(written: string): FileChange {
  const [, path = '', before = '', after = ''] = /^(.+):(.*)>(.*)$/.exec(written) ?? [];
  return {
    path,
    before: before === '' ? null : state(before),
    after: after === '' ? null : state(after),
  };
}

export function commit(
  oid: string,
  parents: readonly string[],
  changes: readonly string[],
  { time = 0, authorTime = time }: { time?: number | null; authorTime?: number | null } = {},
): Commit {
  return {
    oid,
    parents,
    author: 'Dev',
    authorTime,
    time,
    authorOffset: 0,
    subject: oid,
    files: changes.map(change),
  };
}

export function files(contents: Readonly<Record<string, string>>): Files {
  return new Map(Object.entries(contents).map(([path, oid]) => [path, state(oid)]));
}
