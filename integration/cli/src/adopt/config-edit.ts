import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { addConfiguredTracks } from '@astro-drift/engine/internal/adoption/add-configured-tracks';
import { findSymbolicLink } from '@astro-drift/engine/internal/files/symbolic-link';
import { writeWhole } from '@astro-drift/engine/internal/files/write-file';
import type { TracksOption } from '@astro-drift/engine/internal/specs/configured-tracks';
import { reasonOf } from '@astro-drift/engine/internal/text/reason';
import { Failure } from '../failure.ts';

/** The configuration with the sources, and what a person has to do if it is a program. */
export interface EditedConfiguration {
  /** The path relative to the repository, if it lies in it. */
  readonly file: string;
  /** The option to paste; `null` if the file was written. */
  readonly toPaste: string | null;
}

/**
 * Adds the proposed sources to the configuration. A program is left as it is.
 *
 * @param root the absolute path of the repository
 * @param file the absolute path of the configuration; `null` if there is none yet
 * @throws {Failure} if the file cannot be written
 */
export async function editConfiguration(
  root: string,
  file: string | null,
  tracks: TracksOption,
): Promise<EditedConfiguration> {
  const path = file ?? join(root, 'drift.config.json');
  const name = relative(root, path).replaceAll(sep, '/');
  if (!path.endsWith('.json')) {
    const { [0]: _, ...lines } = JSON.stringify({ tracks }, null, 2).split('\n');
    return { file: name, toPaste: `${Object.values(lines).slice(0, -1).join('\n')},` };
  }
  const link = await findSymbolicLink(root, name);
  if (link !== null) throw new Failure(`${name} cannot be written: ${link} is a symbolic link.`);
  try {
    const before = file === null ? null : await readFile(path, 'utf8');
    const after = addConfiguredTracks(before, tracks);
    await writeWhole(path, after, file === null ? { isNew: true } : {});
  } catch (error) {
    throw new Failure(`${name} cannot be written: ${reasonOf(error)}.`);
  }
  return { file: name, toPaste: null };
}
