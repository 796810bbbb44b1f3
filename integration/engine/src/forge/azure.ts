import { type ForgePages, pageAt } from './pages.ts';
import type { RemoteAddress } from '../git/remote-address.ts';
import { isWeb } from './remote.ts';

/** Azure DevOps, both Services and Server. One range of lines can be linked. */
export const AZURE: ForgePages = {
  name: 'Azure DevOps',
  repository: (remote) => repositoryOfServices(remote) ?? repositoryByPath(remote),
  file({ path, commit, ranges: [range] }) {
    const file = `?path=/${path}&version=GC${commit}`;
    if (range === undefined) return `${file}&_a=contents`;
    // The last line is selected up to the first column of the next.
    const lines = `&line=${range.startLine}&lineEnd=${range.endLine + 1}`;
    return `${file}${lines}&lineStartColumn=1&lineEndColumn=1&lineStyle=plain&_a=contents`;
  },
  commit: (oid) => `/commit/${oid}`,
};

/** `v3/organisation/project/repository`, which is how Services are cloned over ssh. */
function repositoryOfServices(remote: RemoteAddress): string | null {
  const [version = '', organisation = '', project = '', ...rest] = remote.path;
  const name = nameOf(rest);
  if (isWeb(remote) || name === null || !/^v\d$/.test(version)) return null;
  return pageAt({ ...remote, host: 'dev.azure.com' }, [organisation, project, '_git', name]);
}

/** `…/_git/repository`, which is a page by itself. Old servers have `_ssh` there for ssh. */
function repositoryByPath(remote: RemoteAddress): string | null {
  const marker = remote.path.findLastIndex((part) => part === '_git' || part === '_ssh');
  const name = nameOf(remote.path.slice(marker + 1));
  // On this host, the user name alone tells the organisation.
  if (marker < 0 || name === null || remote.host === 'vs-ssh.visualstudio.com') return null;
  return pageAt(remote, [...remote.path.slice(0, marker), '_git', name]);
}

/** A repository's name, before which may stand how much of it is cloned. */
function nameOf(path: readonly string[]): string | null {
  const [first, second, ...rest] = path;
  if (first === undefined || rest.length > 0) return null;
  if (second === undefined) return first;
  return first === '_full' || first === '_optimized' ? second : null;
}
