import { type Assess, assessAll } from '../drift/assessment.ts';
import type { AssessmentCache } from '../drift/assessment-cache.ts';
import { oidOf } from '../drift/content-id.ts';
import type { ContentChange } from '../drift/change.ts';
import type { FileComparison } from '../drift/file-comparison.ts';
import { IGNORED_COMMITS_FILE } from '../drift/ignored-commits.ts';
import { measureContents } from '../drift/diff-contents.ts';
import { ContentPairs } from '../drift/content-pairs.ts';
import type { Significance } from '../code/significances.ts';
import { fetchBlobs } from '../git/fetch.ts';
import type { FileState } from '../git/files.ts';
import { matchRenames, type Renames } from '../git/renames.ts';
import { type GitSession, withTemporaryObjects } from '../git/temporary-objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { TreeState } from '../inspection/read-tree.ts';
import type { Inspection } from '../inspection/inspect.ts';
import { acceptanceFilesOf } from '../report/acceptance-files.ts';
import type { BaseComparison } from '../report/base-comparison.ts';
import type { CitationReport } from '../report/schema.ts';
import { filesOf } from '../report/spec-files.ts';
import { differs, pairCited, touchedIn } from './cited-files.ts';

/** A state of the repository, and the results for it. */
export interface Inspected {
  readonly current: TreeState;
  readonly inspection: Inspection;
}

/** Parameters of {@link compareInspections}. */
export interface BaseComparisonOptions {
  readonly significant: readonly Significance[];
  readonly cache: AssessmentCache;
}

/**
 * Compares the files of two inspections. The number of processes does not depend on the number of
 * files.
 */
export async function compareInspections(
  before: Inspected,
  after: Inspected,
  { significant, cache }: BaseComparisonOptions,
): Promise<BaseComparison> {
  const { repository } = after.inspection;
  const then = before.current.snapshot;
  const now = after.current.snapshot;
  return withTemporaryObjects(repository, async (session) => {
    await now.settle(pathsOf(after.inspection), session);
    const renames = await findRenames(before, after, session);
    const nameThen = (path: string): string => renames.get(path) ?? path;
    const pairs = new ContentPairs();
    const grown = pairGrown(before.inspection, after.inspection, nameThen, pairs);
    const citations = citationsOf(after.inspection).filter(({ stale }) => stale);
    const cited = pairCited(citations, then, now, pairs);
    await measureContents(session, pairs, [], false);
    const changes = [...grown.values()].filter((change) => change !== null);
    const assess = await assessAll(session, changes, cache);
    return {
      nameThen,
      differs: (path) => differs(then.stateOf(path), now.stateOf(path)),
      grew: (spec, path) => hasGrown(grown.get(`${spec}\0${path}`), assess, significant),
      touched: touchedIn(cited),
    };
  });
}

function citationsOf({ report }: Inspection): CitationReport[] {
  return report.specs.flatMap(({ documents }) => documents.flatMap(({ citations }) => citations));
}

/** Returns the files whose contents are compared. Some of them may be uncommitted. */
function pathsOf(inspection: Inspection): string[] {
  const { specs } = inspection.report;
  return [
    IGNORED_COMMITS_FILE,
    ...specs.flatMap(({ id, file, changes, documents }) => [
      file,
      ...acceptanceFilesOf({ id, file, documents }),
      ...changes.map(({ path }) => path),
      ...documents.map((document) => document.file),
    ]),
    ...citationsOf(inspection).map(({ path, current }) => current?.path ?? path),
    // It is not known which files of these specs changed.
    ...specs.filter(({ status }) => status === 'unknown').flatMap(filesOf),
  ];
}

/** Finds the renamed documents and spec files. */
async function findRenames(
  before: Inspected,
  after: Inspected,
  session: GitSession,
): Promise<Renames> {
  const then = before.current.snapshot;
  const now = after.current.snapshot;
  const gone = contentsOf(before.inspection, then, (path) => !now.exists(path));
  const fresh = contentsOf(after.inspection, now, (path) => !then.exists(path));
  if (gone.size === 0 || fresh.size === 0) return new Map();
  const oids = new Set([...gone.values(), ...fresh.values()]);
  const missing = await fetchBlobs(session, oids);
  for (const files of [gone, fresh]) {
    for (const [path, oid] of files) if (missing.has(oid)) files.delete(path);
  }
  return matchRenames(session, gone, fresh);
}

function contentsOf(
  { report }: Inspection,
  snapshot: Snapshot,
  isWanted: (path: string) => boolean,
): Map<string, string> {
  const files = report.specs.flatMap(({ file, documents }) => [
    file,
    ...documents.map((document) => document.file),
  ]);
  const contents = new Map<string, string>();
  for (const path of files.filter(isWanted)) {
    const oid = oidOf(snapshot.stateOf(path));
    if (oid !== null) contents.set(path, oid);
  }
  return contents;
}

/**
 * Pairs the old and the new content of inputs that had already changed in the first inspection. The
 * value is `null` if the contents are the same, or if the part that is the input is the same.
 *
 * @returns the pairs by spec id and path
 */
function pairGrown(
  before: Inspection,
  after: Inspection,
  nameThen: (path: string) => string,
  pairs: ContentPairs,
): ReadonlyMap<string, ContentChange | null> {
  const grown = new Map<string, ContentChange | null>();
  for (const [id, files] of after.files) {
    const earlier = namesOf(before.files.get(id) ?? before.files.get(nameThen(id)) ?? []);
    for (const file of files) {
      const known = earlier.get(file.path) ?? earlier.get(file.previousPath ?? '');
      if (known === undefined || file.role === null) continue;
      const [old, fresh] = [stateOf(known), stateOf(file)];
      const isSamePart = file.part !== undefined && file.part === known.part;
      const pair = isSamePart || old?.oid === fresh?.oid ? null : pairs.add(old, fresh);
      grown.set(
        `${id}\0${file.path}`,
        pair && {
          path: file.path,
          previousPath: file.previousPath,
          before: old,
          after: fresh,
          pair,
        },
      );
    }
  }
  return grown;
}

function namesOf(files: readonly FileComparison[]): ReadonlyMap<string, FileComparison> {
  const names = new Map<string, FileComparison>();
  for (const file of files) {
    names.set(file.path, file);
    if (file.previousPath !== null) names.set(file.previousPath, file);
  }
  return names;
}

/** Returns the current state of a file, without the changes of ignored commits. */
function stateOf({ after, isLink }: FileComparison): FileState | null {
  return after === null ? null : { mode: isLink ? '120000' : '100644', oid: after };
}

function hasGrown(
  change: ContentChange | null | undefined,
  assess: Assess,
  significant: readonly Significance[],
): boolean {
  if (change === undefined) return true;
  if (change === null) return false;
  if (change.before === null || change.after === null) return true;
  const { significance } = assess(change);
  return significance !== null && significant.includes(significance);
}
