import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { isRepository, openRepository } from '../git/repository.ts';
import type { Report } from '../report/schema.ts';
import { compilePattern } from '../specs/pattern.ts';

/** Files that are never published, tracked or not. */
const SECRETS = [
  '**/.env',
  '**/.env.*',
  '**/.npmrc',
  '**/.netrc',
  '**/.htpasswd',
  '**/.git-credentials',
  '**/{id_rsa,id_dsa,id_ecdsa,id_ed25519}',
  '**/*.{pem,key,p12,pfx,jks,keystore,kdbx}',
  '**/{secrets,credentials}.{json,yaml,yml,toml,ini}',
].map(compilePattern);

/** Whether a file may be shown on a site, by its name. */
export function isPublishable(path: string): boolean {
  return !SECRETS.some((matches) => matches(path.toLowerCase()));
}

/**
 * Reads the files that a report's documents cite and that may be published: tracked by git, no
 * secret by their name, and neither a link nor behind one.
 *
 * @returns contents by path, sorted
 */
export async function readSources(root: string, report: Report): Promise<Map<string, string>> {
  const tracked = await listTracked(root);
  const cited = new Set(
    report.specs
      .flatMap(({ documents }) => documents)
      .flatMap(({ citations }) => citations)
      .filter(({ current }) => current !== null)
      .map(({ path }) => path),
  );
  const texts = await Promise.all(
    [...cited]
      .filter((path) => tracked.has(path) && isPublishable(path))
      .sort()
      .map(async (path) => [path, await readPlain(root, path)] as const),
  );
  return new Map(texts.filter((entry): entry is [string, string] => entry[1] !== null));
}

async function listTracked(root: string): Promise<ReadonlySet<string>> {
  const repository = await openRepository(root);
  if (!isRepository(repository)) return new Set();
  const listed = await repository.git.text(['ls-files', '-z', '--full-name']);
  return new Set(listed.split('\0'));
}

async function readPlain(root: string, path: string): Promise<string | null> {
  const file = join(root, path);
  const real = await realpath(file).catch(() => null);
  if (real !== file) return null;
  const content = await readFile(file).catch(() => null);
  return content === null || content.includes(0) ? null : content.toString('utf8');
}
