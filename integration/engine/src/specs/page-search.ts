import { createHash } from 'node:crypto';
import { access, constants, glob } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { EXTENSIONS, isMarkdown } from '../documents/format.ts';
import { readContained } from '../files/safe-path.ts';
import { Unreadable, whereThere } from '../files/unreadable.ts';
import { visitBlobs } from '../git/blobs.ts';
import { fetchBlobs, mayRecall } from '../git/fetch.ts';
import type { Files } from '../git/files.ts';
import { listPresentFiles } from '../git/present-files.ts';
import type { Repository } from '../git/repository.ts';
import { type GitSession, withTemporaryObjects } from '../git/temporary-objects.ts';
import { pageLines } from './kinds.ts';
import { compilePattern, mayMatchBelow } from './pattern.ts';
import type { SpecProblem } from './spec.ts';

/** Options that say which pages may be specs. */
export interface PageSearch {
  /** Patterns of repository-relative Markdown files; `!` excludes files. */
  readonly pages: readonly string[];
  /** Spec folders. Their files are never pages. */
  readonly specs: readonly string[];
}

/** Pages that may be specs, and the problems found on the way. */
export interface FoundPages {
  /**
   * Repository-relative paths, sorted. They include files that cannot be read; a later step reports
   * these.
   */
  readonly pages: readonly string[];
  readonly problems: readonly SpecProblem[];
}

/** The pathspecs of all Markdown files. */
export const MARKDOWN = EXTENSIONS.map((extension) => `:(top,icase)*.${extension}`);

/**
 * Finds the pages of a working tree that may be specs. One git process searches all tracked files,
 * and another one the files that are neither tracked nor ignored.
 */
export async function findPages(repository: Repository, search: PageSearch): Promise<string[]> {
  const listed = await Promise.all([
    grep(repository, '--no-recurse-submodules'),
    grep(repository, '--untracked', '--no-recurse-submodules'),
  ]);
  const unread = listed.some(({ isWhole }) => !isWhole) ? await listUnreadable(repository) : [];
  return select([...new Set([...listed.flatMap(({ files }) => files), ...unread])], search);
}

async function grep(
  repository: Repository,
  ...where: string[]
): Promise<{ files: string[]; isWhole: boolean }> {
  let isWhole = true;
  const listed = await repository.git.answer(
    [
      'grep',
      ...where,
      '--full-name',
      '--no-color',
      '--files-with-matches',
      '--null',
      '--extended-regexp',
      ...pageLines().flatMap((line) => ['-e', line]),
      '--',
      ...MARKDOWN,
    ],
    {
      onComplaint: () => {
        isWhole = false;
      },
    },
  );
  return { files: listed?.split('\0').filter(Boolean) ?? [], isWhole };
}

/** Returns the Markdown files that the user has no permission to read. */
async function listUnreadable(repository: Repository): Promise<string[]> {
  const { root } = repository;
  const files = await listPresentFiles(repository, MARKDOWN);
  const unreadable = await Promise.all(
    files.map((file) =>
      whereThere(file, access(join(root, file), constants.R_OK)).then(
        () => false,
        (error: unknown) => error instanceof Unreadable,
      ),
    ),
  );
  return files.filter((_, index) => unreadable[index]);
}

/**
 * Finds the pages of a commit that may be specs.
 *
 * @param files all files of the commit
 */
