import * as z from 'zod';

/**
 * How well a source file is documented: it is an input of a spec, only a document cites it, or
 * neither.
 */
export const COVERAGES = ['tracked', 'cited', 'none'] as const;

/** One of {@link COVERAGES}. */
export type CoverageState = (typeof COVERAGES)[number];

const File = z.object({
  path: z.string(),
  coverage: z.enum(COVERAGES),
  specs: z.array(z.string()).describe('ids of the specs that the file is an input of'),
  documents: z.array(z.string()).describe('that cite the file'),
  owners: z.array(z.string()).describe('as CODEOWNERS names them'),
});

const Counts = z.object({
  files: z.int(),
  tracked: z.int(),
  cited: z.int().describe('cited, and tracked by no spec'),
  none: z.int(),
  trackedPercent: z
    .number()
    .nullable()
    .describe('of all files, rounded down to a tenth; null: there are none'),
  documentedPercent: z.number().nullable().describe('the same for those tracked or cited'),
});

const Folder = Counts.extend({
  folder: z.string().describe('with all that lies below it; `.` for the root'),
});

const Owner = Counts.extend({
  owner: z.string().nullable().describe('null: nobody; a file of several counts for each'),
});

/** The schema from which the type {@link CoverageSummary} is made. */
export const CoverageSummarySchema = z.object({
  total: Counts,
  folders: z.array(Folder).describe('sorted by path: a folder stands before what is in it'),
  owners: z.array(Owner).describe('sorted by name; what nobody owns stands last'),
  files: z.array(File).describe('sorted by path'),
});

/** Which source files are documented, and by what. */
export type CoverageSummary = z.infer<typeof CoverageSummarySchema>;
/** A source file, with the specs and documents that cover it, and its owners. */
export type CoveredFile = z.infer<typeof File>;
/** How many source files there are, and how many of them are documented. */
export type CoverageCounts = z.infer<typeof Counts>;
/** The counts of a folder, with everything below it. */
export type FolderCoverage = z.infer<typeof Folder>;
/** The counts of an owner's files. A file with several owners counts for each of them. */
export type OwnerCoverage = z.infer<typeof Owner>;

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

/** Returns every folder that a file lies in, including the root. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return ['.', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

/**
 * Returns a key to sort folders by. The root comes first, and each folder stands right before its
 * content.
 */
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

/** Returns a percentage. It is rounded down, so that 100 means all. */
function percent(some: number, all: number): number | null {
  return all === 0 ? null : Math.floor((some * 1000) / all) / 10;
}
