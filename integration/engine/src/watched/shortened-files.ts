import type { Citation } from '../citations/citation.ts';
import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import type { FileTree } from '../files/file-tree.ts';
import { countLines } from '../git/blobs.ts';
import type { Commit } from '../git/commit.ts';
import { fetchBlobs } from '../git/fetch.ts';
import type { Repository } from '../git/repository.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import { readCommitsOf } from './page-history.ts';
import { saysItIsGone } from './removal-words.ts';
import type { DatedReference } from './stale-references.ts';

/** A citation of lines that are gone from a file that still exists. */
interface LostLines {
  readonly page: string;
  readonly citation: Citation;
  readonly endLine: number;
}

/**
 * Finds references to lines that the file had when they were written, and for which it is too short
 * now. Nothing is said of lines that are gone from the middle of a file.
 */
export async function findShortened(
  repository: Repository,
  analyses: readonly SpecAnalysis[],
  files: FileTree,
): Promise<DatedReference[]> {
  const lost = analyses.flatMap(({ spec: { file: page }, documents }) =>
    documents.flatMap(({ citations }) =>
      citations.flatMap((citation): LostLines[] => {
        const { state, after, authored, endLine, symbol } = citation;
        const isLost = state === 'deleted' && after !== null && authored.commit !== null;
        return isLost && endLine !== null && symbol === null ? [{ page, citation, endLine }] : [];
      }),
    ),
  );
  if (lost.length === 0) return [];
  const paths = new Set(lost.map(({ citation }) => citation.currentPath));
  const commits = await readCommitsOf(
    repository,
    [...paths].map((path) => `:(top,literal)${path}`).sort(),
  );
  const contents = commits.flatMap((commit) =>
    commit.files.flatMap(({ after }) => after?.oid ?? []),
  );
  const counts = await withTemporaryObjects(repository, async (session) => {
    const oids = new Set(contents);
    const missing = await fetchBlobs(session, oids);
    return countLines(
      session,
      [...oids].filter((oid) => !missing.has(oid)),
    );
  });
  const stale = lost.flatMap(({ page, citation, endLine }): DatedReference[] => {
    const found = findShortener(commits, counts, citation.currentPath, endLine);
    const { line, column, text: written } = citation.reference;
    if (found === null) return [];
    return [{ page, line, column, written, path: citation.currentPath, ...found, movedTo: null }];
  });
  const texts = new Map<string, string>();
  for (const { page } of stale) texts.set(page, (await files.readText(page)) ?? '');
  return stale.filter(
    ({ page, line, written }) => !saysItIsGone(texts.get(page) ?? '', line, written),
  );
}

/**
 * Finds the commit since which a file has been too short for a line. Returns `null` if it is long
 * enough, or if that is not known.
 */
export function findShortener(
  commits: readonly Commit[],
  counts: ReadonlyMap<string, number>,
  path: string,
  endLine: number,
): { readonly commit: Commit; readonly linesLeft: number } | null {
  let since: Commit | null = null;
  let linesLeft = 0;
  for (const commit of commits) {
    const change = commit.files.find((file) => file.path === path);
    if (change === undefined) continue;
    const lines = change.after === null ? undefined : counts.get(change.after.oid);
    if (lines === undefined || lines >= endLine) break;
    if (since === null) linesLeft = lines;
    since = commit;
  }
  return since && { commit: since, linesLeft };
}
