import type { Session } from './session.ts';

const NAME = 'astro-drift';
const KEY = Symbol.for(NAME);

/** The running sites of this process, by root folder of the site. */
function sessions(): Map<string, Session> {
  const shared = globalThis as { [KEY]?: Map<string, Session> | undefined };
  shared[KEY] ??= new Map();
  return shared[KEY];
}

/** Makes a session known to the other parts of its site. */
export function shareSession(site: URL | string, session: Session): void {
  sessions().set(String(site), session);
}

/** The session of a site; none where the integration is not installed. */
export function findSession(site: URL | string): Session | undefined {
  return sessions().get(String(site));
}

/**
 * A module that exports the state of a session of this process. A report of megabytes takes a bundler
 * many times as long.
 */
export function sharedStateModule(site: URL): string {
  const [name, key] = [NAME, site.href].map((text) => JSON.stringify(text));
  return `export default globalThis[Symbol.for(${name})].get(${key}).state;`;
}
