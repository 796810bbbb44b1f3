import type { SourcePageOptions } from '@astro-drift/engine/internal/configuration/options';
import { findForge, type ForgeOptions } from '@astro-drift/engine/internal/forge/forge';
import type { Strings } from '../strings/strings.ts';
import { ForgeLinks } from './forge-links.ts';

/** The data from which pages make links to a forge. */
export interface ForgeState {
  /**
   * Whether pages with sources link to the forge, to source pages, or to both. References on pages
   * that declare nothing always lead to the forge.
   */
  readonly link: SourcePageOptions['link'];
  /** The URL of the remote, without secrets. */
  readonly remote: string | null;
  readonly options: ForgeOptions;
  /** The newest commit. It is `null` if there is none. */
  readonly head: string | null;
  /** The branch that is checked out. It is `null` if a commit is checked out. */
  readonly branch: string | null;
  /** The commits that are not on any branch of the remote. */
  readonly unpublished: readonly string[];
  /** The files whose current contents differ from the newest commit. */
  readonly uncommitted: readonly string[];
}

/**
 * Creates the links to a forge. Returns `null` if the forge is unknown.
 *
 * @param strings the language of the reasons why there is no link; English by default
 */
export function forgeLinks(state: ForgeState, strings?: Strings): ForgeLinks | null {
  const forge = findForge(state.remote, state.options);
  if (forge === null) return null;
  const facts = {
    head: state.head,
    branch: state.branch,
    unpublished: new Set(state.unpublished),
    uncommitted: new Set(state.uncommitted),
  };
  return new ForgeLinks(forge, facts, strings);
}
