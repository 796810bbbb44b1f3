import { type ForgePages, pageAt, spanOf } from './pages.ts';

/** GitHub and GitHub Enterprise. One range of lines can be linked. */
export const GITHUB: ForgePages = {
  name: 'GitHub',
  repository: (remote) => (remote.path.length === 2 ? pageAt(remote, remote.path) : null),
  file({ path, commit, ranges: [range], isRendered }) {
    const file = `/blob/${commit}/${path}`;
    if (range === undefined) return file;
    return `${file}${isRendered ? '?plain=1' : ''}#L${spanOf(range, '-L')}`;
  },
  commit: (oid) => `/commit/${oid}`,
};
