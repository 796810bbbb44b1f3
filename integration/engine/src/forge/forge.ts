import type { LineRange } from '../files/lines.ts';
import { parseRemote } from '../git/remote-address.ts';
import { AZURE } from './azure.ts';
import { BITBUCKET, BITBUCKET_SERVER } from './bitbucket.ts';
import { FORGEJO, GITEA } from './gitea.ts';
import { GITHUB } from './github.ts';
import { GITLAB } from './gitlab.ts';
import { forgeAt } from './host.ts';
import { encodePath, type FilePage, type ForgePages } from './pages.ts';
import { isRendered } from './rendered.ts';
import { SOURCEHUT } from './sourcehut.ts';
import { fillTemplate, templateProblem } from './template.ts';
import { pageOf, pageProblem } from './web-address.ts';

/** The forges whose addresses are known; `bitbucket` is Cloud, `bitbucket-server` Data Center. */
export const FORGE_KINDS = [
  'github',
  'gitlab',
  'bitbucket',
  'bitbucket-server',
  'gitea',
  'forgejo',
  'azure',
  'sourcehut',
] as const;

/** One of {@link FORGE_KINDS}. */
export type ForgeKind = (typeof FORGE_KINDS)[number];

const PAGES: Readonly<Record<ForgeKind, ForgePages>> = {
  github: GITHUB,
  gitlab: GITLAB,
  bitbucket: BITBUCKET,
  'bitbucket-server': BITBUCKET_SERVER,
  gitea: GITEA,
  forgejo: FORGEJO,
  azure: AZURE,
  sourcehut: SOURCEHUT,
};

/** What a remote does not tell. */
export interface ForgeOptions {
  /** Which forge it is, where the host does not say so. */
  readonly kind?: ForgeKind | undefined;
  /** The web page of the repository, where it is not at the remote's own host and path. */
  readonly url?: string | undefined;
  /** The addresses of files, whatever the forge; see {@link templateProblem}. */
  readonly template?: string | undefined;
}

/** Web pages of a repository. Each is an `http` or `https` URL, without user name or password. */
export interface Forge {
  /** As people write it, such as GitHub; the host, for a template without a kind. */
  readonly name: string;
  /**
   * The page of a file as it was at a commit.
   *
   * @param path repository-relative POSIX path
   * @param commit whole id, of 40 or 64 hexadecimal digits
   * @param ranges lines to highlight; only the first where the forge knows but one
   * @throws {Error} for a path or commit that git could not have named
   */
  file(path: string, commit: string, ranges: readonly LineRange[]): string;
  /**
   * The page of a commit; `null` if it is not known, as with a template.
   *
   * @param oid whole id, of 40 or 64 hexadecimal digits
   * @throws {Error} for anything else
   */
  commit(oid: string): string | null;
}

/**
 * Finds the web pages of a repository by its remote, or by the options alone; `null` where neither
 * tells. A template decides over all else. A `url` stands for what the remote says of the
 * repository's page, and a `kind` for what hosts say of the forge.
 *
 * @param remote where the repository was cloned from, as `git remote get-url` prints it
 * @throws {Error} for a `url` or template that cannot be used
 */
export function findForge(remote: string | null, options: ForgeOptions = {}): Forge | null {
  const { kind, url, template } = options;
  if (template !== undefined) return makeTemplateForge(template, kind);
  requireUsable('url', url === undefined ? null : pageProblem(url));
  const pages = kind === undefined ? firstForge([url, remote]) : PAGES[kind];
  if (pages === null) return null;
  const cloned = parseRemote(remote ?? '');
  const repository = url === undefined ? cloned && pages.repository(cloned) : pageOf(url);
  if (repository === null) return null;
  return {
    name: pages.name,
    file: (path, commit, ranges) => repository + pages.file(makeFilePage(path, commit, ranges)),
    commit: (oid) => repository + pages.commit(requireOid(oid)),
  };
}

function makeTemplateForge(template: string, kind: ForgeKind | undefined): Forge {
  requireUsable('template', templateProblem(template));
  return {
    name: kind === undefined ? new URL(template).hostname : PAGES[kind].name,
    file: (path, commit, ranges) => fillTemplate(template, makeFilePage(path, commit, ranges)),
    commit(oid) {
      requireOid(oid);
      return null;
    },
  };
}

/** The forge that the first telling address is of. */
function firstForge(addresses: readonly (string | null | undefined)[]): ForgePages | null {
  for (const address of addresses) {
    const parsed = parseRemote(address ?? '');
    const pages = parsed === null ? null : forgeAt(parsed);
    if (pages !== null) return pages;
  }
  return null;
}

function makeFilePage(path: string, commit: string, ranges: readonly LineRange[]): FilePage {
  // A browser would follow `..` out of the repository's pages.
  if (path.split('/').some((name) => /^\.{0,2}$/.test(name))) {
    throw new Error(`${JSON.stringify(path)} is not a path of a file in a repository`);
  }
  return {
    path: encodePath(path),
    commit: requireOid(commit),
    ranges,
    isRendered: isRendered(path),
  };
}

function requireOid(oid: string): string {
  if (/^(?:[\da-f]{40}|[\da-f]{64})$/i.test(oid)) return oid;
  throw new Error(`${JSON.stringify(oid)} is not the whole id of a commit`);
}

function requireUsable(option: keyof ForgeOptions, problem: string | null): void {
  if (problem !== null) throw new Error(`The forge's \`${option}\` ${problem}.`);
}
