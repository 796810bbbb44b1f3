import type { Session } from './session.ts';

const NAME = 'astro-drift';
const KEY = Symbol.for(NAME);

/** Returns the sessions of this process, by the root folder of their site. */
function sessions(): Map<string, Session> {
  const shared = globalThis as { [KEY]?: Map<string, Session> | undefined };
  shared[KEY] ??= new Map();
  return shared[KEY];
}

/** Makes a session available to all modules of its site. */
export function shareSession(site: URL | string, session: Session): void {
  sessions().set(String(site), session);
}

/** Returns the session of a site. Returns `undefined` if the integration is not installed. */
export function findSession(site: URL | string): Session | undefined {
  return sessions().get(String(site));
}

/**
 * Returns the code of a module that exports a shared value of the session. It works only for pages
 * that this process renders.
 */
export function sharedModule(site: URL, shared: string): string {
  const [name, key, value] = [NAME, site.href, shared].map((text) => JSON.stringify(text));
  return `export default globalThis[Symbol.for(${name})].get(${key}).shared.get(${value});`;
}
