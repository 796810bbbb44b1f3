import built from 'virtual:astro-drift/state';
import { findSession } from './sessions.ts';
import type { SiteState } from './site-state.ts';

/** What pages know by now: a build learns only while it renders which documents they show. */
export function siteState(): SiteState {
  return findSession(built.site)?.state() ?? built;
}

/** Makes a value of what pages know, anew only where they know something else. */
export function viewOf<T>(make: (state: SiteState) => T): () => T {
  let last: { readonly state: SiteState; readonly value: T } | null = null;
  return () => {
    const state = siteState();
    if (last?.state !== state) last = { state, value: make(state) };
    return last.value;
  };
}
