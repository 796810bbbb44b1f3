import { pageAt, spansOf } from './addresses.ts';
import type { ForgeType } from './forge-type.ts';
import { isWeb } from './remote.ts';

/** Bitbucket Cloud. If it renders a file, only the page with the blame shows the source. */
export const BITBUCKET = {
  kind: 'bitbucket',
  name: 'Bitbucket',
  hosts: /^(?:www\.)?bitbucket\.org$/,
  services: { 'bitbucket.org': 'Bitbucket' },
  repository: (remote) => (remote.path.length === 2 ? pageAt(remote, remote.path) : null),
  file({ path, commit, ranges, isRendered }) {
    if (ranges.length === 0) return `/src/${commit}/${path}`;
    const view = isRendered ? 'annotate' : 'src';
    return `/${view}/${commit}/${path}#lines-${spansOf(ranges, ':')}`;
  },
  commit: (oid) => `/commits/${oid}`,
  edit: (path, branch) => `/src/${branch}/${path}?mode=edit`,
} as const satisfies ForgeType;

/** The port that Bitbucket Data Center uses for ssh. */
const SSH_PORT = 7999;

/**
 * Bitbucket Data Center. A clone address has the path `/scm/PROJECT/repository` for http, and
 * `/PROJECT/repository` for ssh. An address of ssh does not contain the folder of the web pages.
 */
export const BITBUCKET_SERVER = {
  kind: 'bitbucket-server',
  name: 'Bitbucket',
  hosts: /bitbucket/,
  services: {},
  isAt: (remote) => (isWeb(remote) ? remote.path.at(-3) === 'scm' : remote.port === SSH_PORT),
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
} as const satisfies ForgeType;
