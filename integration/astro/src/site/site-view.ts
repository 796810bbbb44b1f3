import built from 'virtual:astro-drift/state';
import { findSession } from './session-registry.ts';
import type { SiteState } from './site-state.ts';

/**
 * Returns the current state. In a build, it changes when rendering has shown which documents the
 * pages contain.
 */
export function siteState(): SiteState {
  return findSession(built.site)?.state() ?? built;
}

/**
 * Returns a function that derives a value from the state. The value is derived again when the state
 * changes.
 */
export function viewOf<T>(make: (state: SiteState) => T): () => T {
  let last: { readonly state: SiteState; readonly value: T } | null = null;
  return () => {
    const state = siteState();
    if (last?.state !== state) last = { state, value: make(state) };
    return last.value;
  };
}
