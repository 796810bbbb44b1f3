import { readBlobs } from '../git/blobs.ts';
import { fetchBlobs } from '../git/fetch.ts';
import { type Commit, readTouching } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import { withScratchObjects } from '../git/scratch.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { readCompletion } from '../specs/chant.ts';
import { readFrontmatter } from '../specs/frontmatter.ts';
import { readReview } from '../specs/page.ts';
import type { Completion, Spec } from '../specs/spec.ts';
import type { SpecHistory } from './completion.ts';
import { isIgnored } from './ignored-commits.ts';
import { readNamedCommits } from './named-commits.ts';

/** A file as a commit left it. */
interface Version {
  readonly commit: Commit;
  readonly oid: string;
  /** What it was before; `null` where the commit added it. */
  readonly previous: string | null;
  /** The commit changed the content, not only the name or the mode. */
  readonly isEdit: boolean;
}

/** Of a spec of which nothing is known. */
export const EMPTY_HISTORY: SpecHistory = {
  versions: [],
  committed: undefined,
  ignored: false,
  edited: false,
  named: null,
  incomplete: false,
};

/** What the histories of specs are read by. */
export interface HistoryTerms {
  /** Where chant specs live. */
  readonly folders: readonly string[];
  readonly fetch: boolean;
  readonly ignoredCommits: readonly string[];
}

/**
 * Reads what every version of every spec declares, in few processes. A chant spec is followed by its
 * file name, so that moving it to the archive changes nothing; a page by its content.
 */
export async function readSpecHistories(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
  { folders, fetch, ignoredCommits }: HistoryTerms,
): Promise<Map<string, SpecHistory>> {
  const committedPages = await findCommittedPages(repository, snapshot, specs);
  const touching = await readTouching(repository, pathspecsOf(specs, folders));
  const byName = namedVersions(touching, folders);
  const heads = new Map<string, string>();
  for (const [path, { oid }] of snapshot.committed) {
    if (isBelow(path, folders)) heads.set(nameOf(path), oid);
  }
  const found = specs.map((spec) => {
    const isPage = spec.kind === 'page';
    const page = committedPages.get(spec.file);
    const file = page ?? spec.file;
    const versions = isPage ? followPage(touching, file) : (byName.get(nameOf(file)) ?? []);
    const head = isPage ? snapshot.committed.get(file)?.oid : heads.get(nameOf(file));
    const edited = snapshot.isUncommitted(spec.file) && page === undefined;
    return { spec, versions, head, edited };
  });
  const oids = new Set(
    found.flatMap(({ spec, versions, head }) => {
      if (spec.completion === null) return [];
      const older = versions.map(({ oid }) => oid);
      return head === undefined ? older : [head, ...older];
    }),
  );
  const missing = await withScratchObjects(repository, (env) =>
    fetchBlobs(repository, oids, env, fetch),
  );
  const trivial = await findTrivialEdits(
    repository,
    found.filter(({ spec }) => spec.completion === null).map(({ versions }) => versions),
    ignoredCommits,
  );
  const [texts, named] = await Promise.all([
    readBlobs(
      repository,
      [...oids].filter((oid) => !missing.has(oid)),
    ),
    readNamedCommits(
      repository,
      found
        .filter(({ spec, head }) => spec.completion?.time === null || head === undefined)
        .map(({ spec }) => spec),
    ),
  ]);
  return new Map(
    found.map(({ spec, versions, head, edited }) => {
      const declared = (oid: string): Completion | null =>
        declarationOf(spec, texts.get(oid) ?? '') ?? null;
      // A version that cannot be read, such as a conflict, says nothing of a completion.
      const readable = versions.filter(
        ({ oid }) => !texts.has(oid) || declarationOf(spec, texts.get(oid) ?? '') !== undefined,
      );
      return [
        spec.id,
        {
          versions: readable.map((version) => ({
            commit: version.commit,
            isEdit: version.isEdit && !trivial.has(version),
            completion: declared(version.oid),
          })),
          committed: head === undefined ? undefined : declared(head),
          ignored: head === undefined && snapshot.ignores(spec.file),
          edited,
          named: named.get(spec.id) ?? null,
          incomplete: spec.completion !== null && versions.some(({ oid }) => missing.has(oid)),
        },
      ];
    }),
  );
}

