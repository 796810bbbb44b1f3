import { type ForgePages, pageAt, spansOf } from './pages.ts';

/** SourceHut, where a repository belongs to a `~user`. */
export const SOURCEHUT: ForgePages = {
  name: 'SourceHut',
  repository: (remote) => (remote.path.length === 2 ? pageAt(remote, remote.path) : null),
  file({ path, commit, ranges, isRendered }) {
    const file = `/tree/${commit}/item/${path}`;
    if (ranges.length === 0) return file;
    return `${file}${isRendered ? '?view-source' : ''}#L${spansOf(ranges, '-')}`;
  },
  commit: (oid) => `/commit/${oid}`,
};
