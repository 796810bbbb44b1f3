import { basename } from 'node:path';
import { readContained } from '@astro-drift/engine/internal/files/safe-path';
import { forgeOfRemote } from '@astro-drift/engine/internal/forge/forge-of-remote';
import { parseRemote } from '@astro-drift/engine/internal/forge/remote-address';
import { listPresentFiles } from '@astro-drift/engine/internal/git/present-files';
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
  findAstroConfig,
  findManifest,
  findDriftConfig,
  readProject,
  readSite,
} from './project.ts';
import type { Project, Site } from './project.ts';

/** Everything about a repository that decides what is proposed and written. */
export interface RepositoryInfo {
  /** Absolute path of the working tree. */
  readonly root: string;
  /** The name of its folder. */
  readonly name: string;
  /** Repository-relative and sorted: tracked files, and untracked ones that git does not ignore. */
  readonly files: readonly string[];
  /** The specs that exist already. */
  readonly specs: readonly Pick<Spec, 'id' | 'kind'>[];
  readonly site: Site | null;
  readonly project: Project | null;
  /** Its `drift.config.*`. */
  readonly driftConfig: string | null;
  /** A Markdown file with a Mermaid diagram. */
  readonly fileWithDiagram: string | null;
  /** The branch that changes are merged into. */
  readonly branch: string;
  /** The CI service, by the remote or by files of the repository. */
  readonly service: Service;
  /** The CI file that runs this package already. */
  readonly checkedBy: string | null;
}

/**
 * Reads what is known of the repository of a folder.
 *
 * @throws {Failure} if there is no repository
 */
export async function inspectRepository(folder: string): Promise<RepositoryInfo> {
  const repository = await openRepository(folder);
  if (!isRepository(repository)) {
    const isNone = repository.reason.includes('not inside');
    throw new Failure(
      `Nothing can be set up: ${wholeReason(repository)}.`,
      isNone ? 'Run `git init` first: what changed is told from git.' : repository.fix,
    );
  }
  const { root } = repository;
  const read = async (file: string): Promise<string> => (await readContained(root, file)) ?? '';
  const files = (await listPresentFiles(repository, [':(top)'])).sort();
  const known = new Set(files);
  const config = findAstroConfig(files);
  const site = config === null ? null : readSite(config, await read(config), known);
  const manifest = findManifest(known, site);
  return {
    root,
    name: basename(root),
    files,
    specs: (await listSpecs({ root })).specs,
    site,
    project: manifest === null ? null : readProject(manifest, await read(manifest), known),
    driftConfig: findDriftConfig(files),
    fileWithDiagram: await search(repository, '^ *(```+|~~~+) *mermaid', MARKDOWN),
    branch: await findBranch(repository),
    service: serviceOf(repository.remote?.url ?? '', files),
    checkedBy: await search(repository, 'astro-drift', CI_FILES),
  };
}

/** The default branch of the remote, else one of the usual names, else the current branch. */
async function findBranch({ git, remote }: Repository): Promise<string> {
  const nameOf = async (ref: string): Promise<string | undefined> =>
    (await git.answer(['symbolic-ref', '--quiet', '--short', ref]))?.trim();
  const remoteHead = await nameOf(`refs/remotes/${remote?.name ?? 'origin'}/HEAD`);
  const heads = await git.text(['for-each-ref', '--format=%(refname:short)', 'refs/heads']);
  return (
    remoteHead?.split('/').slice(1).join('/') ??
    ['main', 'master'].find((name) => heads.split('\n').includes(name)) ??
    (await nameOf('HEAD')) ??
    'main'
  );
}

const MARKDOWN = [':(top)*.md', ':(top)*.mdx'];
// Without `glob`, `*` matches `/` as well, as in .gitlab/jobs/check.yml.
const CI_FILES = [':(top,glob).github/workflows/*.y*ml', ':(top).gitlab*.y*ml'];

/** The first file with a line that matches; git searches untracked files too. */
async function search(
  { git }: Repository,
  pattern: string,
  pathspecs: readonly string[],
): Promise<string | null> {
  const options = ['--untracked', '--full-name', '-lzE', '-e', pattern];
  const found = await git.answer(['grep', ...options, '--', ...pathspecs]);
  return found?.split('\0')[0] ?? null;
}

function serviceOf(url: string, files: readonly string[]): Service {
  const remote = parseRemote(url);
  const service = remote === null ? undefined : forgeOfRemote(remote)?.ci;
  if (service !== undefined) return service;
  if (files.some((file) => file.startsWith('.github/'))) return 'github';
  return files.includes('.gitlab-ci.yml') ? 'gitlab' : 'none';
}
