import type { Change } from '../drift/change.ts';
import { type Fact, nameFact } from '../facts/fact.ts';
import { compareFacts, type FileChange } from '../facts/file-change.ts';

/** For each file that was added or deleted, the change of the list of files in its folder. */
export type FolderChanges = readonly (readonly [path: string, change: FileChange])[];

/**
 * Treats each folder as a list of its files, because documents list files, as `routes.py` or as
 * `routes`.
 *
 * @param inputs all current inputs
 */
export function findFolderChanges(
  changes: readonly Change[],
  inputs: ReadonlySet<string>,
): FolderChanges {
  const moved = changes.filter(({ kind }) => kind === 'added' || kind === 'deleted');
  if (moved.length === 0) return [];
  const added = new Set(moved.filter(({ kind }) => kind === 'added').map(({ path }) => path));
  const known = Map.groupBy(
    [...inputs].filter((path) => !added.has(path)),
    folderOf,
  );
  return moved.map(({ path, kind }) => {
    const folder = folderOf(path);
    const facts = [path, withoutExtension(path)].map((name) => factOf(folder, name));
    const change = compareFacts(null, null);
    const names = facts.map(({ name }) => name);
    if (kind === 'deleted') return [path, { ...change, removed: facts, vanished: names }];
    const members = known.get(folder) ?? [];
    const listed = members.map((member) => ({ name: nameOf(member), line: null }));
    const bare = members.map((member) => ({ name: nameOf(withoutExtension(member)), line: null }));
    const [whole, short] = facts;
    return [
      path,
      {
        ...change,
        added: facts,
        members: { [whole?.container ?? '']: listed, [short?.container ?? '']: bare },
      },
    ];
  });
}

/**
 * Makes the fact that a folder contains a file. Names with their extension and names without it are
 * two lists, so each list has a container of its own.
 */
function factOf(folder: string, path: string): Fact {
  const name = nameOf(path);
  const container = name.includes('.') ? `${folder}/` : folder;
  const isPublic = !name.startsWith('_');
  return nameFact({ container, name, kind: 'definition', line: 1, isPublic });
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function withoutExtension(path: string): string {
  return path.replace(/(?<=[^/])\.[^./]*$/, '');
}
