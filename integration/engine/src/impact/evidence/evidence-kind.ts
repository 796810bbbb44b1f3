import type { JoinedChanges } from '../../facts/joined-changes.ts';
import type { OtherPages } from '../other-pages.ts';
import { type Mention, mentionsOf, type Page } from '../page.ts';

/** A reason to believe that a change concerns what a page says. */
export interface Clue {
  /** The index of the section; 0 is the text before the first heading. */
  readonly section: number;
  /** The changed file. */
  readonly path: string;
  /** Of the file as it is now; `null` for what is gone, or has no line. */
  readonly line: number | null;
  /**
   * Says what happened, without a full stop.
   *
   * @param where such as `in *Options*`
   */
  readonly say: (where: string) => string;
}

/** What is compared. */
export interface EvidenceInput {
  readonly changes: JoinedChanges;
  readonly page: Page;
  readonly others: OtherPages;
}

/** A kind of evidence: its name in the report, and the function that finds it. */
export interface EvidenceKind<Name extends string = string> {
  readonly kind: Name;
  readonly find: (input: EvidenceInput) => Clue[];
}

/** The mentions of a name that is long and rare enough to mean something. */
export function telling({ page, others }: EvidenceInput, name: string): Mention[] {
  return name.length < 3 || others.isCommon(name) ? [] : mentionsOf(page, name);
}

/** Whether a page speaks of a name outside of examples. */
export function isSpokenOf(mentions: readonly Mention[]): boolean {
  return mentions.some(({ place }) => place !== 'block');
}

/** Writes a name as code. */
export function code(name: string): string {
  return `\`${name.replaceAll('`', "'")}\``;
}
