import { extensionsIn } from '../documents/format.ts';
import { nameOf } from '../files/name.ts';
import type { AuthoredCommit, Commit } from '../git/commit.ts';
import { readTouching } from '../git/touching-history.ts';
import type { Repository } from '../git/repository.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { isDeclared, kindOf } from '../specs/kinds.ts';
import type { Completion, Spec } from '../specs/spec.ts';
import { findEntry, type SpecHistory } from './completion.ts';
import { readDeclarations } from './declarations.ts';
import { needsWork } from './completion-time.ts';
import type { DocumentVersion } from './version-chain.ts';
import type { FileVersion } from './file-versions.ts';
import { isIgnored } from './ignored-commits.ts';
import { readNamedCommits } from './named-commits.ts';
import { readPageVersions } from './page-versions.ts';

/** The history of a spec, with the contents of its file. */
export interface FoundHistory extends SpecHistory {
  /** The versions of the file, newest first. */
  readonly contents: readonly DocumentVersion[];
  /** The blob id of the file in HEAD; `null` if HEAD has no such file. */
  readonly content: string | null;
}

/** The history of a spec of which nothing is known. */
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

/** Parameters of {@link readSpecHistories}. */
export interface HistoryTerms {
  /** The folders of specs, as the option `specs` gives them. */
  readonly folders: readonly string[];
  readonly ignoredCommits: readonly string[];
}

/**
 * Reads what every version of every spec declares, with few processes. Some kinds of specs keep the
 * names of their files. Their versions are found by name, so that a move to an archive folder
 * changes nothing. For other kinds, renames are followed.
 *
 * @param line the first-parent line, newest first
 */
export async function readSpecHistories(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
  { folders, ignoredCommits }: HistoryTerms,
  line: Promise<readonly AuthoredCommit[]>,
): Promise<Map<string, FoundHistory>> {
  const committedNames = await findCommittedNames(repository, snapshot, specs);
  const extensions = extensionsIn(snapshot.committed.keys());
  const touching = await readTouching(repository, pathspecsOf(specs, folders, extensions));
  const files = new Set(specs.map(({ file }) => file));
  // If another file of the same name exists, it is a spec of its own, even if it is not valid.
  const mayBeSpec = (path: string): boolean =>
    isBelow(path, folders) && (files.has(path) || !snapshot.exists(path));
  const byName = namedVersions(touching, mayBeSpec);
  const heads = new Map<string, string>();
  for (const [path, { oid }] of snapshot.committed) {
    if (mayBeSpec(path)) heads.set(nameOf(path), oid);
  }
  const renamed = await readPageVersions(
    repository,
    touching,
    specs
      .filter((spec) => !kindOf(spec).keepsName)
      .map(({ file }) => committedNames.get(file) ?? file),
  );
  const found = specs.map((spec) => {
    const { keepsName } = kindOf(spec);
    const committedName = committedNames.get(spec.file);
    const file = committedName ?? spec.file;
    const versions = (keepsName ? byName.get(nameOf(file)) : renamed.get(file)) ?? [];
    const head = keepsName ? heads.get(nameOf(file)) : snapshot.committed.get(file)?.oid;
    const edited = snapshot.isUncommitted(spec.file) && committedName === undefined;
    return { spec, versions, head, edited };
  });
  const oids = new Set(
    found.flatMap(({ spec, versions, head }) => {
      if (!isDeclared(spec)) return [];
      const older = versions.map(({ oid }) => oid);
      return head === undefined ? older : [head, ...older];
    }),
  );
  const kinds = new Set(specs.map(({ kind }) => kind));
  const declarationOf = await readDeclarations(repository, kinds, oids);
  const histories = found.map(({ spec, versions, head, edited }) => {
    const declared = (oid: string): Completion | null => {
      const declaration = declarationOf(spec.kind, oid);
      return typeof declaration === 'object' ? declaration : null;
    };
    // Versions that cannot be read, for instance because of conflict markers, are skipped.
    const readable = versions.filter(({ oid }) => declarationOf(spec.kind, oid) !== 'unreadable');
    const history: FoundHistory = {
      versions: readable.map((version) => ({
        commit: version.commit,
        isEdit: version.oid !== version.previous && !isIgnored(version.commit.oid, ignoredCommits),
        completion: declared(version.oid),
      })),
      committed: head === undefined ? undefined : declared(head),
      ignored: head === undefined && snapshot.ignores(spec.file),
      edited,
      contents: versions,
      content: head ?? null,
      named: null,
      incomplete:
        isDeclared(spec) && versions.some(({ oid }) => declarationOf(spec.kind, oid) === undefined),
    };
    return { spec, history };
  });
  const named = await readNamedCommits(
    repository,
    histories.filter(({ spec, history }) => needsNamed(spec, history)).map(({ spec }) => spec),
    line,
  );
  return new Map(
    histories.map(({ spec, history }) => [
      spec.id,
      { ...history, named: named.get(spec.id) ?? null },
    ]),
  );
}

/** Returns the pathspecs of all files that may be earlier versions of specs, each once. */
function pathspecsOf(
  specs: readonly Spec[],
  folders: readonly string[],
  extensions: readonly string[],
): string[] {
  const kinds = new Set(specs.map(kindOf));
  return [...new Set([...kinds].flatMap((kind) => kind.pathspecs(folders, extensions)))];
}

function namedVersions(
  touching: readonly Commit[],
  mayBeSpec: (path: string) => boolean,
): Map<string, FileVersion[]> {
  const versions = new Map<string, FileVersion[]>();
  for (const commit of touching) {
    for (const { path, before, after } of commit.files) {
      if (after === null || !mayBeSpec(path)) continue;
      const version = { commit, path, oid: after.oid, previous: before?.oid ?? null };
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

/** Whether the baseline depends on the commits that a spec names. */
function needsNamed({ completion, commits }: Spec, { versions, committed }: FoundHistory): boolean {
  if (completion?.time === null || committed === undefined) return true;
  const entry = completion && findEntry(versions, completion);
  return commits.length > 0 && Boolean(entry && needsWork(completion, entry.commit));
}

/** Finds the paths in HEAD of files that were moved, or got another mode, but were not edited. */
async function findCommittedNames(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
): Promise<ReadonlyMap<string, string>> {
  const files = specs
    .filter((spec) => !kindOf(spec).keepsName && snapshot.isUncommitted(spec.file))
    .map(({ file }) => file);
  if (files.length === 0) return new Map();
  const removed = new Map<string, string>();
  for (const path of snapshot.removedPaths()) {
    removed.set(snapshot.committed.get(path)?.oid ?? '', path);
  }
  await withTemporaryObjects(repository, (session) => snapshot.settle(files, session));
  const found = new Map<string, string>();
  for (const file of files) {
    const oid = snapshot.stateOf(file)?.oid ?? '';
    const before = snapshot.committed.get(file)?.oid === oid ? file : removed.get(oid);
    if (before !== undefined) found.set(file, before);
  }
  return found;
}
