import type { Citation } from '../citations/citation.ts';
import { isBroken } from '../citations/state.ts';
import { readDocuments } from '../documents/reader.ts';
import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import type { AssessmentCache } from '../drift/assessment-cache.ts';
import { isDated } from '../git/commit.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { analyzeReferences } from './analyze-references.ts';
import type { PageHistory } from './page-history.ts';
import { findShortened } from './shortened-files.ts';
import {
  type DatedReference,
  findLostFiles,
  type StaleReference,
  type WatchTools,
} from './stale-references.ts';

/** What was found on the pages that declare nothing. */
export interface WatchedPages {
  /** How many pages there are. */
  readonly pages: number;
  /**
   * The pages that refer to sources, as specs. Of their citations, exactly the stale references lead
   * nowhere, or to another file.
   */
  readonly analyses: readonly SpecAnalysis[];
  readonly stale: readonly StaleReference[];
}

/**
 * Watches pages that declare nothing through their references. The number of git processes does not
 * grow with the number of pages.
 *
 * @param pages the pages that are watched
 */
export async function watchPages(
  repository: Repository,
  snapshot: Snapshot,
  pages: readonly string[],
  {
    history,
    ...tools
  }: WatchTools & {
    readonly cache: AssessmentCache;
    readonly history: PageHistory;
  },
): Promise<WatchedPages> {
  const documents = [...(await readDocuments(tools.files, pages, tools.parse)).values()];
  const lost = await findLostFiles(repository, snapshot, documents, tools, history);
  const found = await analyzeReferences(repository, snapshot, documents, lost, {
    ...tools,
    history,
  });
  const shortened = await findShortened(repository, found, tools.files);
  const stale = [...lost, ...shortened];
  const analyses = found
    .map((analysis) => withStale(analysis, stale))
    .filter(({ documents: own }) =>
      own.some(({ citations, ambiguous }) => citations.length + ambiguous.length > 0),
    );
  return { pages: pages.length, analyses, stale };
}

/** Limits the citations that lead nowhere to the stale references. */
function withStale(analysis: SpecAnalysis, all: readonly DatedReference[]): SpecAnalysis {
  const stale = all.filter(({ page }) => page === analysis.spec.file);
  const isStale = ({ reference: { line, column, text } }: Citation): boolean =>
    stale.some((each) => each.line === line && each.column === column && each.written === text);
  const commits = new Map(stale.map(({ path, commit }) => [path, commit]));
  return {
    ...analysis,
    documents: analysis.documents.map((document) => ({
      ...document,
      citations: document.citations.flatMap((citation): Citation[] => {
        if (!isBroken(citation)) return [{ ...citation, stale: false }];
        if (isStale(citation)) return [{ ...citation, stale: true }];
        return citation.after === null ? [] : [leadToFile(citation)];
      }),
    })),
    pendingOf: (path) => {
      const commit = commits.get(path);
      const isKnown = commit !== undefined && isDated(commit);
      return { commits: isKnown ? [commit] : [], uncommitted: false };
    },
  };
}

/** Cited lines that are gone from a file that still exists: readers are led to the file. */
function leadToFile(citation: Citation): Citation {
  const current = { path: citation.currentPath, startLine: null, endLine: null };
  return { ...citation, state: 'changed', current, stale: false };
}
