import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the user is told where options of Node's are missing. */
export const FORBIDDEN = "Node's option `--permission` does not allow what this takes.";

const NEEDED = ['--allow-child-process', '--allow-worker'];

/** The part of Node's permission API that is used here. */
type Permission = Pick<NodeJS.ProcessPermission, 'has'>;

/**
 * The options that a run of Node with `--permission` lacks, of those that every command takes which
 * reads a repository; none without `--permission`.
 */
export function missingOptions(
  // Node has none without the option, whatever its types say.
  permission = process.permission as Permission | undefined,
  temporary = tmpdir(),
): string[] {
  if (permission === undefined) return [];
  const needs: readonly (readonly [scope: string, option: string, reference?: string])[] = [
    ['fs.read', '--allow-fs-read=*'],
    ['fs.write', `--allow-fs-write=${temporary}`, join(temporary, 'astro-drift-')],
    ['child', '--allow-child-process'],
    // A thread watches how long the process that parses Markdown takes.
    ['worker', '--allow-worker'],
    // It parses with a native addon.
    ['addon', '--allow-addons'],
  ];
  return needs
    .filter(([scope, , reference]) => !permission.has(scope, reference))
    .map(([, option]) => option);
}

/**
 * Whether a command that reads a repository fails for certain. It may do with fewer files, and Node 22
 * never says that addons are allowed.
 */
export function isHopeless(missing: readonly string[]): boolean {
  return missing.some((option) => NEEDED.includes(option));
}
