import { access, constants, glob } from 'node:fs/promises';
import { join } from 'node:path';
import { readContained } from '../files/contained.ts';
import { Unreadable, whereThere } from '../files/unreadable.ts';
import { visitBlobs } from '../git/blobs.ts';
import { fetchBlobs } from '../git/fetch.ts';
import type { Files } from '../git/files.ts';
import type { Repository } from '../git/repository.ts';
import { withScratchObjects } from '../git/scratch.ts';
import { compilePattern, mayMatchBelow } from './pattern.ts';
import type { SpecProblem } from './spec.ts';
import { TRACKS_FIELD } from './tracks-field.ts';

/** Which pages may be specs, and where specs are that are none. */
export interface PageSearch {
  /** Patterns of repository-relative Markdown files; those with `!` take out. */
  readonly pages: readonly string[];
  /** Folders of chant specs, whose files are never pages. */
  readonly specs: readonly string[];
}

/** Pages that may be specs, and what could not be read. */
export interface FoundPages {
  /** Repository-relative, sorted. One that cannot be read is among them: its reader says so. */
  readonly pages: readonly string[];
  readonly problems: readonly SpecProblem[];
}

/** Every Markdown file, as git takes it. */
export const MARKDOWN = [':(top,icase)*.md', ':(top,icase)*.mdx'];

/**
 * The Markdown files that seem to name their own sources. One process looks into all tracked files,
 * ignored or not, and one into those that are neither tracked nor ignored.
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
      '-e',
      TRACKS_FIELD,
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

/** The Markdown files that this user may not read. */
async function listUnreadable({ git, root }: Repository): Promise<string[]> {
  const listed = await git.text([
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--full-name',
    '--',
    ...MARKDOWN,
  ]);
  const files = [...new Set(listed.split('\0').filter(Boolean))];
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
 * The same in a commit.
 *
 * @param files everything that the commit holds
 * @param fetch whether a remote may be asked for pages that the clone left out
 */
export async function findCommittedPages(
  repository: Repository,
  files: Files,
  search: PageSearch,
  fetch: boolean,
): Promise<FoundPages> {
  const listed = [...files].flatMap(([path, { mode }]) =>
    mode.startsWith('100') && /\.mdx?$/i.test(path) ? [path] : [],
  );
  const pages = select(listed, search);
  const oidOf = (path: string): string => files.get(path)?.oid ?? '';
  const field = new RegExp(TRACKS_FIELD, 'm');
  const naming = new Set<string>();
  const unread = new Set(pages.map(oidOf));
  await withScratchObjects(repository, async (env) => {
    const oids = new Set(unread);
    const missing = await fetchBlobs(repository, oids, env, fetch);
    const present = [...oids].filter((oid) => !missing.has(oid));
    await visitBlobs(repository, present, env, (oid, text) => {
      unread.delete(oid);
      if (field.test(text)) naming.add(oid);
    });
  });
  const unknown = pages.filter((path) => unread.has(oidOf(path)));
  return {
    pages: pages.filter((path) => naming.has(oidOf(path))),
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
 * The same without git: every Markdown file below a folder that is not somebody else's. What cannot
 * be read may name its sources.
 */
export async function listPages(root: string, search: PageSearch): Promise<string[]> {
  const files: string[] = [];
  const skipped = (name: string): boolean => name === 'node_modules' || name.startsWith('.');
  for await (const file of glob('**/*.{md,mdx}', { cwd: root, exclude: skipped })) {
    files.push(file.replaceAll('\\', '/'));
  }
  const field = new RegExp(TRACKS_FIELD, 'm');
  const pages = select(files, search);
  const naming = await Promise.all(
    pages.map((file) =>
      readContained(root, file).then(
        (text) => field.test(text ?? ''),
        (error: unknown) => error instanceof Unreadable,
      ),
    ),
  );
  return pages.filter((_, index) => naming[index]);
}

/** Whether a folder, whose name ends with `/`, may hold pages that are specs. */
export function mayHoldPages(folder: string, search: PageSearch): boolean {
  const isSearched = search.pages.some(
    (pattern) => !pattern.startsWith('!') && mayMatchBelow(pattern, folder),
  );
  const excluded = search.pages.filter((pattern) => pattern.startsWith('!'));
  const isExcluded = excluded.some((pattern) => compilePattern(pattern.slice(1))(`${folder}a.md`));
  return isSearched && !isExcluded && !search.specs.some((own) => folder.startsWith(`${own}/`));
}

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
