import type { Repository } from './repository.ts';

/** Those of some paths that git would ignore, were they there. Tracked files never are. */
export async function readIgnored(
  { git }: Repository,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const ignored = await git.answer(['check-ignore', '-z', '--stdin'], {
    input: paths.map((path) => `${path}\0`).join(''),
  });
  return new Set(ignored?.split('\0') ?? []);
}
