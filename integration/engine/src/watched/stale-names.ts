import { isWithin } from '../files/lines.ts';
import * as z from 'zod';
import type { IgnoredPatterns } from '../citations/exempt-references.ts';
import { extensionsIn, formatOf } from '../documents/format.ts';
import { readDocuments } from '../documents/reader.ts';
import { readKnownRenames } from '../drift/known-renames.ts';
import { readPageVersions } from '../drift/page-versions.ts';
import { Unreadable } from '../files/unreadable.ts';
import { readBlobs, visitBlobs } from '../git/blobs.ts';
import { GitError } from '../git/errors.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import { readTouching } from '../git/touching-history.ts';
import { kindsIn } from '../specs/kinds.ts';
import { digestOf } from '../text/digest.ts';
import { findNameRemovals, type NamingPage, type Removal } from './name-search.ts';
import { isInHistory } from './historical-pages.ts';
import { belongsElsewhere } from './named-owners.ts';
import { makeOwnTest, namesPrograms } from './own-programs.ts';
import { findPageNames, NAME_KINDS, type NameKind, type PageName } from './page-names.ts';
import { type Named, PresentNames } from './present-names.ts';
import { saysItIsGone, saysSubjectIsGone } from './removal-words.ts';
import { findReplacedName } from './replaced-name.ts';
import { holdsInstances } from './source-files.ts';
import type { WatchTools } from './stale-references.ts';

/** A name that stood in the code when the page named it, and has no instance left. */
export interface StaleName extends PageName {
  readonly page: string;
  /** The commit that removed its declaration. */
  readonly commit: z.output<typeof Lost>['commit'];
  /** The name that took its place in the same commit; `null` if that is not plain. */
  readonly replacedBy: string | null;
}

/** A name of a page that is gone from the code. */
const Lost = z.object({
  page: z.string(),
  kind: z.enum(NAME_KINDS),
  name: z.string(),
  commit: z.object({
    oid: z.string(),
    author: z.string(),
    authorTime: z.number().nullable(),
    subject: z.string(),
  }),
  replacedBy: z.string().nullable(),
});

const AllLost = z.array(Lost).readonly();
const Keys = z.array(z.string()).readonly();

/** In a repository with more files than this, nobody looks for names. */
const MOST_FILES = 100_000;

/** Names of pages, each once. */
interface Watched {
  readonly page: string;
  readonly text: string;
  readonly names: readonly PageName[];
}

/**
 * Finds names in the code of pages that declare nothing which stood in the source code when the page
 * named them, and of which no tracked file has an instance now, except for documents, changelogs and
 * lock files. Names that are uncertain are left out.
 *
 * @param pages the pages that are watched
 */
export async function findStaleNames(
  repository: Repository,
  snapshot: Snapshot,
  pages: readonly string[],
  tools: WatchTools,
): Promise<readonly StaleName[]> {
  const { head, committed } = snapshot;
  // A clone without contents cannot tell what old files declared.
  const isPartial = Boolean(repository.remote?.omits);
  if (head === null || isPartial || committed.size > MOST_FILES) return [];
  const { watched, isOwn } = await readNames(repository, snapshot, pages, tools);
  const absent = await findAbsent(repository, snapshot, watched, tools);
  const naming = watched.flatMap(({ page, names }) => {
    const own = [...new Set(names.flatMap((each) => absent.get(keyOf(each)) ?? []))];
    return own.length === 0 ? [] : [{ page, names: own }];
  });
  if (naming.length === 0) return [];
  const lost = await findLostNames(repository, snapshot, naming);
  return keepUntold(watched, lost, isOwn, tools);
}

function keyOf({ kind, name }: Named): string {
  return `${kind} ${name}`;
}

