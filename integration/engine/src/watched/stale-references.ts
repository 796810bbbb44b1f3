import { isWithin } from '../files/lines.ts';
import { PathEndings } from '../citations/known-files.ts';
import type { IgnoredPatterns } from '../citations/exempt-references.ts';
import type { Document } from '../documents/document.ts';
import type { FoundDocument } from '../documents/reader.ts';
import type { Parse } from '../documents/remembered-parsing.ts';
import { readKnownRenames } from '../drift/known-renames.ts';
import { ownStateTest } from '../drift/spec-inputs.ts';
import type { FileTree } from '../files/file-tree.ts';
import { type Commit, isDated } from '../git/commit.ts';
import type { FileState } from '../git/files.ts';
import { readIgnored } from '../git/ignored.ts';
import type { Renames } from '../git/renames.ts';
import type { Repository } from '../git/repository.ts';
import { readFilesAt } from '../git/files-at.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import { findLost, type LostReference } from './lost-references.ts';
import { type PageHistory, readCommitsOf } from './page-history.ts';
import { saysItIsGone } from './removal-words.ts';

/** A reference that was right when it was written and leads nowhere now. */
export interface StaleReference {
  readonly page: string;
  readonly line: number;
  readonly column: number;
  /** The reference as it is written. */
  readonly written: string;
  /** The path that is gone, or too short. */
  readonly path: string;
  /** The commit that removed or shortened the file. */
  readonly commit: Pick<Commit, 'oid' | 'author' | 'authorTime' | 'subject'>;
  /** Where that commit moved the file; `null` if it did not, or if it is gone from there too. */
  readonly movedTo: string | null;
  /** How many lines the commit left of the file; not set if it removed the file. */
  readonly linesLeft?: number;
}

/** How watched pages are read. */
export interface WatchTools {
  readonly files: FileTree;
  readonly parse: Parse;
  /** The references that the option `ignore` exempts. */
  readonly ignored: IgnoredPatterns;
}

/** A stale reference, with the whole commit. */
export interface DatedReference extends StaleReference {
  readonly commit: Commit;
}

/** A stale reference whose file is gone, with what is needed to make a citation of it. */
export interface LostFile extends DatedReference {
  readonly lost: LostReference;
  /** The last content of the file. */
  readonly before: FileState;
}

/** A file that a reference may mean, and the commit that removed it. */
interface Removal {
  readonly lost: LostReference;
  readonly path: string;
  readonly commit: Commit;
  /** The content that the commit removed. */
  readonly before: FileState;
}

/**
 * Finds references to files on pages that declare nothing which were right when they were written
 * and lead nowhere now. Uncertain cases are left out: files that git ignores, names that end another
 * path, files that the page did not name while they existed, and sentences that say that the file is
 * gone.
 *
 * @param documents the pages that are watched
 */
export async function findLostFiles(
  repository: Repository,
  snapshot: Snapshot,
  documents: readonly FoundDocument[],
  { files, ignored }: Pick<WatchTools, 'files' | 'ignored'>,
  history: PageHistory,
): Promise<LostFile[]> {
  const endings = new PathEndings([...snapshot.paths()]);
  const paths = {
    exists: existenceTest(snapshot),
    endingIn: (path: string) => endings.endingIn(path),
    isOwnState: ownStateTest(repository.remote?.url ?? null, snapshot.branch),
  };
  const lost = documents.flatMap(({ file, document }) =>
    document === null
      ? []
      : findLost(file, document.references, paths).filter(
          (each) => !isExempt(each, document) && !ignored.exempts(file, each.paths),
        ),
  );
  if (lost.length === 0 || snapshot.head === null) return [];
  const removals = await findRemovals(repository, lost);
  const named = await keepNamed(repository, history, removals);
  const ignoredByGit = await readIgnored(
    repository,
    named.map(({ path }) => path),
  );
  const current = named.filter(({ path }) => !ignoredByGit.has(path));
  const told = await keepUntold(files, current);
  const renames = await withTemporaryObjects(repository, (session) =>
    readKnownRenames(session, [...new Set(told.map(({ commit }) => commit))]),
  );
  return told.map(({ lost: own, path, commit, before }) => ({
    page: own.page,
    line: own.reference.line,
    column: own.reference.column,
    written: own.reference.text,
    path,
    commit,
    movedTo: destinationOf(path, renames.get(commit.oid), paths.exists),
    lost: own,
    before,
  }));
}

