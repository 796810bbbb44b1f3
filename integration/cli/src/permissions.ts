import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The message for missing options of Node. */
export const NOT_PERMITTED = 'Node runs with `--permission`, which does not allow this command.';

/** The options without which no command can read a repository. */
const REQUIRED = ['--allow-child-process', '--allow-worker'];

type Permission = Pick<NodeJS.ProcessPermission, 'has'>;

/**
 * Lists the options that a run of Node with `--permission` lacks to read a repository. The list is
 * empty without `--permission`.
 */
export function missingOptions(
  // It is undefined without the option, although the types of Node say otherwise.
  permission = process.permission as Permission | undefined,
  temporary = tmpdir(),
): string[] {
  if (permission === undefined) return [];
  const needs: readonly (readonly [scope: string, option: string, reference?: string])[] = [
    ['fs.read', '--allow-fs-read=*'],
    ['fs.write', `--allow-fs-write=${temporary}`, join(temporary, 'astro-drift-')],
    ['child', '--allow-child-process'],
    // A thread limits the time of the process that parses Markdown.
    ['worker', '--allow-worker'],
    // The Markdown parser is a native addon.
    ['addon', '--allow-addons'],
  ];
  return needs
    .filter(([scope, , reference]) => !permission.has(scope, reference))
    .map(([, option]) => option);
}

/**
 * Whether no command can read a repository without the missing options. A command may work with
 * access to fewer files, and Node 22 reports addons as missing even if they are allowed.
 */
export function isFatal(missing: readonly string[]): boolean {
  return missing.some((option) => REQUIRED.includes(option));
}
