import { publicRemote } from '../forge/remote-address.ts';

/**
 * Returns a remote as a URI, even if it is written as `user@host:path`. Returns `null` for a path
 * on this machine.
 */
export function repositoryUri(remote: string): string | null {
  const shown = publicRemote(remote);
  if (shown === null) return null;
  const [, place, path = ''] = /^([^/]+):(?!\/\/)(.+)$/.exec(shown) ?? [];
  return new URL(place === undefined ? shown : `ssh://${place}/${path.replace(/^\//, '')}`).href;
}