/** Whether a comment exempts a reference. */
function isExempt(
  { reference: { line } }: LostReference,
  { exemptions }: Pick<Document, 'exemptions'>,
): boolean {
  return isWithin(line, exemptions);
}

/** Makes a function that tells whether there is a file or folder. */
function existenceTest(snapshot: Snapshot): (path: string) => boolean {
  const folders = new Set<string>();
  for (const path of snapshot.paths()) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return (path) => snapshot.exists(path) || folders.has(path);
}

/** Finds the newest commit that removed the file which each reference may mean. */
async function findRemovals(
  repository: Repository,
  lost: readonly LostReference[],
): Promise<Removal[]> {
  const literal = new Set(lost.flatMap(({ paths }) => paths));
  const ends = new Set(lost.flatMap(({ end }) => end ?? []));
  const pathspecs = [
    ...[...literal].map((path) => `:(top,literal)${path}`),
    ...[...ends].map((end) => `:(top)*/${end.replaceAll(/[\\*?[]/g, String.raw`\$&`)}`),
  ];
  const commits = await readCommitsOf(repository, pathspecs.sort());
  const removers = new Map<string, Pick<Removal, 'commit' | 'before'>>();
  for (const commit of commits) {
    for (const { path, before, after } of commit.files) {
      if (after !== null || before === null || removers.has(path)) continue;
      removers.set(path, { commit, before });
    }
  }
  return lost.flatMap((reference): Removal[] => {
    const path = meantPath(reference, removers);
    const removal = path === null ? undefined : removers.get(path);
    return path === null || removal === undefined ? [] : [{ lost: reference, path, ...removal }];
  });
}

/** Returns the path that was removed. Of several that end with the written path, none is meant. */
function meantPath(
  { paths, end }: LostReference,
  removers: ReadonlyMap<string, unknown>,
): string | null {
  const own = paths.find((path) => removers.has(path));
  if (own !== undefined) return own;
  const others =
    end === null ? [] : [...removers.keys()].filter((path) => path.endsWith(`/${end}`));
  return others.length === 1 ? (others[0] ?? null) : null;
}

/** Keeps the removals of files that the page named when they were removed. */
async function keepNamed(
  repository: Repository,
  history: PageHistory,
  removals: readonly Removal[],
): Promise<readonly Removal[]> {
  if (removals.length === 0) return [];
  const versions = await history.versionsOf([...new Set(removals.map(({ lost }) => lost.page))]);
  const namesOf = (page: string): string[] => [
    ...new Set([page, ...(versions.get(page) ?? []).map(({ path }) => path)]),
  ];
  const placesOf = ({ lost, commit: { parents } }: Removal): string[] =>
    parents.slice(0, 1).flatMap((parent) => namesOf(lost.page).map((name) => `${parent}:${name}`));
  const texts = await readFilesAt(repository, removals.flatMap(placesOf));
  return removals.filter((removal) =>
    placesOf(removal).some((place) => texts.get(place)?.includes(removal.lost.reference.text)),
  );
}

/** Keeps the removals of which the page does not tell itself. */
async function keepUntold(
  files: FileTree,
  removals: readonly Removal[],
): Promise<readonly Removal[]> {
  const pages = new Set(removals.map(({ lost }) => lost.page));
  const texts = new Map(
    await Promise.all(
      [...pages].map(async (page): Promise<[string, string]> => [
        page,
        (await files.readText(page)) ?? '',
      ]),
    ),
  );
  return removals.filter(({ lost: { page, reference }, commit }) => {
    const text = texts.get(page) ?? '';
    return isDated(commit) && !saysItIsGone(text, reference.line, reference.text);
  });
}

function destinationOf(
  path: string,
  renames: Renames | undefined,
  exists: (path: string) => boolean,
): string | null {
  for (const [to, from] of renames ?? []) if (from === path && exists(to)) return to;
  return null;
}
