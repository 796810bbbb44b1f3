import type { LineRange } from '../files/lines.ts';
import { encodePath } from './addresses.ts';
import { forgeOfRemote } from './forge-of-remote.ts';
import type { FilePage, ForgeType } from './forge-type.ts';
import { type ForgeKind, forgeOfKind, serviceName } from './forges.ts';
import { parseRemote } from './remote-address.ts';
import { isRendered } from './rendered.ts';
import { fillTemplate, templateProblem } from './template.ts';
import { pageOf, pageProblem } from './web-address.ts';

/** Options for what the remote does not show. */
export interface ForgeOptions {
  /** The kind of forge, if the host does not show it. */
  readonly kind?: ForgeKind | undefined;
  /** The web page of the repository, if it has another host or path than the remote. */
  readonly url?: string | undefined;
  /** A template for the addresses of files. {@link templateProblem} describes its form. */
  readonly template?: string | undefined;
}

/**
 * Makes addresses of web pages of a repository. Each is an `http` or `https` URL without user name
 * and password.
 */
export interface Forge {
  /**
   * The name that people use, such as GitHub. If a template is given without a kind, it is the
   * host.
   */
  readonly name: string;
  /**
   * Returns the page of a file at a commit.
   *
   * @param path a POSIX path relative to the repository
   * @param commit a full id of 40 or 64 hexadecimal digits
   * @param ranges the lines to highlight; some forges highlight only the first range
   * @throws {Error} if path or commit do not have the form that git uses
   */
  file(path: string, commit: string, ranges: readonly LineRange[]): string;
  /**
   * Returns the page of a commit. Returns `null` if it is unknown, as it is with a template.
   *
   * @param oid a full id of 40 or 64 hexadecimal digits
   * @throws {Error} if the id has another form
   */
  commit(oid: string): string | null;
  /**
   * Returns the page on which people edit a file. Returns `null` if the forge has none, or if it is
   * unknown.
   *
   * @param path a POSIX path relative to the repository
   * @param branch the name of a branch
   */
  edit(path: string, branch: string): string | null;
  /**
   * Returns the page on which people write a new issue, with a title and a text. Returns `null` if
   * the forge has none, or if it is unknown.
   */
  issue(title: string, body: string): string | null;
}

/**
 * Finds the web pages of a repository by its remote and the options. `template` overrides
 * everything else, `url` overrides the remote, and `kind` overrides the host. Returns `null` if
 * they do not show which forge it is.
 *
 * @param remote the address from which the repository was cloned, as `git remote get-url` prints it
 * @throws {Error} if `url` or `template` is not valid
 */
export function findForge(remote: string | null, options: ForgeOptions = {}): Forge | null {
  const { kind, url, template } = options;
  if (template !== undefined) return makeTemplateForge(template, kind);
  requireUsable('url', url === undefined ? null : pageProblem(url));
  const found = kind === undefined ? firstForge([url, remote]) : named(forgeOfKind(kind));
  if (found === null) return null;
  const { forge, name } = found;
  const cloned = parseRemote(remote ?? '');
  const repository = url === undefined ? cloned && forge.repository(cloned) : pageOf(url);
  if (repository === null) return null;
  return {
    name,
    file: (path, commit, ranges) => repository + forge.file(makeFilePage(path, commit, ranges)),
    commit: (oid) => repository + forge.commit(requireOid(oid)),
    edit: (path, branch) => below(repository, forge.edit?.(safePath(path), encodePath(branch))),
    issue: (title, body) => below(repository, forge.issue?.(encodeText(title), encodeText(body))),
  };
}

function below(repository: string, address: string | undefined): string | null {
  return address === undefined ? null : repository + address;
}

function encodeText(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function makeTemplateForge(template: string, kind: ForgeKind | undefined): Forge {
  requireUsable('template', templateProblem(template));
  return {
    name: kind === undefined ? new URL(template).hostname : forgeOfKind(kind).name,
    file: (path, commit, ranges) => fillTemplate(template, makeFilePage(path, commit, ranges)),
    commit(oid) {
      requireOid(oid);
      return null;
    },
    edit: () => null,
    issue: () => null,
  };
}

/** A forge, with the name of the service that runs it. */
interface NamedForge {
  readonly forge: ForgeType;
  readonly name: string;
}

/** Returns the forge of the first address that belongs to a known forge. */
function firstForge(addresses: readonly (string | null | undefined)[]): NamedForge | null {
  for (const address of addresses) {
    const parsed = parseRemote(address ?? '');
    const forge = parsed === null ? null : forgeOfRemote(parsed);
    if (parsed !== null && forge !== null) return named(forge, parsed.host);
  }
  return null;
}

function named(forge: ForgeType, host?: string): NamedForge {
  return { forge, name: (host === undefined ? null : serviceName(host)) ?? forge.name };
}

/**
 * Encodes a path for an address.
 *
 * @throws {Error} if a browser would resolve the path to a page outside of the repository
 */
function safePath(path: string): string {
  if (path.split('/').some((name) => /^\.{0,2}$/.test(name))) {
    throw new Error(`${JSON.stringify(path)} is not a path of a file in a repository`);
  }
  return encodePath(path);
}

function makeFilePage(path: string, commit: string, ranges: readonly LineRange[]): FilePage {
  return {
    path: safePath(path),
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
