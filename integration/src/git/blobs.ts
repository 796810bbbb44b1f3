import { mkdtemp, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
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
  const files: string[] = [];
  const awkward: string[] = [];
  const links: string[] = [];
  for (const [path, mode] of modes) {
    if (mode === '120000') links.push(path);
    else (/[\n\r"]/.test(path) ? awkward : files).push(path);
  }
  const hash = async (paths: readonly string[], args: string[], input?: string): Promise<void> => {
    if (paths.length === 0) return;
    const given = input === undefined ? { env } : { env, input };
    const listed = await repository.git.text(['hash-object', '-w', ...args], given);
    listed
      .trim()
      .split('\n')
      .forEach((oid, index) => oids.set(paths[index] ?? '', oid));
  };
  await hash(files, ['--stdin-paths'], lines(files));
  await hash(awkward, ['--', ...awkward]);
  if (links.length > 0) {
    await withCopies(repository, links, (copies) =>
      hash(links, ['--no-filters', '--stdin-paths'], lines(copies)),
    );
  }
  return oids;
}

function lines(paths: readonly string[]): string {
  return paths.map((path) => `${path}\n`).join('');
}

/** Runs `work` on files that hold what links point to; git would follow the links themselves. */
async function withCopies(
  repository: Repository,
  links: readonly string[],
  work: (copies: readonly string[]) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'astro-drift-'));
  try {
    const copies = links.map((_, index) => join(folder, String(index)));
    await Promise.all(
      links.map(async (link, index) => {
        await writeFile(copies[index] ?? '', await readlink(join(repository.root, link)));
      }),
    );
    await work(copies);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
