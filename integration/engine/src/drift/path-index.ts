import type { Glob } from '../specs/glob.ts';

/**
 * Paths in ascending code-unit order, each once. All paths below a folder stand next to each other.
 */
export type SortedPaths = readonly string[];

/**
 * Finds paths by folder and by extension. The index of extensions is made when it is first needed.
 */
export class PathIndex {
  private readonly paths: SortedPaths;
  private groups: ReadonlyMap<string, SortedPaths> | null = null;

  constructor(paths: Iterable<string>) {
    this.paths = [...paths].sort();
  }

  has(path: string): boolean {
    return contains(this.paths, path);
  }

  /** Returns all paths below a folder; `''` is the root. */
  below(folder: string): SortedPaths {
    return below(this.paths, folder);
  }

  /** Returns the paths that a glob matches. */
  match({ base, extension, test }: Glob): SortedPaths {
    const found =
      extension === null ? this.atOrBelow(base) : below(this.withExtension(extension), base);
    return test === null ? found : found.filter(test);
  }

  private atOrBelow(folder: string): SortedPaths {
    return this.has(folder) ? [folder, ...this.below(folder)] : this.below(folder);
  }

  private withExtension(extension: string): SortedPaths {
    this.groups ??= groupByExtension(this.paths);
    return this.groups.get(extension) ?? [];
  }
}

function groupByExtension(paths: SortedPaths): Map<string, SortedPaths> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const dot = path.lastIndexOf('.');
    if (dot <= path.lastIndexOf('/')) continue;
    const extension = path.slice(dot + 1);
    const group = groups.get(extension);
    if (group === undefined) groups.set(extension, [path]);
    else group.push(path);
  }
  return groups;
}

/** Returns the paths that are in one of two lists, or in both. */
export function merge(some: SortedPaths, others: SortedPaths): SortedPaths {
  if (some.length === 0) return others;
  if (others.length === 0) return some;
  const merged: string[] = [];
  let next = 0;
  for (const path of some) {
    for (let other = others[next]; other !== undefined && other <= path; other = others[++next]) {
      if (other !== path) merged.push(other);
    }
    merged.push(path);
  }
  return [...merged, ...others.slice(next)];
}

/** Returns the paths of one list that are not in another. */
export function subtract(paths: SortedPaths, others: SortedPaths): SortedPaths {
  const start = firstAtOrAfter(others, paths[0] ?? '');
  const end = firstAtOrAfter(others, paths.at(-1) ?? '') + 1;
  const common = others.slice(start, end).filter((path) => contains(paths, path));
  if (common.length === 0) return paths;
  let next = 0;
  return paths.filter((path) => {
    const left = path !== common[next];
    if (!left) next++;
    return left;
  });
}

/** Returns the paths of a list that do not lie below a folder. */
export function without(paths: SortedPaths, folder: string): SortedPaths {
  const [start, end] = runBelow(paths, folder);
  return start === end ? paths : [...paths.slice(0, start), ...paths.slice(end)];
}

function contains(paths: SortedPaths, path: string): boolean {
  return paths[firstAtOrAfter(paths, path)] === path;
}

function below(paths: SortedPaths, folder: string): SortedPaths {
  if (folder === '') return paths;
  return paths.slice(...runBelow(paths, folder));
}

/**
 * Returns where the paths below a folder begin and end. They end before `<folder>0`, because `0` is
 * the character after `/`.
 */
function runBelow(paths: SortedPaths, folder: string): [start: number, end: number] {
  return [firstAtOrAfter(paths, `${folder}/`), firstAtOrAfter(paths, `${folder}0`)];
}

function firstAtOrAfter(paths: SortedPaths, path: string): number {
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paths[middle] ?? '') < path) low = middle + 1;
    else high = middle;
  }
  return low;
}
