import type { RemoteAddress } from './remote-address.ts';

/** Whether a repository is cloned over http or https, as its web pages are. */
export function isWeb({ protocol }: RemoteAddress): boolean {
  return protocol === 'http' || protocol === 'https';
}

/** Protocol, host and port of the web pages: those of the remote, or `https` on its default port. */
export function originOf(remote: RemoteAddress): string {
  const { protocol, host, port } = remote;
  if (!isWeb(remote)) return `https://${host}`;
  return `${protocol}://${host}${port === null ? '' : `:${port}`}`;
}
