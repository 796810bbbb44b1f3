import type { RemoteAddress } from '../git/remote-address.ts';

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
