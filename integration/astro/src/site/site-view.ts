import built from 'virtual:astro-drift/state';
import { findSession } from './sessions.ts';
import type { SiteState } from './site-state.ts';

/** The current state. A build learns only while it renders which documents pages show. */
export function siteState(): SiteState {
  return findSession(built.site)?.state() ?? built;
}

/** Computes a value from the state, again only when the state changed. */
export function viewOf<T>(make: (state: SiteState) => T): () => T {
  let last: { readonly state: SiteState; readonly value: T } | null = null;
  return () => {
    const state = siteState();
    if (last?.state !== state) last = { state, value: make(state) };
    return last.value;
  };
}
