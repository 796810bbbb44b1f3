import { pageAt, spansOf } from './addresses.ts';
import type { ForgeType } from './forge-type.ts';

/** SourceHut. Every repository belongs to a `~user`. */
export const SOURCEHUT = {
  kind: 'sourcehut',
  name: 'SourceHut',
  hosts: /(?:^|\.)sr\.ht$/,
  services: {},
  repository: (remote) => (remote.path.length === 2 ? pageAt(remote, remote.path) : null),
  file({ path, commit, ranges, isRendered }) {
    const file = `/tree/${commit}/item/${path}`;
    if (ranges.length === 0) return file;
    return `${file}${isRendered ? '?view-source' : ''}#L${spansOf(ranges, '-')}`;
  },
  commit: (oid) => `/commit/${oid}`,
} as const satisfies ForgeType;
