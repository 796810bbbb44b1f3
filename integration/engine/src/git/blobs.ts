import { readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAnswers, GitError } from './errors.ts';
import type { Repository } from './repository.ts';
import type { GitSession } from './temporary-objects.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

const LINE_BREAK = 0x0a;

/** Reads many blobs as text in one process. Blobs that the clone lacks are left out. */
export async function readBlobs(
  repository: Repository,
  oids: Iterable<string>,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  await eachBlob(repository, oids, (oid, content) => texts.set(oid, decode(content)));
  return texts;
}

/**
 * Calls `visit` with the text of each blob, and waits until it is done. One process reads all
 * blobs. Blobs are not kept in memory.
 */
export async function visitBlobs(
  repository: Repository,
  oids: Iterable<string>,
  visit: (oid: string, text: string) => unknown,
): Promise<void> {
  await eachBlob(repository, oids, (oid, content) => visit(oid, decode(content)));
}

/** Calls `visit` with the content of each blob. One process reads all blobs. */
export async function visitContents(
  repository: Repository,
  oids: Iterable<string>,
  visit: (oid: string, content: Buffer) => void,
): Promise<void> {
  await eachBlob(repository, oids, visit);
}

/** Counts the lines of many blobs in one process. */
export async function countLines(
  repository: Repository,
  oids: Iterable<string>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  await eachBlob(repository, oids, (oid, content) => counts.set(oid, linesOf(content)));
  return counts;
}

/** Counts the lines of a text. A last line without a line break counts. */
export function linesOf(content: Buffer): number {
  let lines = 0;
  for (let at = 0; at < content.length; lines++) {
    const end = content.indexOf(LINE_BREAK, at);
    at = end < 0 ? content.length : end + 1;
  }
  return lines;
}

/** Calls `take` with each blob as soon as git prints it. Only one blob is in memory at a time. */
async function eachBlob(
  repository: Repository,
  oids: Iterable<string>,
  take: (oid: string, content: Buffer) => unknown,
): Promise<void> {
  const wanted = [...new Set(oids)];
  if (wanted.length === 0) return;
  const input = `${wanted.join('\n')}\n`;
  let pending: Buffer[] = [];
  let size = 0;
  let needed = 0;
  let answers = 0;
  for await (const chunk of repository.git.stream(['cat-file', '--batch'], { input })) {
    pending.push(chunk);
    size += chunk.length;
    if (size < needed) continue;
    let data = pending.length === 1 ? chunk : Buffer.concat(pending);
    for (;;) {
      const header = data.indexOf(LINE_BREAK);
      if (header < 0) break;
      const [oid = '', type, length] = data.toString('latin1', 0, header).split(' ');
      const end = header + 1 + (length === undefined ? 0 : Number(length) + 1);
      needed = end;
      if (data.length < end) break;
      answers++;
      const taken = type === 'blob' ? take(oid, data.subarray(header + 1, end - 1)) : null;
      if (taken instanceof Promise) await taken;
      data = data.subarray(end);
      needed = 0;
    }
    pending = [data];
    size = data.length;
  }
  expectAnswers('cat-file', answers, wanted.length);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Decodes UTF-8. Content in another encoding is decoded byte by byte, so that different contents
 * stay different.
 */
export function decode(content: Buffer): string {
  try {
    return utf8.decode(content);
  } catch {
    return content.toString('latin1');
  }
}

/**
 * Computes the blob ids that files of the working tree would get. Writes the blobs to the session's
 * temporary folder, so that git can compare them with others.
 *
 * @param modes the file mode of each path; the content of a symbolic link is its target
 */
export async function writeBlobs(
  session: GitSession,
  modes: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const oids = new Map<string, string>();
  const files: string[] = [];
  const awkward: string[] = [];
  const links: string[] = [];
  for (const [path, mode] of modes) {
    if (mode === '120000') links.push(path);
    else (/[\n\r"]/.test(path) ? awkward : files).push(path);
  }
  const hash = async (paths: readonly string[], args: string[], input?: string): Promise<void> => {
    if (paths.length === 0) return;
    const given = input === undefined ? {} : { input };
    const write = (...options: string[]): Promise<string> =>
      session.git.text(['hash-object', '-w', ...options, ...args], given);
    // If a required filter such as git-lfs is not installed, git fails. Then the content is used
    // without the filter.
    const listed = await write().catch((error: unknown) => {
      if (error instanceof GitError && /\bfilter\b/.test(error.message)) {
        return write('--no-filters');
      }
      throw error;
    });
    const written = listed.trim().split('\n');
    expectAnswers('hash-object', written.length, paths.length);
    written.forEach((oid, index) => oids.set(paths[index] ?? '', oid));
  };
  await hash(files, ['--stdin-paths'], lines(files));
  await hash(awkward, ['--', ...awkward]);
  if (links.length > 0) {
    await withCopies(session, links, (copies) =>
      hash(links, ['--no-filters', '--stdin-paths'], lines(copies)),
    );
  }
  return oids;
}

function lines(paths: readonly string[]): string {
  return paths.map((path) => `${path}\n`).join('');
}

/**
 * Writes the targets of links to files, and runs `work` on these. git would follow the links
 * themselves.
 */
async function withCopies(
  repository: Repository,
  links: readonly string[],
  work: (copies: readonly string[]) => Promise<void>,
): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const copies = links.map((_, index) => join(folder, String(index)));
    await Promise.all(
      links.map(async (link, index) => {
        await writeFile(copies[index] ?? '', await readlink(join(repository.root, link)));
      }),
    );
    await work(copies);
  });
}
