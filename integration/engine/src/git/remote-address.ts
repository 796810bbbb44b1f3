import { decodePath } from '../files/uri.ts';

/** The parsed address of a remote, without user name, password and token. */
export interface RemoteAddress {
  readonly protocol: 'http' | 'https' | 'ssh' | 'git';
  /** In lower case, as a browser writes it: an international name in ASCII, IPv6 in brackets. */
  readonly host: string;
  /** `null` for the default port. */
  readonly port: number | null;
  /** The parts of the path, not percent-encoded, without the `.git` at the end; at least one. */
  readonly path: readonly string[];
}

/** What git understands as a URL; a user name may be followed by a password, which may hold `@`. */
const URL_FORM =
  /^(https?|git|ssh|git\+ssh|ssh\+git):\/\/(?:([^/?#\\]*)@)?(\[[^\]/]*\]|[^/?#\\@:[\]]+)(?::(\d*))?\/(.*)$/i;
/** A host of one letter is a drive of Windows, and `file:` is no host. */
const SCP_FORM = /^(?!file:)(?:([^/\\@:]*)@)?(\[[^\]/]*\]|[^/\\@:[\]]{2,}):(?!:|\/\/)(.*)$/i;

const DEFAULT_PORTS = { http: 80, https: 443, ssh: 22, git: 9418 };
const MAX_PORT = 65_535;

/** An address, and how it was written. */
interface WrittenAddress {
  readonly address: RemoteAddress;
  readonly user: string;
  /** As it was written, behind the host. */
  readonly path: string;
  /** `user@host:path`, and no URL. */
  readonly isScp: boolean;
}

/**
 * Takes a remote apart, as `git remote get-url` prints it: a URL with `http`, `https`, `ssh` or
 * `git`, or `user@host:path`. Anything else is `null`: local paths, `file:`, other protocols, and
 * what cannot be told apart, such as an `@` in the path, which may end a password.
 */
export function parseRemote(remote: string): RemoteAddress | null {
  return readAddress(remote)?.address ?? null;
}

/** Characters that no repository path has, and that can begin a parameter. */
const PARAMETER = /[?#@\\=&;:]/;

/** Folders that begin paths of a machine, not of a forge. */
const MACHINE_FOLDER = /^(?:home|media|mnt|opt|root|srv|tmp|users|usr|var)$/i;

const LOOPBACK = /^(?:localhost|127\.[\d.]+|\[::1\])$/;

/**
 * A remote as everybody may see it: made anew from what is known to be harmless, without user name
 * (but for `git`), password, query and fragment. `null` for paths of a machine, and for everything
 * that cannot be told apart.
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
    host: protocol === 'ssh' ? serviceOf(host) : host,
    port: port === DEFAULT_PORTS[protocol] ? null : port,
    path,
  };
}

/** Whether a host is of the letters that names and numbers of hosts have; URLs allow more. */
export function isHost(host: string): boolean {
  return /^(?:[\w.-]+|\[[\da-f:.]+\])$/.test(host);
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
