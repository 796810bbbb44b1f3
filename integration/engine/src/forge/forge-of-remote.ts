import type { ForgeType } from './forge-type.ts';
import { FORGES, forgeOfHost } from './forges.ts';
import { isWeb } from './remote.ts';
import type { RemoteAddress } from './remote-address.ts';

/**
 * Finds the forge of a remote by its host, port and path. Returns `null` if these fit any forge.
 */
export function forgeOfRemote(remote: RemoteAddress): ForgeType | null {
  const { host } = remote;
  // A name without a dot may be an alias from the configuration of ssh.
  if (!isWeb(remote) && !host.includes('.')) return null;
  if (host.startsWith('gist.')) return null;
  return forgeOfHost(host) ?? FORGES.find((forge) => forge.isAt?.(remote)) ?? null;
}
