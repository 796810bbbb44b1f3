/** How well a source file is documented: an input of a spec, cited by a document only, or neither. */
export const COVERAGES = ['tracked', 'cited', 'none'] as const;

/** One of {@link COVERAGES}. */
export type CoverageState = (typeof COVERAGES)[number];

/** A source file, and who is to know about it. */
export interface CoveredFile {
  /** Repository-relative. */
  readonly path: string;
  readonly coverage: CoverageState;
  /** Ids of the specs that it is an input of. */
  readonly specs: readonly string[];
  /** The documents that cite it. */
  readonly documents: readonly string[];
  /** As CODEOWNERS names them. */
  readonly owners: readonly string[];
}

/** How many source files there are, and how many of them are documented. */
export interface CoverageCounts {
  readonly files: number;
  readonly tracked: number;
  /** Cited, and tracked by no spec. */
  readonly cited: number;
  readonly none: number;
  /** Of all files, rounded down to a tenth; `null` where there are none. */
  readonly trackedPercent: number | null;
  /** The same for those that are tracked or cited. */
  readonly documentedPercent: number | null;
}

/** A folder with all that lies below it. */
export interface FolderCoverage extends CoverageCounts {
  /** Repository-relative; `.` for the root. */
  readonly folder: string;
}

/** The files of an owner; those of several count for each of them. */
export interface OwnerCoverage extends CoverageCounts {
  /** `null` for files that nobody owns. */
  readonly owner: string | null;
}

/** Which source files are documented, and by what. */
export interface CoverageSummary {
  readonly total: CoverageCounts;
  /** Sorted by path, so that a folder stands before what is in it. */
  readonly folders: readonly FolderCoverage[];
  /** Sorted by name; what nobody owns stands last. */
  readonly owners: readonly OwnerCoverage[];
  /** Sorted by path. */
  readonly files: readonly CoveredFile[];
}

/** Counts source files by folder and by owner. */
export function summarizeCoverage(files: readonly CoveredFile[]): CoverageSummary {
  const folders = new Map<string, CoveredFile[]>();
  const owners = new Map<string | null, CoveredFile[]>();
  for (const file of files) {
    for (const folder of foldersOf(file.path)) add(folders, folder, file);
    for (const owner of file.owners.length === 0 ? [null] : new Set(file.owners)) {
      add(owners, owner, file);
    }
  }
  return {
    total: count(files),
    folders: [...folders]
      .map(([folder, own]) => ({ folder, ...count(own) }))
      .sort((a, b) => (keyOf(a.folder) < keyOf(b.folder) ? -1 : 1)),
    owners: [...owners]
      .map(([owner, own]) => ({ owner, ...count(own) }))
      .sort(({ owner: a }, { owner: b }) => (b === null || (a !== null && a < b) ? -1 : 1)),
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function add<K>(groups: Map<K, CoveredFile[]>, key: K, file: CoveredFile): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [file]);
  else group.push(file);
}

/** Every folder that a file lies in. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return ['.', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

/** Puts what is in a folder right behind it, and the root first. */
function keyOf(folder: string): string {
  return folder === '.' ? '' : `${folder}/`;
}

function count(files: readonly CoveredFile[]): CoverageCounts {
  const having = (state: CoverageState): number =>
    files.filter(({ coverage }) => coverage === state).length;
  const [tracked, cited] = [having('tracked'), having('cited')];
  return {
    files: files.length,
    tracked,
    cited,
    none: having('none'),
    trackedPercent: percent(tracked, files.length),
    documentedPercent: percent(tracked + cited, files.length),
  };
}

/** Rounded down, so that only all of them are 100. */
function percent(some: number, all: number): number | null {
  return all === 0 ? null : Math.floor((some * 1000) / all) / 10;
}
