import type { LineRange } from '@astro-drift/engine/internal/files/lines';
import type { Forge } from '@astro-drift/engine/internal/forge/forge';
import { ENGLISH_STRINGS, type Strings } from '../strings/strings.ts';

/** A page of the forge, or the reason why there is no link. */
export type ForgeLink = { readonly href: string } | { readonly href: null; readonly why: string };

/** Commits and files that the forge may lack. */
export interface ForgeFacts {
  /** The newest commit; `null` if there is none. */
  readonly head: string | null;
  /** Commits that are not on any branch of the remote. */
  readonly unpublished: ReadonlySet<string>;
  /** Files that differ from the newest commit. */
  readonly uncommitted: ReadonlySet<string>;
}

/** Makes links to files and commits on a forge. Links to files are pinned to a commit. */
export class ForgeLinks {
  /** The name of the forge, such as GitHub. */
  readonly name: string;
  private readonly forge: Forge;
  private readonly facts: ForgeFacts;
  private readonly strings: Strings;

  /** @param strings for the reasons */
  constructor(forge: Forge, facts: ForgeFacts, strings: Strings = ENGLISH_STRINGS) {
    this.name = forge.name;
    this.forge = forge;
    this.facts = facts;
    this.strings = strings;
  }

  /** Returns the same links, with reasons in another language. */
  in(strings: Strings): ForgeLinks {
    return new ForgeLinks(this.forge, this.facts, strings);
  }

  /** Links to the current version of a file. */
  current(path: string, ranges: readonly LineRange[] = []): ForgeLink {
    const { head, uncommitted } = this.facts;
    if (head === null) return { href: null, why: this.strings.text('drift.forge.nothing') };
    if (uncommitted.has(path)) return { href: null, why: this.strings.text('drift.forge.differs') };
    return this.file(path, head, ranges);
  }

  /** Links to a file at a commit. */
  file(path: string, commit: string, ranges: readonly LineRange[] = []): ForgeLink {
    return this.published(commit, () => this.forge.file(path, commit, ranges));
  }

  /** Links to a commit; `null` if the forge's pages of commits are not known. */
  commit(oid: string): ForgeLink | null {
    const link = this.published(oid, () => this.forge.commit(oid) ?? '');
    return link.href === '' ? null : link;
  }

  private published(commit: string, address: () => string): ForgeLink {
    if (!this.facts.unpublished.has(commit)) return { href: address() };
    const why = this.strings.text('drift.forge.unpublished', { commit: commit.slice(0, 7) });
    return { href: null, why };
  }
}
