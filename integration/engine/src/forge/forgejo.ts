import type { ForgeType } from './forge-type.ts';
import { GITEA } from './gitea.ts';

/** Forgejo. It began as a copy of Gitea and has kept its addresses. */
export const FORGEJO = {
  ...GITEA,
  kind: 'forgejo',
  name: 'Forgejo',
  hosts: /^codeberg\.org$|forgejo/,
  services: { 'codeberg.org': 'Codeberg' },
} as const satisfies ForgeType;
