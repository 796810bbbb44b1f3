import { glob } from 'node:fs/promises';
import { readContained } from '../files/contained.ts';
import { visitBlobs } from '../git/blobs.ts';
import { fetchBlobs } from '../git/fetch.ts';
import type { Files } from '../git/files.ts';
import type { Repository } from '../git/repository.ts';
import { withScratchObjects } from '../git/scratch.ts';
import { compilePattern } from './pattern.ts';
import { TRACKS_FIELD } from './tracks-field.ts';

/** Which pages may be specs, and where specs are that are none. */
export interface PageSearch {
  /** Patterns of repository-relative Markdown files; those with `!` take out. */
  readonly pages: readonly string[];
  /** Folders of chant specs, whose files are never pages. */
  readonly specs: readonly string[];
}

/**
 * The Markdown files that seem to name their own sources. One process looks into all tracked files,
 * ignored or not, and one into those that are neither tracked nor ignored.
 */
export async function findPages(repository: Repository, search: PageSearch): Promise<string[]> {
  const listed = await Promise.all([
    grep(repository, '--no-recurse-submodules'),
    grep(repository, '--untracked', '--no-recurse-submodules'),
  ]);
  return select([...new Set(listed.flat())], search);
}

async function grep(repository: Repository, ...where: string[]): Promise<string[]> {
  const listed = await repository.git.text([
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
    ':(top,icase)*.md',
    ':(top,icase)*.mdx',
  ]);
  return listed.split('\0').filter(Boolean);
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
): Promise<string[]> {
  const listed = [...files].flatMap(([path, { mode }]) =>
    mode.startsWith('100') && /\.mdx?$/i.test(path) ? [path] : [],
  );
  const pages = select(listed, search);
  const oidOf = (path: string): string => files.get(path)?.oid ?? '';
  const field = new RegExp(TRACKS_FIELD, 'm');
  const naming = new Set<string>();
  await withScratchObjects(repository, async (env) => {
    const oids = new Set(pages.map(oidOf));
    const missing = await fetchBlobs(repository, oids, env, fetch);
    const present = [...oids].filter((oid) => !missing.has(oid));
    await visitBlobs(repository, present, env, (oid, text) => {
      if (field.test(text)) naming.add(oid);
    });
  });
  return pages.filter((path) => naming.has(oidOf(path)));
}

/** The same without git: every Markdown file below a folder that is not somebody else's. */
export async function listPages(root: string, search: PageSearch): Promise<string[]> {
  const files: string[] = [];
  const skipped = (name: string): boolean => name === 'node_modules' || name.startsWith('.');
  for await (const file of glob('**/*.{md,mdx}', { cwd: root, exclude: skipped })) {
    files.push(file.replaceAll('\\', '/'));
  }
  const field = new RegExp(TRACKS_FIELD, 'm');
  const pages = select(files, search);
  const naming = await Promise.all(
    pages.map(async (file) => field.test((await readContained(root, file)) ?? '')),
  );
  return pages.filter((_, index) => naming[index]);
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
