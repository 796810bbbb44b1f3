import { pageAt } from './addresses.ts';
import type { ForgeType } from './forge-type.ts';
import { isWeb } from './remote.ts';
import type { RemoteAddress } from './remote-address.ts';

/** Azure DevOps, both Services and Server. A link can select only one range of lines. */
export const AZURE = {
  kind: 'azure',
  name: 'Azure DevOps',
  hosts: /^dev\.azure\.com$|\.visualstudio\.com$/,
  services: {},
  repository: (remote) => repositoryOfServices(remote) ?? repositoryByPath(remote),
  file({ path, commit, ranges: [range] }) {
    const file = `?path=/${path}&version=GC${commit}`;
    if (range === undefined) return `${file}&_a=contents`;
    // The selection ends at the first column of the line after the range.
    const lines = `&line=${range.startLine}&lineEnd=${range.endLine + 1}`;
    return `${file}${lines}&lineStartColumn=1&lineEndColumn=1&lineStyle=plain&_a=contents`;
  },
  commit: (oid) => `/commit/${oid}`,
} as const satisfies ForgeType;

/**
 * Returns the page of a repository that Azure DevOps Services offers over ssh. The path is
 * `v3/organisation/project/repository`.
 */
function repositoryOfServices(remote: RemoteAddress): string | null {
  const [version = '', organisation = '', project = '', ...rest] = remote.path;
  const name = nameOf(rest);
  if (isWeb(remote) || name === null || !/^v\d$/.test(version)) return null;
  return pageAt({ ...remote, host: 'dev.azure.com' }, [organisation, project, '_git', name]);
}

/**
 * Returns the page of a repository whose path is `…/_git/repository`. That is also the path of its
 * page. Old servers write `_ssh` in addresses of ssh.
 */
function repositoryByPath(remote: RemoteAddress): string | null {
  const marker = remote.path.findLastIndex((part) => part === '_git' || part === '_ssh');
  const name = nameOf(remote.path.slice(marker + 1));
  // On this host, only the user name says which organisation it is.
  if (marker < 0 || name === null || remote.host === 'vs-ssh.visualstudio.com') return null;
  return pageAt(remote, [...remote.path.slice(0, marker), '_git', name]);
}

/** Returns the name of the repository. `_full` or `_optimized` may stand before it. */
function nameOf(path: readonly string[]): string | null {
  const [first, second, ...rest] = path;
  if (first === undefined || rest.length > 0) return null;
  if (second === undefined) return first;
  return first === '_full' || first === '_optimized' ? second : null;
}