async function readNames(
  { remote }: Repository,
  snapshot: Snapshot,
  pages: readonly string[],
  { files, parse }: WatchTools,
): Promise<{ readonly watched: readonly Watched[]; readonly isOwn: (name: string) => boolean }> {
  const readText = async (path: string): Promise<[string, string]> => [
    path,
    (await readOrNull(files, path)) ?? '',
  ];
  const manifests = [...snapshot.paths()].filter(namesPrograms);
  const repositoryName = /([^/]+?)(?:\.git)?$/.exec(remote?.url ?? '')?.[1] ?? '';
  const isOwn = makeOwnTest(new Map(await Promise.all(manifests.map(readText))), [repositoryName]);
  const watched = await Promise.all(
    pages.map(async (page) => {
      const [, text] = await readText(page);
      const outcome = await parse('code', text, formatOf(page));
      const names = 'found' in outcome ? findPageNames(outcome.found, isOwn) : [];
      return { page, text, names };
    }),
  );
  return { watched, isOwn };
}

async function readOrNull(files: WatchTools['files'], path: string): Promise<string | null> {
  return files.readText(path).catch((error: unknown) => {
    if (error instanceof Unreadable) return null;
    throw error;
  });
}

/** Finds the names that have no instance in HEAD and in the uncommitted files. */
async function findAbsent(
  repository: Repository,
  snapshot: Snapshot,
  watched: readonly Watched[],
  { files }: WatchTools,
): Promise<ReadonlyMap<string, Named>> {
  const named = new Map<string, Named>(
    watched.flatMap(({ names }) =>
      names.map(({ kind, name }): [string, Named] => [keyOf({ kind, name }), { kind, name }]),
    ),
  );
  if (named.size === 0) return named;
  const committed = await findAbsentFromHead(repository, snapshot, named);
  const present = new PresentNames(committed);
  for (const path of [...snapshot.uncommittedPaths()].filter(holdsInstances)) {
    const text = snapshot.exists(path) ? await readOrNull(files, path) : null;
    if (text === null) continue;
    present.readPath(path);
    present.readText(path, text);
  }
  return new Map(present.absent.map((each) => [keyOf(each), each]));
}

async function findAbsentFromHead(
  repository: Repository,
  { head, committed }: Snapshot,
  named: ReadonlyMap<string, Named>,
): Promise<readonly Named[]> {
  const facts = await repository.facts.table('absent-names', Keys);
  const key = `${head ?? ''} ${digestOf([...named.keys()].sort().join('\n'))}`;
  const known = facts.get(key);
  if (known !== undefined) return known.flatMap((each) => named.get(each) ?? []);
  const present = new PresentNames(named.values());
  const paths = new Map<string, string[]>();
  for (const [path, { mode, oid }] of committed) {
    if (!holdsInstances(path)) continue;
    present.readPath(path);
    if (!mode.startsWith('100')) continue;
    const own = paths.get(oid);
    if (own === undefined) paths.set(oid, [path]);
    else own.push(path);
  }
  let read = 0;
  await visitBlobs(repository, paths.keys(), (oid, text) => {
    read++;
    for (const path of paths.get(oid) ?? []) present.readText(path, text);
  });
  // The clone lacks contents, which may have every name.
  if (read < paths.size) return [];
  facts.set(key, present.absent.map(keyOf));
  return present.absent;
}

/** Finds the commits that removed names, in the history or among what earlier runs found. */
async function findLostNames(
  repository: Repository,
  snapshot: Snapshot,
  naming: readonly Pick<NamingPage, 'page' | 'names'>[],
): Promise<z.output<typeof AllLost>> {
  const facts = await repository.facts.table('stale-names', AllLost);
  const searched = naming.map(({ page, names }) => [page, ...names.map(keyOf).sort()]);
  const key = digestOf(JSON.stringify([snapshot.head, [...repository.boundary], searched]));
  const known = facts.get(key);
  if (known !== undefined) return known;
  const lost = await search(repository, snapshot, naming).catch((error: unknown) => {
    if (repository.remote?.omits === 'trees' && error instanceof GitError) return [];
    throw error;
  });
  facts.set(key, lost);
  return lost;
}