export async function findCommittedPages(
  repository: Repository,
  files: Files,
  search: PageSearch,
): Promise<FoundPages> {
  const listed = [...files].flatMap(([path, { mode }]) =>
    mode.startsWith('100') && isMarkdown(path) ? [path] : [],
  );
  const pages = select(listed, search);
  const oidOf = (path: string): string => files.get(path)?.oid ?? '';
  const isCandidate = candidateTest();
  const candidates = new Set<string>();
  const facts = await repository.facts.table('page-candidates', z.boolean());
  const keyOf = (oid: string): string => `${SEARCHED} ${oid}`;
  const unread = new Set(pages.map(oidOf));
  for (const oid of mayRecall(repository) ? [...unread] : []) {
    const known = facts.get(keyOf(oid));
    if (known !== undefined) unread.delete(oid);
    if (known === true) candidates.add(oid);
  }
  const oids = new Set(unread);
  const read = async (session: GitSession): Promise<void> => {
    const missing = await fetchBlobs(session, oids);
    const present = [...oids].filter((oid) => !missing.has(oid));
    await visitBlobs(session, present, (oid, text) => {
      unread.delete(oid);
      const found = isCandidate(text);
      facts.set(keyOf(oid), found);
      if (found) candidates.add(oid);
    });
  };
  if (oids.size > 0) await withTemporaryObjects(repository, read);
  const unknown = pages.filter((path) => unread.has(oidOf(path)));
  return {
    pages: pages.filter((path) => candidates.has(oidOf(path))),
    problems: unknown.length === 0 ? [] : [sayMissing(unknown)],
  };
}

function sayMissing(pages: readonly string[]): SpecProblem {
  const [first = '', ...others] = pages;
  const more = others.length === 0 ? '' : ` and of ${others.length} more pages`;
  return {
    file: '.',
    line: 1,
    message: `The clone lacks the content of ${first}${more}, so that nobody can tell what they name in \`tracks\``,
    minor: true,
    help: 'Allow `fetch`, or clone without `--filter`.',
  };
}

/**
 * Finds the pages below a folder that may be specs, without git. Folders of packages and hidden
 * folders are skipped. Files that cannot be read are returned, because they may be specs.
 */
export async function listPages(root: string, search: PageSearch): Promise<string[]> {
  const files: string[] = [];
  const skipped = (name: string): boolean => name === 'node_modules' || name.startsWith('.');
  for await (const file of glob(`**/*.{${EXTENSIONS.join(',')}}`, {
    cwd: root,
    exclude: skipped,
  })) {
    files.push(file.replaceAll('\\', '/'));
  }
  const isCandidate = candidateTest();
  const pages = select(files, search);
  const candidates = await Promise.all(
    pages.map((file) =>
      readContained(root, file).then(
        (text) => isCandidate(text ?? ''),
        (error: unknown) => error instanceof Unreadable,
      ),
    ),
  );
  return pages.filter((_, index) => candidates[index]);
}

/** Whether a folder may contain pages that are specs. The path of the folder ends with `/`. */
export function mayHoldPages(folder: string, search: PageSearch): boolean {
  const isSearched = search.pages.some(
    (pattern) => !pattern.startsWith('!') && mayMatchBelow(pattern, folder),
  );
  const excluded = search.pages.filter((pattern) => pattern.startsWith('!'));
  const isExcluded = excluded.some((pattern) => compilePattern(pattern.slice(1))(`${folder}a.md`));
  return isSearched && !isExcluded && !search.specs.some((own) => folder.startsWith(`${own}/`));
}

/** Stands for the lines that are searched for. */
const SEARCHED = createHash('sha256')
  .update(pageLines().join('\n'))
  .digest('base64url')
  .slice(0, 8);

/** Makes a function that tells from the text of a page whether it may be a spec. */
function candidateTest(): (text: string) => boolean {
  const lines = pageLines().map((line) => new RegExp(line, 'm'));
  return (text) => lines.some((line) => line.test(text));
}

/** Returns the Markdown files that the options select, sorted. */
export function selectPages(files: Iterable<string>, search: PageSearch): string[] {
  return select(
    [...files].filter((file) => isMarkdown(file)),
    search,
  );
}

/** Returns the files that the options select, sorted. */
function select(files: readonly string[], { pages, specs }: PageSearch): string[] {
  const isExcluded = (pattern: string): boolean => pattern.startsWith('!');
  const included = pages.filter((pattern) => !isExcluded(pattern)).map(compilePattern);
  const excluded = pages.filter(isExcluded).map((pattern) => compilePattern(pattern.slice(1)));
  return files
    .filter((file) => included.some((test) => test(file)))
    .filter((file) => !excluded.some((test) => test(file)))
    .filter((file) => !specs.some((folder) => file.startsWith(`${folder}/`)))
    .sort();
}
