import type { LineRange } from '../files/lines.ts';
import type { RemoteAddress } from './remote-address.ts';

/** A file at a commit, in the form that the address of its page needs. */
export interface FilePage {
  /** The path. It is percent-encoded, except for the slashes. */
  readonly path: string;
  /** The full id of the commit. */
  readonly commit: string;
  readonly ranges: readonly LineRange[];
  /**
   * True if at least one forge shows the file as a rendered page, unless the address asks for the
   * source.
   */
  readonly isRendered: boolean;
}

/** A kind of forge: how it is recognised, and which addresses its web pages have. */
export interface ForgeType {
  /** The value of the option `sourcePages.forge.kind`. */
  readonly kind: string;
  /** The name that people use. */
  readonly name: string;
  /** Matches the hosts of this forge. The host is in lower case. */
  readonly hosts: RegExp;
  /**
   * The names of public services, by host. An ssh host that consists of such a host, a dash and
   * more text is an alias for it, for example `github.com-work`.
   */
  readonly services: Readonly<Record<string, string>>;
  /** Recognises a remote by its port or path, if the host does not show which forge it is. */
  isAt?(remote: RemoteAddress): boolean;
  /** The syntax of CODEOWNERS. If it is left out, the syntax of GitHub is assumed. */
  readonly codeowners?: 'gitlab';
  /** The CI service of the forge, by its name in `astro-drift init --ci`. */
  readonly ci?: 'github' | 'gitlab';
  /**
   * Returns the page of a repository. Returns `null` if the remote cannot be a repository on this
   * forge.
   */
  repository(remote: RemoteAddress): string | null;
  /** Returns the address of a file's page, relative to the page of the repository. */
  file(page: FilePage): string;
  /** Returns the address of a commit's page, relative to the page of the repository. */
  commit(oid: string): string;
  /**
   * Returns the address of the editor for a file on a branch, relative to the page of the
   * repository. It is left out if the forge has no such address. Path and branch are
   * percent-encoded, except for the slashes.
   */
  edit?(path: string, branch: string): string;
  /**
   * Returns the address of the form for a new issue, relative to the page of the repository. It is
   * left out if the forge has no such address. Title and body are percent-encoded.
   */
  issue?(title: string, body: string): string;
}
