import type { RemoteAddress } from './remote-address.ts';

/** Whether a repository is cloned over http or https. Web pages use the same protocols. */
export function isWeb({ protocol }: RemoteAddress): boolean {
  return protocol === 'http' || protocol === 'https';
}

/**
 * Returns the protocol, host and port of the web pages. If the remote uses another protocol than
 * http, it is `https` with the default port.
 */
export function originOf(remote: RemoteAddress): string {
  const { protocol, host, port } = remote;
  if (!isWeb(remote)) return `https://${host}`;
  return `${protocol}://${host}${port === null ? '' : `:${port}`}`;
}
