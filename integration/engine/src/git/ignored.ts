import type { Repository } from './repository.ts';

/**
 * Returns the paths that git ignores, or would ignore if they existed. Tracked files are never
 * among them.
 */
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
