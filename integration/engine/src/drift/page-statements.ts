import * as z from 'zod';
import type { SectionVersion } from '../documents/version.ts';
import type { Commit } from '../git/commit.ts';
import { type Acceptance, hasExpired } from './acceptance.ts';
import { acceptedBaseline, type Baseline, commitOf } from './baseline.ts';
import {
  commitBaseline,
  CONTENTLESS,
  type LineHistory,
  reachesBack,
  SHALLOW,
  WORKING_TREE,
} from './completion.ts';
import { isIgnored } from './ignored-commits.ts';
import type { SectionAcceptance } from './section-acceptance.ts';
import {
  type EditMeaning,
  findSectionEdits,
  type IsAlike,
  type SectionEdit,
  sectionBySlug,
} from './section-edits.ts';
import {
  type ChainSource,
  chainOf,
  type Contents,
  type DocumentVersion,
  writerOf,
} from './version-chain.ts';

/** A statement that a text was right, and when it was made. */
export interface Statement {
  /**
   * When the author made it, in seconds since 1970. It is `Infinity` for what is not committed, and
   * `-Infinity` if it is not known.
   */
  readonly time: number;
  readonly baseline: Baseline;
}

/** The newest statement about each section of a page. */
export interface PageStatements {
  /** The statements by section. The first section is the text before the first heading. */
  readonly sections: readonly SectionStatement[];
  /** The newest statement about the page as a whole; `null` if there is none. */
  readonly whole: Statement | null;
}

/** The newest statement about one section. */
export interface SectionStatement {
  /** The slug of the heading; empty for the text before the first heading. */
  readonly slug: string;
  /** `null` for a section without text. */
  readonly statement: Statement | null;
}

/** The statements that somebody made about a page, other than by editing it. */
export interface DeclaredStatements {
  /** By the field `reviewed`; `null` if the page has none. */
  readonly reviewed: Statement | null;
  /** The commit that wrote the field. What else it edited is no newer statement. */
  readonly reviewedIn: string | null;
  readonly accepted: Acceptance | null;
  /** By slug. */
  readonly acceptedSections: ReadonlyMap<string, SectionAcceptance>;
}

/** How the history of a page is read. */
export interface StatementTerms extends LineHistory {
  /** The current time in seconds since 1970. */
  readonly now: number;
}

/** Which edits of a section count. */
export interface EditTerms {
  /** The ids of commits that are no reviews, whole or shortened to at least 7 digits. */
  readonly ignoredCommits: readonly string[];
  /** Edits are no reviews. Then a section counts as right for the commit that created it. */
  readonly strictReviews: boolean;
}

/**
 * Where the text of a section comes from: two versions, as indexes of `ChainSource.versions`, of
 * which the first brought it to the page, and the commit of the second wrote it. The two differ if
 * the first is a merge. Otherwise it has no text, it is not committed, it is older than the history
 * that the clone holds, or the clone lacks the version.
 */
export const TextOrigin = z.union([
  z.tuple([z.number(), z.number()]).readonly(),
  z.literal(['empty', 'uncommitted', 'older', 'missing']),
]);

export type TextOrigin = z.output<typeof TextOrigin>;

/** A section of a page as it is now, and where its text comes from. */
export interface SectionHistory {
  readonly slug: string;
  readonly origin: TextOrigin;
}

/**
 * Finds the newest statement about each section of a page.
 *
 * @param histories the sections of the page as it is now
 */
export function findStatements(
  source: ChainSource,
  histories: readonly SectionHistory[],
  declared: DeclaredStatements,
  terms: StatementTerms,
): PageStatements {
  const { reviewed, reviewedIn, accepted, acceptedSections } = declared;
  const isValid = accepted !== null && !hasExpired(accepted, terms.now);
  const holds = isValid && accepted.statement === `page: ${source.committed ?? ''}`;
  const acceptance = isValid ? { time: accepted.time, baseline: acceptedBaseline(accepted) } : null;
  const whole = newest([reviewed, acceptance]);
  const sections = histories.map(({ slug, origin }): SectionStatement => {
    const edit = findEdit(source, origin, terms);
    if (edit === null) return { slug, statement: null };
    const section = acceptedSections.get(slug);
    const isAccepted = section !== undefined && !hasExpired(section, terms.now);
    // The text is the one that was accepted, whenever the commit was made that wrote it.
    const isSame = isAccepted && section.content === source.committed && !source.edited;
    const own = isAccepted ? { time: section.time, baseline: acceptedBaseline(section) } : null;
    const isDeclared = reviewedIn !== null && commitOf(edit.baseline) === reviewedIn;
    const isCovered = isDeclared || (holds && !source.edited) || isSame;
    return { slug, statement: newest([whole, own, isCovered ? null : edit]) ?? edit };
  });
  return { sections, whole };
}

