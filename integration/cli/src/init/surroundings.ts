import { basename } from 'node:path';
import { readContained } from '@astro-drift/engine/internal/files/contained';
import { forgeOfRemote } from '@astro-drift/engine/internal/forge/forge-of-remote';
import { parseRemote } from '@astro-drift/engine/internal/forge/remote-address';
import {
  isRepository,
  openRepository,
  type Repository,
  wholeReason,
} from '@astro-drift/engine/internal/git/repository';
import { listSpecs } from '@astro-drift/engine/internal/list-specs';
import type { Spec } from '@astro-drift/engine/internal/specs/spec';
import { Failure } from '../failure.ts';
import type { Service } from './answers.ts';
import {
  findConfig,
  findManifest,
  findOwnConfig,
  type Project,
  readProject,
  readSite,
  type Site,
} from './project.ts';

/** What `init` finds out about a repository before it asks anything. */
export interface Surroundings {
  /** Absolute path of the working tree. */
  readonly root: string;
  /** The name of the repository. */
  readonly name: string;
  /** Repository-relative, sorted: tracked files, and untracked ones that git does not ignore. */
  readonly files: readonly string[];
  /** The specs that exist already. */
  readonly specs: readonly Pick<Spec, 'id' | 'kind'>[];
  readonly site: Site | null;
  readonly project: Project | null;
  /** The existing `drift.config.*`. */
  readonly ownConfig: string | null;
  /** A Markdown file with a Mermaid diagram. */
  readonly diagram: string | null;
  /** The branch into which changes are merged. */
  readonly branch: string;
  /** The CI service, according to the remote or to existing files. */
  readonly service: Service;
  /** The CI file that runs this package already. */
  readonly checkedBy: string | null;
}

/**
 * Examines the repository of a folder.
 *
 * @throws {Failure} if there is no repository
 */
export async function readSurroundings(folder: string): Promise<Surroundings> {
  const repository = await openRepository(folder);
  if (!isRepository(repository)) {
    const isNone = repository.reason.includes('not inside');
    throw new Failure(
      `Nothing can be set up: ${wholeReason(repository)}.`,
      isNone ? 'Run `git init` first: what changed is told from git.' : repository.fix,
    );
  }
  const { git, root } = repository;
  const listed = await git.text(['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const files = [...new Set(listed.split('\0').filter(Boolean))].sort();
  const known = new Set(files);
  const config = findConfig(files);
  const site = config === null ? null : readSite(config, await read(root, config), known);
  const manifest = findManifest(known, site);
  return {
    root,
    name: basename(root),
    files,
    specs: (await listSpecs({ root })).specs,
    site,
    project: manifest === null ? null : readProject(manifest, await read(root, manifest), known),
    ownConfig: findOwnConfig(files),
    diagram: await findDiagram(repository),
    branch: await readBranch(repository),
    service: serviceOf(repository.remote?.url ?? '', files),
    checkedBy: await findCheck(root, files),
  };
}

async function read(root: string, file: string): Promise<string> {
  return (await readContained(root, file)) ?? '';
}

/** The default branch of the remote, else `main` or `master`, else the current branch. */
async function readBranch({ git, remote }: Repository): Promise<string> {
  const refs = await git.text(['for-each-ref', '--format=%(refname:short)', 'refs/heads']);
  const heads = refs.split('\n');
  const far = await git.answer([
    'symbolic-ref',
    '--quiet',
    '--short',
    `refs/remotes/${remote?.name ?? 'origin'}/HEAD`,
  ]);
  const own = await git.answer(['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return (
    far?.trim().split('/').slice(1).join('/') ??
    ['main', 'master'].find((name) => heads.includes(name)) ??
    own?.trim() ??
    'main'
  );
}

async function findDiagram({ git }: Repository): Promise<string | null> {
  const fence = '^ *(```+|~~~+) *mermaid';
  const options = ['--untracked', '--full-name', '-lzE', '-e', fence];
  const found = await git.answer(['grep', ...options, '--', ':(top)*.md', ':(top)*.mdx']);
  return found?.split('\0')[0] ?? null;
}

const PIPELINES = /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.yml|\.gitlab\/.+\.ya?ml)$/;

async function findCheck(root: string, files: readonly string[]): Promise<string | null> {
  for (const file of files.filter((path) => PIPELINES.test(path))) {
    if ((await read(root, file)).includes('astro-drift')) return file;
  }
  return null;
}

/** The CI service of the forge; or the one that the files of the repository are for. */
function serviceOf(url: string, files: readonly string[]): Service {
  const remote = parseRemote(url);
  const service = remote === null ? undefined : forgeOfRemote(remote)?.ci;
  if (service !== undefined) return service;
  if (files.some((file) => file.startsWith('.github/'))) return 'github';
  return files.includes('.gitlab-ci.yml') ? 'gitlab' : 'none';
}
