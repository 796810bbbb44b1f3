import { decodePath } from '../files/uri.ts';
import { isHost } from './web-address.ts';

/** Where a repository was cloned from. User names, passwords and tokens have no place in it. */
export interface RemoteAddress {
  readonly protocol: 'http' | 'https' | 'ssh' | 'git';
  /** In lower case, as a browser writes it: an international name in ASCII, IPv6 in brackets. */
  readonly host: string;
  /** `null` for the port that the protocol has by itself. */
  readonly port: number | null;
  /** The parts of the path, not percent-encoded, without the `.git` at the end; at least one. */
  readonly path: readonly string[];
}

/** What git understands as a URL; a user name may be followed by a password, which may hold `@`. */
const URL_FORM =
  /^(https?|git|ssh|git\+ssh|ssh\+git):\/\/(?:[^/?#\\]*@)?(\[[^\]/]*\]|[^/?#\\@:[\]]+)(?::(\d*))?\/(.*)$/i;
/** A host of one letter is a drive of Windows, and `file:` is no host. */
const SCP_FORM = /^(?!file:)(?:[^/\\@:]*@)?(\[[^\]/]*\]|[^/\\@:[\]]{2,}):(?!:|\/\/)(.*)$/i;

const DEFAULT_PORTS = { http: 80, https: 443, ssh: 22, git: 9418 };
const MAX_PORT = 65_535;

/**
 * Takes a remote apart, as `git remote get-url` prints it: a URL with `http`, `https`, `ssh` or
 * `git`, or `user@host:path`. Anything else is `null`: local paths, `file:`, other protocols, and
 * what cannot be told apart, such as an `@` in the path, which may end a password.
 */
export function parseRemote(remote: string): RemoteAddress | null {
  const text = remote.trim();
  if (/\p{Cc}/u.test(text)) return null;
  const url = URL_FORM.exec(text);
  if (url !== null) {
    const [, scheme = '', host = '', port = '', path = ''] = url;
    return makeAddress(protocolOf(scheme), host, port, path);
  }
  const [, host = '', path = ''] = SCP_FORM.exec(text) ?? [];
  return makeAddress('ssh', host, '', path);
}

function protocolOf(scheme: string): RemoteAddress['protocol'] {
  const name = scheme.toLowerCase();
  return name === 'http' || name === 'https' || name === 'git' ? name : 'ssh';
}

function makeAddress(
  protocol: RemoteAddress['protocol'],
  writtenHost: string,
  writtenPort: string,
  writtenPath: string,
): RemoteAddress | null {
  const host = hostOf(writtenHost);
  const path = pathOf(writtenPath);
  const port = writtenPort === '' ? DEFAULT_PORTS[protocol] : Number(writtenPort);
  if (host === null || path === null || port > MAX_PORT) return null;
  return {
    protocol,
    host: protocol === 'ssh' ? serviceOf(host) : host,
    port: port === DEFAULT_PORTS[protocol] ? null : port,
    path,
  };
}

function hostOf(written: string): string | null {
  const url = `https://${written}`;
  if (written === '' || !URL.canParse(url)) return null;
  const host = new URL(url).hostname.replace(/\.$/, '');
  return isHost(host) ? host : null;
}

/**
 * Services have hosts of their own for ssh, such as `altssh.gitlab.com`, and people with several
 * keys write `github.com-work`, which ssh's configuration leads to `github.com`.
 */
function serviceOf(sshHost: string): string {
  return sshHost
    .replace(/^(?:alt)?ssh\.(?=[^.]+\.)/, '')
    .replace(/^(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)[-_][^.]*$/, '$1');
}

function pathOf(written: string): string[] | null {
  if (/[?#@\\]/.test(written)) return null;
  const parts = written.split('/').filter((part) => part !== '');
  const names = [...parts.slice(0, -1), parts.at(-1)?.replace(/\.git$/, '') ?? ''].map(decodePath);
  return names.every((name) => name !== '' && !/^\.{1,2}$|[/\p{Cc}]/u.test(name)) ? names : null;
}

/** Whether a repository is cloned over the protocol that its web pages have, too. */
export function isWeb({ protocol }: RemoteAddress): boolean {
  return protocol === 'http' || protocol === 'https';
}

/** Protocol, host and port of the web pages: those of a web remote, else `https` on its own port. */
export function originOf(remote: RemoteAddress): string {
  const { protocol, host, port } = remote;
  if (!isWeb(remote)) return `https://${host}`;
  return `${protocol}://${host}${port === null ? '' : `:${port}`}`;
}
