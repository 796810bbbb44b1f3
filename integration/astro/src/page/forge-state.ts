import { findForge, type ForgeOptions } from '@astro-drift/engine/internal/forge/forge';
import type { Strings } from '../strings/strings.ts';
import { ForgeLinks } from './forge-links.ts';

/** What pages have to know to link to a forge. */
export interface ForgeState {
  /** Whether citations lead there. */
  readonly isTarget: boolean;
  /** The address without secrets. */
  readonly remote: string | null;
  readonly options: ForgeOptions;
  /** The newest commit. */
  readonly head: string | null;
  /** Commits that are on no branch of the remote. */
  readonly unpublished: readonly string[];
  /** Files that differ from the newest commit. */
  readonly uncommitted: readonly string[];
}

/**
 * Links to a forge; `null` where none is wanted, and where none can be told.
 *
 * @param strings for the reasons why something is not there; English ones unless they are given
 */
export function forgeLinks(state: ForgeState | null, strings?: Strings): ForgeLinks | null {
  const forge = state === null ? null : findForge(state.remote, state.options);
  if (state === null || forge === null) return null;
  const facts = {
    head: state.head,
    unpublished: new Set(state.unpublished),
    uncommitted: new Set(state.uncommitted),
  };
  return new ForgeLinks(forge, facts, strings);
}
