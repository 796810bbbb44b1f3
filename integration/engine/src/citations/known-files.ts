import type { ForgeState } from './citation-token.ts';
import { nameOf } from '../files/name.ts';

/** The files of a repository that references may mean. */
export interface KnownFiles {
  /** Whether a repository-relative path is a file, now or at some time that counts. */
  readonly exists: (path: string) => boolean;
  /** Whether a repository-relative path is a file now. */
  readonly isPresent: (path: string) => boolean;
  /** Returns the files that lie in a folder and end with a path, now or at some time that counts. */
  readonly endingIn: (path: string) => readonly string[];
  /** Returns the folders of the packages around a document, the nearest first. */
  readonly packagesAround: (document: string) => readonly string[];
  /** Whether a folder anywhere in the repository has this name. */
  readonly hasFolder: (name: string) => boolean;
  /** Whether a path lies in a submodule, whose files belong to another repository. */
  readonly isInSubmodule: (path: string) => boolean;
  /** Whether links to a state of a forge mean files of this repository, of now or of a commit. */
  readonly isOwnState: (state: ForgeState) => boolean;
  /** Whether a file is an input of the spec. */
  readonly isInput: (path: string) => boolean;
}

/** The files in which a package says what it is. */
const MANIFESTS = new Set(['package.json', 'pyproject.toml', 'go.mod', 'Cargo.toml']);

/** Selects those of the indexed files that count for one spec. */
export function selectFiles(
  index: PathEndings,
  tests: Pick<KnownFiles, 'exists' | 'isPresent' | 'isInSubmodule' | 'isOwnState' | 'isInput'>,
): KnownFiles {
  return {
    ...tests,
    endingIn: (path) => index.endingIn(path).filter(tests.exists),
    packagesAround: (document) => index.packagesAround(document),
    hasFolder: (name) => index.hasFolder(name),
  };
}

/** Finds files by the end of their paths. It is made once for all references of a run. */
export class PathEndings {
  private readonly paths: Iterable<string>;
  private names: ReadonlyMap<string, readonly string[]> | null = null;
  private packages: ReadonlySet<string> | null = null;
  private folders: ReadonlySet<string> | null = null;
  private readonly found = new Map<string, readonly string[]>();

  constructor(paths: Iterable<string>) {
    this.paths = paths;
  }

  /**
   * Returns the files in folders whose paths end with a path. The name of a file can be stored in
   * another Unicode form than the document uses.
   */
  endingIn(path: string): readonly string[] {
    const wanted = path.normalize('NFC');
    const known = this.found.get(wanted);
    if (known !== undefined) return known;
    this.names ??= groupByName(this.paths);
    const ending = `/${wanted}`;
    const found = (this.names.get(nameOf(wanted)) ?? []).filter((other) =>
      other.normalize('NFC').endsWith(ending),
    );
    this.found.set(wanted, found);
    return found;
  }

  packagesAround(document: string): readonly string[] {
    this.packages ??= packagesIn(this.paths);
    const around: string[] = [];
    for (let end = document.lastIndexOf('/'); end > 0; end = document.lastIndexOf('/', end - 1)) {
      const folder = document.slice(0, end);
      if (this.packages.has(folder)) around.push(folder);
    }
    return around;
  }

  hasFolder(name: string): boolean {
    this.folders ??= foldersIn(this.paths);
    return this.folders.has(name.normalize('NFC'));
  }
}

function groupByName(paths: Iterable<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const name = nameOf(path).normalize('NFC');
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [path]);
    else group.push(path);
  }
  return groups;
}

/** Returns the folders of all packages below the root. */
function packagesIn(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    const end = path.lastIndexOf('/');
    if (end > 0 && MANIFESTS.has(path.slice(end + 1))) folders.add(path.slice(0, end));
  }
  return folders;
}

/** Returns the names of all folders, each without the folders around it. */
function foldersIn(paths: Iterable<string>): Set<string> {
  const names = new Set<string>();
  let last = '';
  for (const path of paths) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (folder === last || folder === '') continue;
    last = folder;
    for (const name of folder.split('/')) names.add(name.normalize('NFC'));
  }
  return names;
}
