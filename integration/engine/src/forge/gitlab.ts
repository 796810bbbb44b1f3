import { type ForgePages, pageAt, spanOf } from './pages.ts';

/** GitLab, whose groups may hold groups. One range of lines can be linked. */
export const GITLAB: ForgePages = {
  name: 'GitLab',
  repository: (remote) => (remote.path.length >= 2 ? pageAt(remote, remote.path) : null),
  file({ path, commit, ranges: [range], isRendered }) {
    const file = `/-/blob/${commit}/${path}`;
    if (range === undefined) return file;
    return `${file}${isRendered ? '?plain=1' : ''}#L${spanOf(range, '-')}`;
  },
  commit: (oid) => `/-/commit/${oid}`,
};
