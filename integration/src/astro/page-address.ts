import state from 'virtual:astro-drift/state';
import { Links } from '../page/links.ts';
import { findPage } from '../page/pages.ts';
import { findSession } from './session.ts';

/** Writes addresses in this site's style. */
export const links = new Links(state.addresses);

const entries = new Map(state.entries);

/** The address of the page that shows a document, as far as it is known by now. */
export function pageOf(file: string): string | null {
  const session = findSession(state.site);
  const path = findPage(file, {
    routes: state.routes,
    paths: session?.paths ?? null,
    entries: session?.entries ?? entries,
    seen: session?.seen ?? new Map(),
  });
  return path === null ? null : links.page(path);
}
