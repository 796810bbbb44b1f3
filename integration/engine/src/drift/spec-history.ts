import { readFrontmatter } from '../documents/frontmatter.ts';
import { nameOf } from '../files/name.ts';
import { readBlobs } from '../git/blobs.ts';
import { fetchBlobs } from '../git/fetch.ts';
import { type Commit, readTouching } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import { withScratchObjects } from '../git/scratch.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { readCompletion } from '../specs/chant.ts';
import { readReview } from '../specs/page.ts';
import type { Completion, Spec } from '../specs/spec.ts';
import type { SpecHistory } from './completion.ts';
import type { DocumentVersion } from './document-dates.ts';
import type { FileVersion } from './file-versions.ts';
import { readNamedCommits } from './named-commits.ts';
import { readPageVersions } from './page-versions.ts';
import { findTrivialEdits, isEdit } from './trivial-edits.ts';

/** The history of a spec, and the contents that its file had. */
export interface FoundHistory extends SpecHistory {
  /** Newest first. */
  readonly contents: readonly DocumentVersion[];
  /** The content in HEAD; `null` where it has none. */
  readonly content: string | null;
}

/** Of a spec of which nothing is known. */
export const EMPTY_HISTORY: FoundHistory = {
  contents: [],
  content: null,
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
): Promise<Map<string, FoundHistory>> {
  const committedPages = await findCommittedPages(repository, snapshot, specs);
  const touching = await readTouching(repository, pathspecsOf(specs, folders));
  const files = new Set(specs.map(({ file }) => file));
  // Another file of the same name, which is still there, is a spec of its own, if not a valid one.
  const mayBeSpec = (path: string): boolean =>
    isBelow(path, folders) && (files.has(path) || !snapshot.exists(path));
  const byName = namedVersions(touching, mayBeSpec);
  const heads = new Map<string, string>();
  for (const [path, { oid }] of snapshot.committed) {
    if (mayBeSpec(path)) heads.set(nameOf(path), oid);
  }
  const pages = await readPageVersions(
    repository,
    touching,
    specs.filter(({ kind }) => kind === 'page').map(({ file }) => committedPages.get(file) ?? file),
    fetch,
  );
  const found = specs.map((spec) => {
    const isPage = spec.kind === 'page';
    const page = committedPages.get(spec.file);
    const file = page ?? spec.file;
    const versions = (isPage ? pages.get(file) : byName.get(nameOf(file))) ?? [];
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
    fetch,
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
            isEdit: isEdit(version) && !trivial.has(version),
            completion: declared(version.oid),
          })),
          committed: head === undefined ? undefined : declared(head),
          ignored: head === undefined && snapshot.ignores(spec.file),
          edited,
          contents: versions,
          content: head ?? null,
          named: named.get(spec.id) ?? null,
          incomplete: spec.completion !== null && versions.some(({ oid }) => !texts.has(oid)),
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
  mayBeSpec: (path: string) => boolean,
): Map<string, FileVersion[]> {
  const versions = new Map<string, FileVersion[]>();
  for (const commit of touching) {
    for (const { path, before, after } of commit.files) {
      if (after === null || !mayBeSpec(path)) continue;
      const version = { commit, oid: after.oid, previous: before?.oid ?? null };
      const known = versions.get(nameOf(path));
      if (known === undefined) versions.set(nameOf(path), [version]);
      else known.push(version);
    }
  }
  return versions;
}

function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`));
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
