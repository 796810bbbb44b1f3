import { publicRemote } from '../../git/remote-address.ts';

/** A remote as a URI: git also takes `user@host:path`, and paths of a machine, for which there is none. */
export function repositoryUri(remote: string): string | null {
  const shown = publicRemote(remote);
  if (shown === null) return null;
  const [, place, path = ''] = /^([^/]+):(?!\/\/)(.+)$/.exec(shown) ?? [];
  return new URL(place === undefined ? shown : `ssh://${place}/${path.replace(/^\//, '')}`).href;
}
