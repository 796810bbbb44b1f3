import { decodePath } from '../files/uri.ts';
import { hostOfSsh } from './forges.ts';

/** The parsed address of a remote, without user name, password and token. */
export interface RemoteAddress {
  readonly protocol: 'http' | 'https' | 'ssh' | 'git';
  /**
   * The host in lower case, in the form of a URL. An international name is in ASCII, and an IPv6
   * address is in brackets.
   */
  readonly host: string;
  /** The port. It is `null` for the default port. */
  readonly port: number | null;
  /** The decoded segments of the path, without `.git` at the end. There is at least one. */
  readonly path: readonly string[];
}

/** Matches a URL as git accepts it. A password can follow the user name, and it can contain `@`. */
const URL_FORM =
  /^(https?|git|ssh|git\+ssh|ssh\+git):\/\/(?:([^/?#\\]*)@)?(\[[^\]/]*\]|[^/?#\\@:[\]]+)(?::(\d*))?\/(.*)$/i;
/**
 * Matches `user@host:path`. A single letter before the colon is a drive of Windows, and `file:` is
 * no host.
 */
const SCP_FORM = /^(?!file:)(?:([^/\\@:]*)@)?(\[[^\]/]*\]|[^/\\@:[\]]{2,}):(?!:|\/\/)(.*)$/i;

const DEFAULT_PORTS = { http: 80, https: 443, ssh: 22, git: 9418 };
const MAX_PORT = 65_535;

/** A parsed address, with some parts as they were written. */
interface WrittenAddress {
  readonly address: RemoteAddress;
  readonly user: string;
  /** The path, as it was written. */
  readonly path: string;
  /** True if the address was written as `user@host:path` and not as a URL. */
  readonly isScp: boolean;
}

/**
 * Parses a remote as `git remote get-url` prints it: a URL with `http`, `https`, `ssh` or `git`, or
 * `user@host:path`. Returns `null` for everything else: local paths, `file:`, other protocols, and
 * ambiguous addresses. An address with `@` in its path is ambiguous, because the `@` may be the end
 * of a password.
 */
export function parseRemote(remote: string): RemoteAddress | null {
  return readAddress(remote)?.address ?? null;
}

/**
 * Matches characters that can begin a parameter, and that do not occur in paths of repositories.
 */
const PARAMETER = /[?#@\\=&;:]/;

/**
 * Matches the first folder of a path on a machine, such as `/home/me/project`. No path on a forge
 * begins with one of these.
 */
const MACHINE_FOLDER = /^(?:home|media|mnt|opt|root|srv|tmp|users|usr|var)$/i;

const LOOPBACK = /^(?:localhost|127\.[\d.]+|\[::1\])$/;

/**
 * Returns a remote in the form that may be published: without user name (except for `git`),
 * password, query and fragment. Returns `null` for local paths, and for addresses that cannot be
 * parsed safely.
 */
export function publicRemote(remote: string): string | null {
  const written = readAddress(remote);
  if (written === null) return null;
  const { address, user, path, isScp } = written;
  const { protocol, host, port } = address;
  const isShell = protocol === 'ssh' || protocol === 'git';
  const isAbsolute = isShell && (!isScp || path.startsWith('/'));
  if (address.path.some((name) => PARAMETER.test(name)) || LOOPBACK.test(host)) return null;
  if (isAbsolute && MACHINE_FOLDER.test(address.path[0] ?? '')) return null;
  const place = `${protocol === 'ssh' && user === 'git' ? 'git@' : ''}${host}`;
  return isScp
    ? `${place}:${path}`
    : `${protocol}://${place}${port === null ? '' : `:${port}`}/${path}`;
}

function readAddress(remote: string): WrittenAddress | null {
  const text = remote.trim();
  if (/\p{Cc}/u.test(text)) return null;
  const url = URL_FORM.exec(text);
  if (url !== null) {
    const [, scheme = '', user = '', host = '', port = '', path = ''] = url;
    const address = makeAddress(protocolOf(scheme), host, port, path);
    return address && { address, user, path, isScp: false };
  }
  const [, user = '', host = '', path = ''] = SCP_FORM.exec(text) ?? [];
  const address = makeAddress('ssh', host, '', path);
  return address && { address, user, path, isScp: true };
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
    host: protocol === 'ssh' ? hostOfSsh(host) : host,
    port: port === DEFAULT_PORTS[protocol] ? null : port,
    path,
  };
}

/**
 * Whether a host contains only characters of host names and IP addresses. URLs allow more
 * characters.
 */
export function isHost(host: string): boolean {
  return /^(?:[\w.-]+|\[[\da-f:.]+\])$/.test(host);
}

function hostOf(written: string): string | null {
  const url = `https://${written}`;
  if (written === '' || !URL.canParse(url)) return null;
  const host = new URL(url).hostname.replace(/\.$/, '');
  return isHost(host) ? host : null;
}

function pathOf(written: string): string[] | null {
  if (/[?#@\\]/.test(written)) return null;
  const parts = written.split('/').filter((part) => part !== '');
  const names = [...parts.slice(0, -1), parts.at(-1)?.replace(/\.git$/, '') ?? ''].map(decodePath);
  return names.every((name) => name !== '' && !/^\.{1,2}$|[/\p{Cc}]/u.test(name)) ? names : null;
}
