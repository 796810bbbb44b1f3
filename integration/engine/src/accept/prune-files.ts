import { rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import type { MovedAcceptance } from '../drift/placed-acceptances.ts';
import { reasonOf } from '../text/reason.ts';
import { findTaken, writeAcceptance } from './acceptance-file.ts';
import type { Obstacle } from './refusal.ts';

/** Removes a file, and the folders that are empty then. Returns why it could not be removed. */
export async function removeAcceptance(root: string, file: string): Promise<Obstacle | null> {
  try {
    await rm(join(root, file), { force: true });
  } catch (error) {
    return {
      reason: `${file} cannot be removed: ${reasonOf(error)}.`,
      fix: 'Make that possible, and try again.',
    };
  }
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    const isEmpty = await rmdir(join(root, folder)).then(
      () => true,
      () => false,
    );
    if (!isEmpty) break;
  }
  return null;
}

/** Moves the acceptance of a renamed page. Returns why it could not be moved. */
export async function moveAcceptance(
  root: string,
  { file, to, text }: MovedAcceptance,
): Promise<Obstacle | null> {
  const obstacle = (await findTaken(root, to)) ?? (await writeAcceptance(root, to, text));
  if (obstacle !== null) return obstacle;
  return (await isOneFile(join(root, file), join(root, to))) ? null : removeAcceptance(root, file);
}

/** Whether two paths lead to one file, as they can on a file system that ignores case. */
async function isOneFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path, { bigint: true })));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}
