import { AZURE } from './azure.ts';
import { BITBUCKET, BITBUCKET_SERVER } from './bitbucket.ts';
import { CODEBERG, FORGEJO, GITEA } from './gitea.ts';
import { GITHUB } from './github.ts';
import { GITLAB } from './gitlab.ts';
import type { ForgePages } from './pages.ts';
import type { RemoteAddress } from '../git/remote-address.ts';
import { isWeb } from './remote.ts';
import { SOURCEHUT } from './sourcehut.ts';

/** In this order; the services come before the hosts that only tell by their name. */
const HOSTS: readonly (readonly [host: RegExp, pages: ForgePages])[] = [
  [/^dev\.azure\.com$|\.visualstudio\.com$/, AZURE],
  [/^(?:www\.)?bitbucket\.org$/, BITBUCKET],
  [/(?:^|\.)sr\.ht$/, SOURCEHUT],
  [/^codeberg\.org$/, CODEBERG],
  [/gitlab/, GITLAB],
  [/forgejo/, FORGEJO],
  [/gitea/, GITEA],
  [/bitbucket/, BITBUCKET_SERVER],
  [/github|\.ghe\.com$/, GITHUB],
];

/** The port on which Bitbucket Data Center offers ssh. */
const BITBUCKET_SERVER_PORT = 7999;

/** Tells the forge by its host, port and path; `null` for one that could be any. */
export function forgeAt(remote: RemoteAddress): ForgePages | null {
  const { host, port, path } = remote;
  // A name without a dot may be one that only this machine's configuration of ssh knows.
  if (!isWeb(remote) && !host.includes('.')) return null;
  if (host.startsWith('gist.')) return null;
  const named = HOSTS.find(([pattern]) => pattern.test(host))?.[1];
  if (named !== undefined) return named;
  const isBitbucket = isWeb(remote) ? path.at(-3) === 'scm' : port === BITBUCKET_SERVER_PORT;
  return isBitbucket ? BITBUCKET_SERVER : null;
}
