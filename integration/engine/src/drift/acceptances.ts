import type { Entry, FileTree } from '../files/file-tree.ts';
import { MAKE_READABLE, Unreadable } from '../files/unreadable.ts';
import type { Spec, SpecProblem } from '../specs/spec.ts';
import { type Acceptance, ACCEPTANCES, acceptanceFile, parseAcceptance } from './acceptance.ts';

/** The acceptances of specs, and the problems of the files that could not be used. */
export interface FoundAcceptances {
  /** The acceptances by spec id. */
  readonly bySpec: ReadonlyMap<string, Acceptance>;
  readonly problems: readonly SpecProblem[];
}

/**
 * Reads the acceptances of specs. A file that cannot be used becomes a problem, and does not count.
 * It cannot be used if it is not readable, if it is about another spec or about none, or if it is a
 * symbolic link.
 */
export async function readAcceptances(
  files: FileTree,
  specs: readonly Spec[],
): Promise<FoundAcceptances> {
  const ids = new Map(specs.map(({ id }) => [acceptanceFile(id), id]));
  const bySpec = new Map<string, Acceptance>();
  const problems: SpecProblem[] = [];
  const isExpected = (path: string): boolean =>
    path.endsWith('.json') || [...ids.keys()].some((file) => file.startsWith(`${path}/`));
  const readEntry = async ({ path, kind, problem: unlisted }: Entry): Promise<void> => {
    const problem = (message: string, help: string): number =>
      problems.push({ file: path, line: 1, message, help, minor: true });
    if (kind === 'link') {
      if (isExpected(path)) problem('is a symbolic link, which is not followed', UNLINK);
      return;
    }
    if (unlisted !== undefined) {
      problem(`cannot be read: ${unlisted}`, MAKE_READABLE);
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
    const text = await files.readText(path).catch((error: unknown) => {
      if (error instanceof Unreadable) return error;
      throw error;
    });
    if (text === null || text instanceof Unreadable) {
      const why = text === null ? 'its content is not here' : text.reason;
      problem(`cannot be read: ${why}`, MAKE_READABLE);
      return;
    }
    const read = parseAcceptance(text);
    if ('problem' in read) problem(read.problem, 'Accept the spec anew, or remove the file.');
    else if (read.spec !== id) problem(`is about ${read.spec}`, 'Accept the spec anew.');
    else bySpec.set(id, read);
  };
  const entries = await files.list(ACCEPTANCES);
  if (entries === null && (await files.kindOf(ACCEPTANCES)) === 'link') {
    const message = 'is a symbolic link that leads to no folder of the repository';
    problems.push({ file: ACCEPTANCES, line: 1, message, help: UNLINK, minor: true });
  } else {
    await Promise.all((entries ?? []).map(readEntry));
  }
  return { bySpec, problems };
}

const UNLINK = 'Put what it leads to in its place, or remove it.';
