import type { LineRange } from '../files/lines.ts';
import type { RemoteAddress } from './remote-address.ts';

/** A file at a commit, prepared for the address of its page. */
export interface FilePage {
  /** Percent-encoded, except for the slashes. */
  readonly path: string;
  /** The full id. */
  readonly commit: string;
  readonly ranges: readonly LineRange[];
  /** Whether some forge renders the file instead of showing its lines, unless asked not to. */
  readonly isRendered: boolean;
}

/** One kind of forge: how to recognise it, and the addresses of its web pages. */
export interface ForgeType {
  /** The value of the option `sourcePages.forge.kind`. */
  readonly kind: string;
  /** The name as people write it. */
  readonly name: string;
  /** Matches the hosts of this forge; the host is in lower case. */
  readonly hosts: RegExp;
  /**
   * Names of public services by host. A host alias of ssh that begins with such a host and a dash,
   * for example `github.com-work`, means that host.
   */
  readonly services: Readonly<Record<string, string>>;
  /** Recognises a remote whose host says nothing, by its port or path. */
  isAt?(remote: RemoteAddress): boolean;
  /** The CODEOWNERS syntax; without it, that of GitHub is assumed. */
  readonly codeowners?: 'gitlab';
  /** The CI service that belongs to the forge, as `astro-drift init --ci` names it. */
  readonly ci?: 'github' | 'gitlab';
  /** The page of a repository; `null` if the remote cannot be a repository on this forge. */
  repository(remote: RemoteAddress): string | null;
  /** The address of a file's page, relative to the repository's page. */
  file(page: FilePage): string;
  /** The address of a commit's page, relative to the repository's page. */
  commit(oid: string): string;
}
