import { pageAt, spanOf } from './addresses.ts';
import type { ForgeType } from './forge-type.ts';

/** GitHub and GitHub Enterprise. A link can select only one range of lines. */
export const GITHUB = {
  kind: 'github',
  name: 'GitHub',
  hosts: /github|\.ghe\.com$/,
  services: { 'github.com': 'GitHub' },
  ci: 'github',
  repository: (remote) => (remote.path.length === 2 ? pageAt(remote, remote.path) : null),
  file({ path, commit, ranges: [range], isRendered }) {
    const file = `/blob/${commit}/${path}`;
    if (range === undefined) return file;
    return `${file}${isRendered ? '?plain=1' : ''}#L${spanOf(range, '-L')}`;
  },
  commit: (oid) => `/commit/${oid}`,
  edit: (path, branch) => `/edit/${branch}/${path}`,
  issue: (title, body) => `/issues/new?title=${title}&body=${body}`,
} as const satisfies ForgeType;
