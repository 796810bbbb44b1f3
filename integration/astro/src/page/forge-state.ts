import { findForge, type ForgeOptions } from '@astro-drift/engine/internal/forge/forge';
import type { Strings } from '../strings/strings.ts';
import { ForgeLinks } from './forge-links.ts';

/** The data that pages need for links to a forge. */
export interface ForgeState {
  /** Whether citations lead to the forge. */
  readonly isTarget: boolean;
  /** The URL of the remote, without secrets. */
  readonly remote: string | null;
  readonly options: ForgeOptions;
  /** The newest commit. */
  readonly head: string | null;
  /** Commits that are not on any branch of the remote. */
  readonly unpublished: readonly string[];
  /** Files that differ from the newest commit. */
  readonly uncommitted: readonly string[];
}

/**
 * Makes links to a forge; `null` if the site wants none, or if the forge is not known.
 *
 * @param strings for the reasons why there is no link; English by default
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
