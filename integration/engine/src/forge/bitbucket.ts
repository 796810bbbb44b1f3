import { type ForgePages, pageAt, spansOf } from './pages.ts';
import { isWeb } from './remote.ts';

/** Bitbucket Cloud. It has no page for the source of a rendered file but the one with the blame. */
export const BITBUCKET: ForgePages = {
  name: 'Bitbucket',
  repository: (remote) => (remote.path.length === 2 ? pageAt(remote, remote.path) : null),
  file({ path, commit, ranges, isRendered }) {
    if (ranges.length === 0) return `/src/${commit}/${path}`;
    const view = isRendered ? 'annotate' : 'src';
    return `/${view}/${commit}/${path}#lines-${spansOf(ranges, ':')}`;
  },
  commit: (oid) => `/commits/${oid}`,
};

/**
 * Bitbucket Data Center. It is cloned from `/scm/PROJECT/repository` over http, and from
 * `/PROJECT/repository` over ssh, which does not tell in which folder of the host the pages lie.
 */
export const BITBUCKET_SERVER: ForgePages = {
  name: 'Bitbucket',
  repository(remote) {
    const [project, name] = remote.path.slice(-2);
    if (project === undefined || name === undefined) return null;
    const before = remote.path.slice(0, -2);
    const folder = before.at(-1) === 'scm' ? before.slice(0, -1) : before;
    if (!isWeb(remote) && folder.length > 0) return null;
    const owner = /^~./.test(project) ? ['users', project.slice(1)] : ['projects', project];
    return pageAt(remote, [...folder, ...owner, 'repos', name]);
  },
  file({ path, commit, ranges, isRendered }) {
    const file = `/browse/${path}?at=${commit}`;
    if (ranges.length === 0) return file;
    return `${file}${isRendered ? '&useDefaultHandler=true' : ''}#${spansOf(ranges, '-')}`;
  },
  commit: (oid) => `/commits/${oid}`,
};
