import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WORKSPACE = fileURLToPath(new URL('../../', import.meta.url));

/** A package as the lock file resolves it. */
interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: boolean;
  /** Whether it is a package of this workspace, whose folder is `resolved`. */
  readonly link?: boolean;
  readonly resolved?: string;
}

const { packages } = JSON.parse(readFileSync(join(WORKSPACE, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

/**
 * The dependencies of a package of this workspace, each with the place where it is installed, and
 * those of all that it needs in turn.
 *
 * @param folder the folder of the package, such as `integration/cli`
 */
export function dependencyTrees(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const names = Object.keys(packages[folder]?.dependencies ?? {});
  return new Map(names.map((name) => [name, treeOf(find(folder, name) ?? name)]));
}

/** Those of them that run something when they are installed. */
export function withInstallScript(places: Iterable<string>): string[] {
  return [...places].filter((place) => packages[place]?.hasInstallScript === true);
}

/** Bytes of the packages at these places, as far as they are installed on this system. */
export function sizeOf(places: Iterable<string>): number {
  return [...places]
    .map((place) => sizeOfFolder(join(WORKSPACE, place)))
    .reduce((a, b) => a + b, 0);
}

/** The absolute path of a place. */
export function pathOf(place: string): string {
  return join(WORKSPACE, place);
}

function treeOf(found: string, tree = new Set<string>()): Set<string> {
  const { link = false, resolved = found } = packages[found] ?? {};
  const place = link ? resolved : found;
  if (tree.has(place)) return tree;
  tree.add(place);
  const { dependencies, optionalDependencies } = packages[place] ?? {};
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const next = find(place, name);
    if (next !== null) treeOf(next, tree);
  }
  return tree;
}

/** Where Node finds a package from another one's place. */
function find(from: string, name: string): string | null {
  const own = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (packages[own] !== undefined) return own;
  if (from === '') return null;
  const outer = from.lastIndexOf('/node_modules/');
  return find(outer < 0 ? '' : from.slice(0, outer), name);
}

/** Bytes of the files in a folder, without those of packages in it. */
export function sizeOfFolder(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sizeOfFolder(path);
      return entry.isFile() ? statSync(path).size : 0;
    })
    .reduce((a, b) => a + b, 0);
}
