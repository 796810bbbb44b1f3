import { pageAt, spanOf } from './addresses.ts';
import type { ForgeType } from './forge-type.ts';

/**
 * Gitea. It may be installed in a folder of its host. A link can select only one range of lines.
 */
export const GITEA = {
  kind: 'gitea',
  name: 'Gitea',
  hosts: /gitea/,
  services: {},
  repository: (remote) => (remote.path.length >= 2 ? pageAt(remote, remote.path) : null),
  file({ path, commit, ranges: [range], isRendered }) {
    const file = `/src/commit/${commit}/${path}`;
    if (range === undefined) return file;
    return `${file}${isRendered ? '?display=source' : ''}#L${spanOf(range, '-L')}`;
  },
  commit: (oid) => `/commit/${oid}`,
  edit: (path, branch) => `/_edit/${branch}/${path}`,
  issue: (title, body) => `/issues/new?title=${title}&body=${body}`,
} as const satisfies ForgeType;
