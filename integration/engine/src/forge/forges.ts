import { AZURE } from './azure.ts';
import { BITBUCKET, BITBUCKET_SERVER } from './bitbucket.ts';
import type { ForgeType } from './forge-type.ts';
import { FORGEJO } from './forgejo.ts';
import { GITEA } from './gitea.ts';
import { GITHUB } from './github.ts';
import { GITLAB } from './gitlab.ts';
import { SOURCEHUT } from './sourcehut.ts';

/**
 * All forges. The first one whose `hosts` matches a host is used. So forges with fixed hosts come
 * before forges that are recognised by a part of the host.
 */
const ALL = [
  AZURE,
  BITBUCKET,
  SOURCEHUT,
  GITLAB,
  FORGEJO,
  GITEA,
  BITBUCKET_SERVER,
  GITHUB,
] as const satisfies readonly ForgeType[];

/**
 * The kind of a forge. `bitbucket` is Bitbucket Cloud, `bitbucket-server` is Bitbucket Data Center.
 */
export type ForgeKind = (typeof ALL)[number]['kind'];

/** All forges, in the order in which `hosts` is tried. */
export const FORGES: readonly (ForgeType & { readonly kind: ForgeKind })[] = ALL;

export const FORGE_KINDS: readonly ForgeKind[] = FORGES.map(({ kind }) => kind);

export function forgeOfKind(kind: ForgeKind): ForgeType {
  const forge = FORGES.find((candidate) => candidate.kind === kind);
  if (forge === undefined) throw new Error(`There is no forge ${JSON.stringify(kind)}`);
  return forge;
}

/**
 * Returns the forge to which a host belongs. Returns `null` if the name of the host does not show
 * it.
 */
export function forgeOfHost(host: string): ForgeType | null {
  return FORGES.find(({ hosts }) => hosts.test(host)) ?? null;
}

/** The names of public services, by host. */
const SERVICES: ReadonlyMap<string, string> = new Map(
  FORGES.flatMap(({ services }) => Object.entries(services)),
);

/** Returns the name of the public service at a host. Returns `null` if there is none. */
export function serviceName(host: string): string | null {
  return SERVICES.get(host) ?? null;
}

/**
 * Returns the host that an ssh host stands for. Some services use other hosts for ssh, such as
 * `altssh.gitlab.com`. People with several keys use aliases from the configuration of ssh, such as
 * `github.com-work`.
 */
export function hostOfSsh(sshHost: string): string {
  const host = sshHost.replace(/^(?:alt)?ssh\.(?=[^.]+\.)/, '');
  const service = [...SERVICES.keys()].find(
    (name) => host.startsWith(name) && /^[-_][^.]*$/.test(host.slice(name.length)),
  );
  return service ?? host;
}
