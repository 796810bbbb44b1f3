import type { Session } from './session.ts';

const KEY = Symbol.for('astro-drift');

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
