import { createHash } from 'node:crypto';
import { readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from './repository.ts';

const LINE_BREAK = 0x0a;

/** Reads many blobs as text in one process. Ids that are not here are left out. */
export async function readBlobs(
  repository: Repository,
  oids: Iterable<string>,
): Promise<Map<string, string>> {
  const wanted = [...new Set(oids)];
  const texts = new Map<string, string>();
  if (wanted.length === 0) return texts;
  const output = await repository.git.catFile(['--batch'], { input: `${wanted.join('\n')}\n` });
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(LINE_BREAK, at);
    if (end < 0) break;
    const [oid = '', type, size] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    const length = Number(size);
    if (type === 'blob') texts.set(oid, output.toString('utf8', at, at + length));
    at += length + 1;
  }
  return texts;
}

/**
 * Works out the blob ids that files of the working tree would get, and writes the blobs to
 * `objects`, so that they can be compared with others without touching the repository.
 *
 * @param modes the file mode of each path; a symbolic link's content is where it points to
 */
export async function writeBlobs(
  repository: Repository,
  modes: ReadonlyMap<string, string>,
  env: Readonly<Record<string, string>>,
): Promise<Map<string, string>> {
  const oids = new Map<string, string>();
  const listable: string[] = [];
  const awkward: string[] = [];
  for (const [path, mode] of modes) {
    if (mode === '120000') oids.set(path, await hashLink(repository, path));
    else if (mode !== '160000') (/[\n\r"]/.test(path) ? awkward : listable).push(path);
  }
  const hash = async (paths: string[], args: string[], input?: string): Promise<void> => {
    if (paths.length === 0) return;
    const listed = await repository.git.text(
      ['hash-object', '-w', ...args],
      input === undefined ? { env } : { env, input },
    );
    listed
      .trim()
      .split('\n')
      .forEach((oid, index) => oids.set(paths[index] ?? '', oid));
  };
  await hash(listable, ['--stdin-paths'], listable.map((path) => `${path}\n`).join(''));
  await hash(awkward, ['--', ...awkward]);
  return oids;
}

async function hashLink(repository: Repository, path: string): Promise<string> {
  const target = Buffer.from(await readlink(join(repository.root, path)));
  return createHash(repository.zero.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${target.length}\0`)
    .update(target)
    .digest('hex');
}
