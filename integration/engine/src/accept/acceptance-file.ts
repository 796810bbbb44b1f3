import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../files/write-file.ts';
import type { Repository } from '../git/repository.ts';
import { reasonOf } from '../text/reason.ts';
import type { Obstacle } from './refusal.ts';

const OUT_OF_THE_WAY = 'Move it out of the way.';

/**
 * Finds what keeps a file from being written at its path. A file is never written through a link,
 * because the link may lead out of the repository.
 */
export async function findTaken(root: string, file: string): Promise<Obstacle | null> {
  const parts = file.split('/');
  for (const [index] of parts.entries()) {
    const path = parts.slice(0, index + 1).join('/');
    const stats = await lstat(join(root, path)).catch(() => null);
    if (stats === null) break;
    if (stats.isSymbolicLink()) {
      return { reason: `${path} is a symbolic link.`, fix: 'Put a folder or file in its place.' };
    }
    if (path !== file && !stats.isDirectory()) {
      return { reason: `${path} is a file, where a folder is needed.`, fix: OUT_OF_THE_WAY };
    }
    if (path === file && !stats.isFile()) {
      return { reason: `${path} is a folder, where a file is needed.`, fix: OUT_OF_THE_WAY };
    }
  }
  return null;
}

/**
 * Finds the files that git ignores. They would never be committed, so that the acceptance would
 * hold on this machine alone.
 */
export async function findIgnored(
  { git }: Repository,
  files: readonly string[],
): Promise<ReadonlyMap<string, Obstacle>> {
  if (files.length === 0) return new Map();
  const input = files.map((file) => `${file}\0`).join('');
  try {
    const found = await git.answer(['check-ignore', '--verbose', '-z', '--stdin'], { input });
    return readIgnored(found ?? '');
  } catch (error) {
    const fix = 'Mend that first.';
    return new Map(
      files.map((file) => [
        file,
        { reason: `${file} cannot be committed: ${reasonOf(error)}.`, fix },
      ]),
    );
  }
}

function readIgnored(found: string): Map<string, Obstacle> {
  const obstacles = new Map<string, Obstacle>();
  const fields = found.split('\0');
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [source = '', line = '', pattern = '', file = ''] = fields.slice(at, at + 4);
    if (pattern === '' || pattern.startsWith('!')) continue;
    obstacles.set(file, {
      reason: `git ignores ${file} (${source}:${line}: ${pattern}), so that it could not be committed.`,
      fix: 'Change that pattern.',
    });
  }
  return obstacles;
}

/**
 * Writes a file, and replaces the old one. Returns why the file could not be written; `null` if it
 * was written.
 */
export async function writeAcceptance(
  root: string,
  file: string,
  text: string,
): Promise<Obstacle | null> {
  try {
    await writeWhole(join(root, file), text);
    return null;
  } catch (error) {
    return {
      reason: `${file} cannot be written: ${reasonOf(error)}.`,
      fix: 'Make that possible, and try again.',
    };
  }
}
