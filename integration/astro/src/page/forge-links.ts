import type { LineRange } from '@astro-drift/engine/internal/files/lines';
import type { Forge } from '@astro-drift/engine/internal/forge/forge';
import { ENGLISH_STRINGS, type Strings } from '../strings/strings.ts';

/** A page of the forge, or the reason why there is none to link to. */
export type ForgeLink = { readonly href: string } | { readonly href: null; readonly why: string };

/** What is known of commits and files that the forge may lack. */
export interface ForgeFacts {
  /** The newest commit; `null` where there is none. */
  readonly head: string | null;
  /** Commits that are on no branch of the remote. */
  readonly unpublished: ReadonlySet<string>;
  /** Files that differ from the newest commit. */
  readonly uncommitted: ReadonlySet<string>;
}

/** Leads to files and commits on a forge, always as they were at one commit. */
export class ForgeLinks {
  /** The forge as people call it, such as GitHub. */
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

  /** The same, with reasons in a language. */
  in(strings: Strings): ForgeLinks {
    return new ForgeLinks(this.forge, this.facts, strings);
  }

  /** A file as it is now. */
  current(path: string, ranges: readonly LineRange[] = []): ForgeLink {
    const { head, uncommitted } = this.facts;
    if (head === null) return { href: null, why: this.strings.text('drift.forge.nothing') };
    if (uncommitted.has(path)) return { href: null, why: this.strings.text('drift.forge.differs') };
    return this.file(path, head, ranges);
  }

  /** A file as it was at a commit. */
  file(path: string, commit: string, ranges: readonly LineRange[] = []): ForgeLink {
    return this.published(commit, () => this.forge.file(path, commit, ranges));
  }

  /** A commit; nothing where the forge's pages of commits are not known. */
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