async function search(
  repository: Repository,
  snapshot: Snapshot,
  naming: readonly Pick<NamingPage, 'page' | 'names'>[],
): Promise<z.output<typeof AllLost>> {
  const extensions = extensionsIn(snapshot.committed.keys());
  const touching = await readTouching(
    repository,
    kindsIn('pages').flatMap((kind) => kind.pathspecs([], extensions)),
  );
  const versions = await readPageVersions(
    repository,
    touching,
    naming.map(({ page }) => page),
  );
  const removals = await findNameRemovals(
    repository,
    naming.map(({ page, names }) => ({
      page,
      names,
      paths: [...new Set([page, ...(versions.get(page) ?? []).map(({ path }) => path)])],
    })),
  );
  const replaced = await findReplacements(repository, removals);
  return removals.map((removal) => {
    const { page, named, commit } = removal;
    const { oid, author, authorTime, subject } = commit;
    return {
      page,
      ...named,
      commit: { oid, author, authorTime, subject },
      replacedBy: replaced.get(removal) ?? null,
    };
  });
}

/** Finds the names that took the place of others in the same commit. */
async function findReplacements(
  repository: Repository,
  removals: readonly Removal[],
): Promise<ReadonlyMap<Removal, string>> {
  const commits = [...new Set(removals.map(({ commit }) => commit))];
  const renames = await withTemporaryObjects(repository, (session) =>
    readKnownRenames(session, commits),
  );
  const pairs = new Map(
    removals.map((removal) => [removal, pairsOf(removal, renames.get(removal.commit.oid))]),
  );
  const oids = [...pairs.values()].flat().flatMap(({ before, after }) => [before, after]);
  const texts = await readBlobs(repository, oids);
  return new Map(
    [...pairs].flatMap(([removal, own]) => {
      const { kind, name } = removal.named;
      const other = findReplacedName(
        name.replace(/^--/, ''),
        own.map(({ before, after }) => ({
          before: texts.get(before) ?? '',
          after: texts.get(after) ?? '',
        })),
      );
      return other === null ? [] : [[removal, spelled(kind, other)] as const];
    }),
  );
}

function spelled(kind: NameKind, name: string): string {
  return kind === 'flag' ? `--${name}` : name;
}

/** Returns the contents of the files that declared a name, before and after the commit. */
function pairsOf(
  { commit, files }: Removal,
  renames: ReadonlyMap<string, string> = new Map(),
): { readonly before: string; readonly after: string }[] {
  const moved = new Map([...renames].map(([to, from]) => [from, to]));
  const after = new Map(commit.files.map((file) => [file.path, file.after?.oid]));
  return files.flatMap(({ path, before }) => {
    const now = after.get(moved.get(path) ?? path);
    return before === null || now === undefined ? [] : [{ before: before.oid, after: now }];
  });
}

/** Keeps the names of which the page does not tell itself, and that are not exempt. */
async function keepUntold(
  watched: readonly Watched[],
  lost: z.output<typeof AllLost>,
  isOwn: (name: string) => boolean,
  { files, parse, ignored }: WatchTools,
): Promise<StaleName[]> {
  const pages = new Set(lost.map(({ page }) => page));
  const documents = await readDocuments(files, pages, parse);
  return watched
    .filter(({ page, text }) => pages.has(page) && !saysSubjectIsGone(text))
    .flatMap(({ page, text, names }) => {
      const own = new Map(
        lost.filter((each) => each.page === page).map((each) => [keyOf(each), each]),
      );
      const exemptions = documents.get(page)?.document?.exemptions ?? [];
      const lines = text.split(/\r?\n/);
      return names.flatMap((each): StaleName[] => {
        const found = own.get(keyOf(each));
        const { line, name } = each;
        const isExempt = isWithin(line, exemptions);
        const authorTime = found?.commit.authorTime ?? null;
        if (found === undefined || authorTime === null || isExempt) return [];
        if (belongsElsewhere(lines[line - 1] ?? '', name, isOwn)) return [];
        if (isInHistory(lines, line)) return [];
        if (isIgnored(ignored, page, name) || saysItIsGone(text, line, name)) return [];
        const { commit, replacedBy } = found;
        return [{ ...each, page, commit, replacedBy }];
      });
    });
}

function isIgnored(ignored: IgnoredPatterns, page: string, name: string): boolean {
  return ignored.exempts(page, [name]);
}
