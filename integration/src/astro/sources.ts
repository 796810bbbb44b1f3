import { createHash } from 'node:crypto';
import { lstat, open, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { isRepository, openRepository } from '../git/repository.ts';

/** Files that are larger, in bytes, have no source page. */
const LARGEST = 20_000_000;

/** As many bytes git looks at to tell text from binary data. */
const SNIFFED = 8000;

/** As many files are open at once. */
const OPEN_AT_ONCE = 64;

/** A file as it is in the working tree. */
export interface SourceFile {
  readonly path: string;
  /** What git calls its content, as far as no filter changes it. */
  readonly oid: string;
  readonly text: string;
}

/**
 * Lists files that a site can show: text that git tracks, and neither a link nor behind one.
 *
 * @param root absolute path of the repository, links resolved
 * @param isWanted which of them are of interest
 * @returns repository-relative paths, sorted
 */
export async function listSources(
  root: string,
  isWanted: (path: string) => boolean,
): Promise<string[]> {
  const wanted = (await listTracked(root)).filter(isWanted).sort();
  const checked = await eachOf(wanted, async (path) => ({ path, isText: await sniff(root, path) }));
  return checked.filter(({ isText }) => isText).map(({ path }) => path);
}

/** The contents of files that {@link listSources} named, by path. */
export async function readTexts(
  root: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const files = await eachOf(paths, async (path) => readSource(root, path));
  return new Map(files.filter((file) => file !== null).map(({ path, text }) => [path, text]));
}

/** Reads a file that {@link listSources} named; `null` if it is none of them any more. */
export async function readSource(root: string, path: string): Promise<SourceFile | null> {
  if (!(await sniff(root, path))) return null;
  const content = await readFile(join(root, path)).catch(() => null);
  if (content === null) return null;
  const oid = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  return { path, oid, text: content.toString('utf8') };
}

async function eachOf<T>(
  paths: readonly string[],
  read: (path: string) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (let first = 0; first < paths.length; first += OPEN_AT_ONCE) {
    results.push(...(await Promise.all(paths.slice(first, first + OPEN_AT_ONCE).map(read))));
  }
  return results;
}

/** Regular files of git's index, without links and submodules. */
async function listTracked(root: string): Promise<string[]> {
  const repository = await openRepository(root);
  if (!isRepository(repository)) return [];
  const listed = await repository.git.text(['ls-files', '--stage', '-z', '--full-name']);
  const paths = listed
    .split('\0')
    .map((entry) => /^100\d{3} [\da-f]+ \d\t(.+)$/s.exec(entry)?.[1])
    .filter((path) => path !== undefined);
  return [...new Set(paths)];
}

/** Whether a path leads, without a link on the way, to a file of text that is not too large. */
async function sniff(root: string, path: string): Promise<boolean> {
  const file = join(root, path);
  try {
    const stats = await lstat(file);
    if (!stats.isFile() || stats.size > LARGEST || (await realpath(file)) !== file) return false;
    return !(await readStart(file)).includes(0);
  } catch {
    return false;
  }
}

async function readStart(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFFED), 0, SNIFFED, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
