import type { JoinedChanges } from '../../facts/joined-changes.ts';
import type { OtherPages } from '../other-pages.ts';
import { type Mention, mentionsOf, type Page } from '../page.ts';

/** A sign that a change concerns what a page says. */
export interface Clue {
  /** The index of the section in the page. 0 is the text before the first heading. */
  readonly section: number;
  /** The changed file. */
  readonly path: string;
  /** The line in the current file. It is `null` if the code is gone, or if there is no line. */
  readonly line: number | null;
  /**
   * Returns a sentence that says what happened, without a full stop.
   *
   * @param where the section, such as `in *Options*`
   */
  readonly say: (where: string) => string;
}

/** The page and the changes that are compared. */
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

/**
 * Returns the mentions of a name. Returns none if the name is too short or too common to mean
 * something.
 */
export function telling({ page, others }: EvidenceInput, name: string): Mention[] {
  return name.length < 3 || others.isCommon(name) ? [] : mentionsOf(page, name);
}

/** Whether a page mentions a name outside of examples. */
export function isSpokenOf(mentions: readonly Mention[]): boolean {
  return mentions.some(({ place }) => place !== 'block');
}

/** Writes a name between backticks. */
export function code(name: string): string {
  return `\`${name.replaceAll('`', "'")}\``;
}
