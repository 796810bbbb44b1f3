import state from 'virtual:astro-drift/state';
import { bindPage } from '../page/binding.ts';
import { Links } from '../page/links.ts';
import { findPage } from '../page/pages.ts';
import { findSession } from './session.ts';

/** Writes addresses in this site's style. */
export const links = new Links(state.addresses);

const entries = new Map(state.entries);
const sources = new Set(state.sources);

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

/** Replaces the marks of a page, and remembers which document it shows. */
export function bindToSite(page: string, pathname: string): string {
  const { html, documents } = bindPage(page, {
    report: state.report,
    links,
    hasSource: (path) => sources.has(path),
    pageOf,
  });
  const session = findSession(state.site);
  const [document, ...others] = documents;
  // A build knows its pages beforehand, and must not depend on the order in which it makes them.
  if (session?.paths === null && document !== undefined && others.length === 0) {
    session.seen.set(document, links.pathOf(pathname));
  }
  return html;
}
