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
import { readNamedCommits } from './named-commits.ts';

/** A file as a commit left it. */
interface Version {
  readonly commit: Commit;
  readonly oid: string;
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

/**
 * Reads what every version of every spec declares, in few processes. A chant spec is followed by its
 * file name, so that moving it to the archive changes nothing; a page by its content.
 */
export async function readSpecHistories(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
  { folders, fetch }: { readonly folders: readonly string[]; readonly fetch: boolean },
): Promise<Map<string, SpecHistory>> {
  const touching = await readTouching(repository, pathspecsOf(specs, folders));
  const byName = namedVersions(touching, folders);
  const heads = new Map<string, string>();
  for (const [path, { oid }] of snapshot.committed) {
    if (isBelow(path, folders)) heads.set(nameOf(path), oid);
  }
  const found = specs.map((spec) => {
    const isPage = spec.kind === 'page';
    const versions = isPage
      ? followPage(touching, spec.file)
      : (byName.get(nameOf(spec.file)) ?? []);
    const head = isPage ? snapshot.committed.get(spec.file)?.oid : heads.get(nameOf(spec.file));
    return { spec, versions, head };
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
    found.map(({ spec, versions, head }) => {
      const declared = (oid: string): Completion | null =>
        declarationOf(spec, texts.get(oid) ?? '');
      return [
        spec.id,
        {
          versions: versions.map(({ commit, oid, isEdit }) => ({
            commit,
            isEdit,
            completion: declared(oid),
          })),
          committed: head === undefined ? undefined : declared(head),
          ignored: head === undefined && snapshot.ignores(spec.file),
          edited: snapshot.isUncommitted(spec.file),
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
      const version = { commit, oid: after.oid, isEdit: before?.oid !== after.oid };
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
    versions.push({ commit, oid, isEdit });
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

function declarationOf(spec: Spec, text: string): Completion | null {
  try {
    const { data } = readFrontmatter(text, 'text');
    return spec.kind === 'page' ? readReview(data) : readCompletion(data);
  } catch {
    return null;
  }
}