/** Pages are looked for by extension, as a page may have had another name. */
function pathspecsOf(specs: readonly Spec[], folders: readonly string[]): string[] {
  const hasPages = specs.some(({ kind }) => kind === 'page');
  const hasChant = specs.some(({ kind }) => kind === 'chant');
  return [
    ...(hasChant ? folders.map((folder) => `:(top,literal)${folder}`) : []),
    ...(hasPages ? [':(top,glob,icase)**/*.md', ':(top,glob,icase)**/*.mdx'] : []),
  ];
}

function namedVersions(
  touching: readonly Commit[],
  folders: readonly string[],
): Map<string, Version[]> {
  const versions = new Map<string, Version[]>();
  for (const commit of touching) {
    for (const { path, before, after } of commit.files) {
      if (after === null || !isBelow(path, folders)) continue;
      const previous = before?.oid ?? null;
      const version = { commit, oid: after.oid, previous, isEdit: previous !== after.oid };
      const known = versions.get(nameOf(path));
      if (known === undefined) versions.set(nameOf(path), [version]);
      else known.push(version);
    }
  }
  return versions;
}

/** The versions of a page, newest first, back through renames that left its content as it was. */
function followPage(touching: readonly Commit[], file: string): Version[] {
  const versions: Version[] = [];
  let path = file;
  for (const commit of touching) {
    const change = commit.files.find((candidate) => candidate.path === path);
    if (change === undefined || change.after === null) continue;
    const { oid } = change.after;
    const source =
      change.before === null
        ? commit.files.find(({ before, after }) => after === null && before?.oid === oid)
        : undefined;
    const isEdit = source === undefined && change.before?.oid !== oid;
    versions.push({ commit, oid, previous: change.before?.oid ?? null, isEdit });
    if (change.before === null && source === undefined) break;
    path = source?.path ?? path;
  }
  return versions;
}

function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `undefined` for a text whose frontmatter cannot be read. */
function declarationOf(spec: Spec, text: string): Completion | null | undefined {
  try {
    const { data } = readFrontmatter(text, 'text');
    if (spec.kind === 'page') return readReview(data);
    return Object.keys(data).length === 0 ? undefined : readCompletion(data);
  } catch {
    return undefined;
  }
}

/** The committed names of pages that have uncommitted ones, or modes, and no edits. */
async function findCommittedPages(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
): Promise<ReadonlyMap<string, string>> {
  const pages = specs
    .filter(({ kind, file }) => kind === 'page' && snapshot.isUncommitted(file))
    .map(({ file }) => file);
  if (pages.length === 0) return new Map();
  const removed = new Map<string, string>();
  for (const path of snapshot.removedPaths()) {
    removed.set(snapshot.committed.get(path)?.oid ?? '', path);
  }
  await withScratchObjects(repository, (env) => snapshot.settle(pages, env));
  const found = new Map<string, string>();
  for (const page of pages) {
    const oid = snapshot.stateOf(page)?.oid ?? '';
    const before = snapshot.committed.get(page)?.oid === oid ? page : removed.get(oid);
    if (before !== undefined) found.set(page, before);
  }
  return found;
}

/**
 * The newest versions of pages that are no review: what they say is the same but for line endings
 * and blank lines at the end, or their commit is to be ignored.
 */
async function findTrivialEdits(
  repository: Repository,
  pages: readonly (readonly Version[])[],
  ignored: readonly string[],
): Promise<ReadonlySet<Version>> {
  const trivial = new Set<Version>();
  let open = pages;
  while (open.length > 0) {
    const newest = open.flatMap((versions) => {
      const edit = versions.find((version) => version.isEdit && !trivial.has(version));
      const previous = edit?.previous ?? null;
      return edit === undefined || previous === null ? [] : [{ versions, edit, previous }];
    });
    const texts = await readBlobs(
      repository,
      newest.flatMap(({ edit, previous }) => [edit.oid, previous]),
    );
    open = newest
      .filter(({ edit, previous }) => {
        const [now, before] = [texts.get(edit.oid), texts.get(previous)];
        const isSame = now !== undefined && before !== undefined && plain(now) === plain(before);
        return isSame || isIgnored(edit.commit.oid, ignored);
      })
      .map(({ versions, edit }) => {
        trivial.add(edit);
        return versions;
      });
  }
  return trivial;
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}
