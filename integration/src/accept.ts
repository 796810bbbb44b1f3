import { lstat, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import {
  type Acceptance,
  acceptanceFile,
  ACCEPTANCES,
  formatAcceptance,
  hasExpired,
  statementOf,
} from './drift/acceptance.ts';
import { InputMatcher, rolesOf } from './drift/inputs.ts';
import type { FileState } from './git/files.ts';
import { isRepository, openRepository, type Repository } from './git/repository.ts';
import { withScratchObjects } from './git/scratch.ts';
import { Snapshot } from './git/snapshot.ts';
import { engineOptions, readOptions } from './options.ts';
import { readTime } from './specs/fields.ts';
import { findPages } from './specs/page-search.ts';
import { readSpecs } from './specs/reader.ts';
import { resolveId } from './specs/references.ts';
import type { Spec } from './specs/spec.ts';

const AcceptOptionsSchema = z.strictObject({
  /** Any folder of the repository. */
  root: z.string().min(1),
  specs: engineOptions.specs,
  pages: engineOptions.pages,
  /** The spec, by any part of its id that no other has. */
  spec: z.string().min(1),
  /** Why the documents are right for the code as it is. */
  reason: z.string().trim().min(1),
  /** Who says so; unless given, the one that git would name as an author. */
  author: z.string().trim().min(1).optional(),
  /** The last day on which it holds (`2026-03-01`), or an instant in RFC 3339. */
  until: z
    .string()
    .refine((until) => readTime(until) !== null, 'is not a date such as 2026-03-01')
    .optional(),
  /** When it is said; the present, unless it is given. */
  now: z.date().optional(),
});

/** What {@link acceptSpec} takes. */
export type AcceptOptions = z.input<typeof AcceptOptionsSchema>;

/** A spec that cannot be accepted; the message says why, and what to do. */
export class AcceptError extends Error {
  override readonly name = 'AcceptError';
}

/** What was accepted, and where it was written. */
export interface Accepted {
  /** Id of the spec. */
  readonly spec: string;
  /** Repository-relative path of the file. */
  readonly file: string;
  /** How many inputs it holds. */
  readonly inputs: number;
}

/**
 * Records that the documents of a spec are right for its inputs as they are in the working tree.
 * Writes `.drift/<spec id>.json`, in place of one that is there; to be committed.
 *
 * @throws {OptionsError} when an option is not valid
 * @throws {AcceptError} when the spec cannot be accepted
 */
export async function acceptSpec(options: AcceptOptions): Promise<Accepted> {
  const {
    root,
    spec: part,
    reason,
    author,
    until = null,
    now = new Date(),
    ...search
  } = readOptions(AcceptOptionsSchema, options);
  const folder = await stat(root).catch(() => null);
  if (folder?.isDirectory() !== true) {
    throw new AcceptError(`There is no folder ${resolve(root)}. Name one of the repository.`);
  }
  const repository = await openRepository(resolve(root));
  if (!isRepository(repository)) {
    throw new AcceptError(`${part} cannot be accepted: ${repository.reason}. ${repository.fix}`);
  }
  const [snapshot, pages] = await Promise.all([
    Snapshot.read(repository),
    findPages(repository, search),
  ]);
  const { specs } = await readSpecs(repository.root, search.specs, pages);
  const spec = findSpec(part, specs);
  const { head } = snapshot;
  if (head === null) throw new AcceptError('The repository has no commits yet. Commit first.');
  const page = snapshot.isUncommitted(spec.file)
    ? null
    : (snapshot.committed.get(spec.file)?.oid ?? null);
  if (spec.completion === null && page === null) {
    throw new AcceptError(`${spec.file} is not committed as it is. Commit the page first.`);
  }
  const acceptance: Acceptance = {
    spec: spec.id,
    statement: statementOf(spec.completion, page),
    time: Math.floor(now.getTime() / 1000),
    author: author ?? (await readAuthor(repository)),
    reason,
    until,
    commit: head,
    inputs: await readInputs(repository, snapshot, spec, search.specs),
  };
  if (hasExpired(acceptance, acceptance.time)) {
    throw new AcceptError(`\`until\`: ${until ?? ''} is over already. Name a later day, or none.`);
  }
  if (acceptance.inputs.size === 0) {
    throw new AcceptError(`${spec.id} has no inputs to accept. Correct its patterns first.`);
  }
  const file = acceptanceFile(spec.id);
  await refuseTaken(repository.root, file);
  await refuseIgnored(repository, file);
  await write(repository.root, file, formatAcceptance(acceptance));
  return { spec: spec.id, file, inputs: acceptance.inputs.size };
}

function findSpec(part: string, specs: readonly Spec[]): Spec {
  const ids = specs.map(({ id }) => id);
  const id = resolveId(part, ids);
  const spec = specs.find((candidate) => candidate.id === id);
  if (spec === undefined) {
    const matching = ids.filter((candidate) => candidate.includes(part));
    throw new AcceptError(
      matching.length > 1
        ? `"${part}" means several specs: ${matching.join(', ')}. Write more of the id.`
        : `There is no spec "${part}". There are: ${ids.join(', ') || 'none'}.`,
    );
  }
  if (!spec.completed) {
    throw new AcceptError(`${spec.id} is not completed, so it has no documents to accept.`);
  }
  return spec;
}

async function readInputs(
  repository: Repository,
  snapshot: Snapshot,
  spec: Spec,
  folders: readonly string[],
): Promise<Map<string, FileState>> {
  const matcher = new InputMatcher(snapshot.paths(), [...folders, ACCEPTANCES]);
  const paths = [...rolesOf(matcher.match(spec)).keys()];
  await withScratchObjects(repository, (env) => snapshot.settle(paths, env));
  const inputs = new Map<string, FileState>();
  for (const path of paths) {
    const state = snapshot.stateOf(path);
    if (state === null) continue;
    if (state.mode === '160000' && snapshot.isUncommitted(path)) {
      throw new AcceptError(`The submodule ${path} has uncommitted changes. Commit them first.`);
    }
    inputs.set(path, state);
  }
  return inputs;
}

async function readAuthor({ git }: Repository): Promise<string> {
  const identity = await git.text(['var', 'GIT_AUTHOR_IDENT']).catch(() => '');
  const name = /^(.*>) \d+ [+-]\d+\s*$/.exec(identity)?.[1];
  if (name === undefined) {
    throw new AcceptError('git does not know who you are. Set `user.name` and `user.email`.');
  }
  return name;
}

/** What git ignores would never be committed, and so hold on this machine alone. */
async function refuseIgnored({ git }: Repository, file: string): Promise<void> {
  const found = await git
    .text(['check-ignore', '--verbose', '-z', '--stdin'], { input: `${file}\0` })
    .catch((error: unknown) => {
      throw new AcceptError(`${file} cannot be committed: ${reasonOf(error)}. Mend that first.`);
    });
  const [source = '', line = '', pattern = ''] = found.split('\0');
  if (pattern === '' || pattern.startsWith('!')) return;
  throw new AcceptError(
    `git ignores ${file} (${source}:${line}: ${pattern}), so that it could not be committed. Change that pattern.`,
  );
}

/** Never through a link, which may lead out of the repository. */
async function refuseTaken(root: string, file: string): Promise<void> {
  const parts = file.split('/');
  for (const [index] of parts.entries()) {
    const path = parts.slice(0, index + 1).join('/');
    const stats = await lstat(join(root, path)).catch(() => null);
    if (stats === null) break;
    if (stats.isSymbolicLink()) {
      throw new AcceptError(`${path} is a symbolic link. Put a folder or file in its place.`);
    }
    if (path !== file && !stats.isDirectory()) {
      throw new AcceptError(`${path} is a file, where a folder is needed. Move it out of the way.`);
    }
    if (path === file && !stats.isFile()) {
      throw new AcceptError(`${path} is a folder, where a file is needed. Move it out of the way.`);
    }
  }
}

async function write(root: string, file: string, text: string): Promise<void> {
  const target = join(root, file);
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  } catch (error) {
    throw new AcceptError(
      `${file} cannot be written: ${reasonOf(error)}. Make that possible, and try again.`,
    );
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