/**
 * Returns when the author of a commit made a statement; `null` if that is not known. An author date
 * in the future is wrong. It would make the statement newer than all later ones.
 */
export function statedAt(
  { authorTime, time }: Pick<Commit, 'authorTime' | 'time'>,
  now: number,
): number | null {
  return authorTime === null || authorTime <= now ? authorTime : time;
}

/** Returns the newest of several statements. Of two that are equally new, the first one counts. */
export function newest(statements: readonly (Statement | null)[]): Statement | null {
  let found: Statement | null = null;
  for (const statement of statements) {
    if (statement !== null && (found === null || statement.time > found.time)) found = statement;
  }
  return found;
}

/**
 * Returns the oldest of the statements about the sections of a page. Returns `null` if no section
 * has text.
 */
export function oldest(sections: readonly SectionStatement[]): Statement | null {
  let found: Statement | null = null;
  for (const { statement } of sections) {
    if (statement !== null && (found === null || statement.time < found.time)) found = statement;
  }
  return found;
}

/**
 * Finds where the text of each section of a page comes from.
 *
 * @param current the sections of the page as it is now; `null` if it cannot be read
 * @param contents the sections of each version, by blob id
 */
export function findSectionOrigins(
  source: ChainSource,
  current: readonly SectionVersion[] | null,
  contents: Contents<readonly SectionVersion[]>,
  isAlike: IsAlike,
  { ignoredCommits, strictReviews }: EditTerms,
): SectionHistory[] {
  const { contents: versions, makers, isCut } = chainOf(source, current, contents);
  /** Finds the commit that wrote the text of a section. */
  const findWriter = (maker: DocumentVersion, { slug, digest }: SectionVersion): DocumentVersion =>
    writerOf(maker, source.versions, contents, (content) =>
      content !== null && sectionBySlug(content, slug)?.digest === digest ? 1 : 0,
    );
  const meaningOf = ({ index, section }: SectionEdit): EditMeaning => {
    const maker = makers[index];
    if (strictReviews) return 'none';
    if (maker === null || maker === undefined) return 'review';
    const { oid, subject } = findWriter(maker, section).commit;
    if (isIgnored(oid, ignoredCommits)) return 'none';
    return /^revert\b/i.test(subject) ? 'revert' : 'review';
  };
  const originOf = (found: SectionEdit | null): TextOrigin => {
    if (found === null) return 'empty';
    const maker = makers[found.index];
    if (maker === null) return 'uncommitted';
    if (maker === undefined) return isCut ? 'missing' : 'older';
    const writer = findWriter(maker, found.section);
    return [source.versions.indexOf(maker), source.versions.indexOf(writer)];
  };
  const edits = findSectionEdits(versions, meaningOf, isAlike);
  return (current ?? []).map(({ slug }, index) => ({
    slug,
    origin: originOf(edits[index] ?? null),
  }));
}

/** Returns the last edit of a section as a statement; `null` for a section without text. */
function findEdit(
  { versions }: ChainSource,
  origin: TextOrigin,
  { line, boundary, now }: StatementTerms,
): Statement | null {
  if (origin === 'empty') return null;
  if (origin === 'uncommitted') return { time: Infinity, baseline: WORKING_TREE };
  if (origin === 'missing') return { time: -Infinity, baseline: CONTENTLESS };
  const unknown = { time: -Infinity, baseline: SHALLOW };
  if (origin === 'older') return unknown;
  const [maker, writer] = origin.map((index) => versions[index]);
  if (maker === undefined || writer === undefined) return unknown;
  if (boundary.has(maker.commit.oid)) return unknown;
  const { commit } = writer;
  const time = statedAt(commit, now);
  if (time !== null && !reachesBack({ line, boundary }, commit.oid, time)) return unknown;
  const reason = `the section was last edited in ${commit.oid.slice(0, 7)}`;
  return {
    time: time ?? -Infinity,
    baseline: commitBaseline('page-commit', commit, reason, time),
  };
}
