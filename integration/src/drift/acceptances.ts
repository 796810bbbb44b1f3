import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readContained, resolveContained, toRepositoryPath } from '../files/contained.ts';
import type { Spec, SpecProblem } from '../specs/spec.ts';
import { type Acceptance, ACCEPTANCES, acceptanceFile, parseAcceptance } from './acceptance.ts';

/** Acceptances of specs, and what could not be used. */
export interface FoundAcceptances {
  /** By spec id. */
  readonly bySpec: ReadonlyMap<string, Acceptance>;
  readonly problems: readonly SpecProblem[];
}

/**
 * Reads the acceptances of specs. One that is not readable, or is about another spec, counts for
 * nothing and is a problem; so is one of a spec that is not there, or behind a symbolic link.
 */
export async function readAcceptances(
  root: string,
  specs: readonly Spec[],
): Promise<FoundAcceptances> {
  const ids = new Map(specs.map(({ id }) => [acceptanceFile(id), id]));
  const bySpec = new Map<string, Acceptance>();
  const problems: SpecProblem[] = [];
  const isExpected = (path: string): boolean =>
    path.endsWith('.json') || [...ids.keys()].some((file) => file.startsWith(`${path}/`));
  const readEntry = async ({ path, kind }: Entry): Promise<void> => {
    const problem = (message: string, help: string): number =>
      problems.push({ file: path, line: 1, message, help, minor: true });
    if (kind === 'link') {
      if (isExpected(path)) problem('is a symbolic link, which is not followed', UNLINK);
      return;
    }
    const id = ids.get(path);
    if (kind === 'folder') {
      if (id !== undefined) problem('is a folder, and no acceptance', 'Remove the folder.');
      return;
    }
    if (!path.endsWith('.json')) return;
    if (id === undefined) {
      problem('is about no spec that there is', 'Remove the file, or give it the id of its spec.');
      return;
    }
    const text = await readContained(root, path);
    if (text === null) {
      problem('cannot be read', 'Make the file readable.');
      return;
    }
    const read = parseAcceptance(text);
    if ('problem' in read) problem(read.problem, 'Accept the spec anew, or remove the file.');
    else if (read.spec !== id) problem(`is about ${read.spec}`, 'Accept the spec anew.');
    else bySpec.set(id, read);
  };
  if (await isStrayLink(root)) {
    const message = 'is a symbolic link that leads to no folder of the repository';
    problems.push({ file: ACCEPTANCES, line: 1, message, help: UNLINK, minor: true });
  } else {
    await Promise.all((await listEntries(root)).map(readEntry));
  }
  return { bySpec, problems };
}

const UNLINK = 'Put what it leads to in its place, or remove it.';

/** Something in the folder of the acceptances. */
interface Entry {
  /** Relative to the repository. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link';
}

async function isStrayLink(root: string): Promise<boolean> {
  const stats = await lstat(join(root, ACCEPTANCES)).catch(() => null);
  return stats?.isSymbolicLink() === true && (await resolveContained(root, ACCEPTANCES)) === null;
}

/** Everything in the folder, to any depth. Links are listed, and not followed. */
async function listEntries(root: string): Promise<Entry[]> {
  const folder = join(root, ACCEPTANCES);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.map((entry) => ({
    path: toRepositoryPath(root, join(entry.parentPath, entry.name)),
    kind: entry.isSymbolicLink() ? 'link' : entry.isDirectory() ? 'folder' : 'file',
  }));
}
