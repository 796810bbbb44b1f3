import type { Citation } from '../citations/citation.ts';
import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import type { FileTree } from '../files/file-tree.ts';
import type { Commit } from '../git/commit.ts';
import { readFilesAt } from '../git/files-at.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { type PageHistory, readCommitsOf } from './page-history.ts';
import { saysItIsGone } from './removal-words.ts';

/** A reference to a file that is gone, in a sentence that says so. */
interface Told {
  readonly page: string;
  readonly citation: Citation;
}

/**
 * Leaves out the references to files that are gone if the sentence says so, and did not say so
 * before the commit that removed the file. Whoever wrote the sentence knew of the removal, so that
 * the reference is no mistake. The history is read only if there are such sentences.
 */
export async function withoutToldRemovals(
  repository: Repository,
  snapshot: Snapshot,
  analyses: readonly SpecAnalysis[],
  files: FileTree,
  history: PageHistory,
): Promise<readonly SpecAnalysis[]> {
  const told = await findTold(analyses, files);
  if (told.length === 0 || snapshot.head === null) return analyses;
  const paths = new Set(told.map(({ citation }) => citation.path));
  const removers = await findRemovers(repository, paths);
  const versions = await history.versionsOf([...new Set(told.map(({ page }) => page))]);
  const placesOf = ({ page, citation }: Told): string[] => {
    const names = new Set([page, ...(versions.get(page) ?? []).map(({ path }) => path)]);
    const [parent] = removers.get(citation.path)?.parents ?? [];
    return parent === undefined ? [] : [...names].map((name) => `${parent}:${name}`);
  };
  const texts = await readFilesAt(repository, told.flatMap(placesOf));
  const known = new Set(
    told
      .filter((each) => removers.has(each.citation.path))
      .filter((each) => {
        const { text } = each.citation.reference;
        const before = placesOf(each).flatMap((place) => texts.get(place) ?? []);
        return !before.some((old) => saidItWasGone(old, text));
      })
      .map(({ citation }) => citation),
  );
  if (known.size === 0) return analyses;
  return analyses.map((analysis) => ({
    ...analysis,
    documents: analysis.documents.map((document) => ({
      ...document,
      citations: document.citations.filter((citation) => !known.has(citation)),
    })),
  }));
}

async function findTold(analyses: readonly SpecAnalysis[], files: FileTree): Promise<Told[]> {
  const gone = analyses.flatMap(({ documents }) =>
    documents.flatMap(({ file, citations }) =>
      citations
        .filter(
          ({ after, state }) => after === null && (state === 'deleted' || state === 'missing'),
        )
        .map((citation) => ({ page: file, citation })),
    ),
  );
  const texts = new Map<string, string>();
  for (const page of new Set(gone.map((each) => each.page))) {
    texts.set(page, (await files.readText(page)) ?? '');
  }
  return gone.filter(({ page, citation: { reference } }) =>
    saysItIsGone(texts.get(page) ?? '', reference.line, reference.text),
  );
}

/** Finds the newest commit that removed each file. */
async function findRemovers(
  repository: Repository,
  paths: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Commit>> {
  const commits = await readCommitsOf(
    repository,
    [...paths].map((path) => `:(top,literal)${path}`).sort(),
  );
  const removers = new Map<string, Commit>();
  for (const commit of commits) {
    for (const { path, after } of commit.files) {
      if (after === null && !removers.has(path)) removers.set(path, commit);
    }
  }
  return removers;
}

/** Whether an older text said of a reference that its file is gone, wherever it stood. */
function saidItWasGone(text: string, written: string): boolean {
  return text
    .split(/\r?\n/)
    .some((line, index) => line.includes(written) && saysItIsGone(text, index + 1, written));
}
