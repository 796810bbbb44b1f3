import built from 'virtual:astro-drift/state';
import { findSession } from './session-registry.ts';
import type { SiteState } from './site-state.ts';

/** The current state. A build learns only by rendering which documents pages show. */
export function siteState(): SiteState {
  return findSession(built.site)?.state() ?? built;
}

/** Derives a value from the state, and derives it again after a change of the state. */
export function viewOf<T>(make: (state: SiteState) => T): () => T {
  let last: { readonly state: SiteState; readonly value: T } | null = null;
  return () => {
    const state = siteState();
    if (last?.state !== state) last = { state, value: make(state) };
    return last.value;
  };
}
