import { type ForgePages, pageAt, spanOf } from './pages.ts';

/** Gitea, which may lie in a folder of its host. One range of lines can be linked. */
export const GITEA: ForgePages = {
  name: 'Gitea',
  repository: (remote) => (remote.path.length >= 2 ? pageAt(remote, remote.path) : null),
  file({ path, commit, ranges: [range], isRendered }) {
    const file = `/src/commit/${commit}/${path}`;
    if (range === undefined) return file;
    return `${file}${isRendered ? '?display=source' : ''}#L${spanOf(range, '-L')}`;
  },
  commit: (oid) => `/commit/${oid}`,
};

/** Forgejo came of Gitea and has kept its addresses. */
export const FORGEJO: ForgePages = { ...GITEA, name: 'Forgejo' };

/** The largest Forgejo, known by its own name. */
export const CODEBERG: ForgePages = { ...GITEA, name: 'Codeberg' };
