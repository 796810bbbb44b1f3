import type { Session } from './session.ts';

const NAME = 'astro-drift';
const KEY = Symbol.for(NAME);

/** The running sites of this process, by root folder. */
function sessions(): Map<string, Session> {
  const shared = globalThis as { [KEY]?: Map<string, Session> | undefined };
  shared[KEY] ??= new Map();
  return shared[KEY];
}

/** Makes a session available to the other parts of its site. */
export function shareSession(site: URL | string, session: Session): void {
  sessions().set(String(site), session);
}

/** The session of a site; `undefined` if the integration is not installed. */
export function findSession(site: URL | string): Session | undefined {
  return sessions().get(String(site));
}

/**
 * The code of a module that exports a shared value of the session, for pages rendered in this
 * process.
 */
export function sharedModule(site: URL, shared: string): string {
  const [name, key, value] = [NAME, site.href, shared].map((text) => JSON.stringify(text));
  return `export default globalThis[Symbol.for(${name})].get(${key}).shared.get(${value});`;
}
