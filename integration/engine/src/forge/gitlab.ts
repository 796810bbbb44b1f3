import { pageAt, spanOf } from './addresses.ts';
import type { ForgeType } from './forge-type.ts';

/** GitLab. Its groups may be nested. A link can select only one range of lines. */
export const GITLAB = {
  kind: 'gitlab',
  name: 'GitLab',
  hosts: /gitlab/,
  services: { 'gitlab.com': 'GitLab' },
  codeowners: 'gitlab',
  ci: 'gitlab',
  repository: (remote) => (remote.path.length >= 2 ? pageAt(remote, remote.path) : null),
  file({ path, commit, ranges: [range], isRendered }) {
    const file = `/-/blob/${commit}/${path}`;
    if (range === undefined) return file;
    return `${file}${isRendered ? '?plain=1' : ''}#L${spanOf(range, '-')}`;
  },
  commit: (oid) => `/-/commit/${oid}`,
  edit: (path, branch) => `/-/edit/${branch}/${path}`,
  issue: (title, body) => `/-/issues/new?issue[title]=${title}&issue[description]=${body}`,
} as const satisfies ForgeType;
