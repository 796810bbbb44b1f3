import type { LineRange } from '@astro-drift/engine/internal/files/lines';
import type { Forge } from '@astro-drift/engine/internal/forge/forge';
import { ENGLISH_STRINGS, type Strings } from '../strings/strings.ts';

/** The URL of a page of the forge. If there is no link, `why` says the reason. */
export type ForgeLink = { readonly href: string } | { readonly href: null; readonly why: string };

/** What the forge may lack of this repository. */
export interface ForgeFacts {
  /** The newest commit. It is `null` if there is none. */
  readonly head: string | null;
  /** The branch that is checked out. It is `null` if a commit is checked out, as CI often does. */
  readonly branch: string | null;
  /** The commits that are not on any branch of the remote. */
  readonly unpublished: ReadonlySet<string>;
  /** The files whose current contents differ from the newest commit. */
  readonly uncommitted: ReadonlySet<string>;
}

/**
 * Makes links to files and commits on a forge. A link to a file names a commit, so that its content
 * never changes.
 */
export class ForgeLinks {
  /** The name of the forge, such as GitHub. */
  readonly name: string;
  private readonly forge: Forge;
  private readonly facts: ForgeFacts;
  private readonly strings: Strings;

  /** @param strings the language of the reasons why there is no link */
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

  /** Returns a link to the current content of a file. */
  current(path: string, ranges: readonly LineRange[] = []): ForgeLink {
    const { head, uncommitted } = this.facts;
    if (head === null) return { href: null, why: this.strings.text('drift.forge.nothing') };
    if (uncommitted.has(path)) return { href: null, why: this.strings.text('drift.forge.differs') };
    return this.file(path, head, ranges);
  }

  /** Returns a link to a file as it is at a commit. */
  file(path: string, commit: string, ranges: readonly LineRange[] = []): ForgeLink {
    return this.published(commit, () => this.forge.file(path, commit, ranges));
  }

  /** Returns a link to a commit. Returns `null` if it is unknown where the forge shows commits. */
  commit(oid: string): ForgeLink | null {
    const link = this.published(oid, () => this.forge.commit(oid) ?? '');
    return link.href === '' ? null : link;
  }

  /**
   * Returns the page on which a reader can propose a correction of a document: the editor of the
   * forge, or the form for an issue with this title and text. Returns `null` if there is neither.
   */
  correction(file: string, title: string, body: string): string | null {
    const { branch, head, unpublished } = this.facts;
    const isPublished = branch !== null && head !== null && !unpublished.has(head);
    return (isPublished ? this.forge.edit(file, branch) : null) ?? this.forge.issue(title, body);
  }

  private published(commit: string, address: () => string): ForgeLink {
    if (!this.facts.unpublished.has(commit)) return { href: address() };
    const why = this.strings.text('drift.forge.unpublished', { commit: commit.slice(0, 7) });
    return { href: null, why };
  }
}
