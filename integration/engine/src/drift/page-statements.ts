import type { SectionText } from '../documents/section-texts.ts';
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
  type SectionEdit,
  sectionsBySlug,
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
  /** The ids of commits that are no reviews, whole or shortened to at least 7 digits. */
  readonly ignoredCommits: readonly string[];
  /** Edits are no reviews. Then a section counts as right for the commit that created it. */
  readonly strictReviews: boolean;
  /** The current time in seconds since 1970. */
  readonly now: number;
}

/**
 * Finds the newest statement about each section of a page.
 *
 * @param current the sections of the page as it is now; `null` if it cannot be read
 * @param contents the sections of each version, by blob id
 */
export function findStatements(
  source: ChainSource,
  current: readonly SectionText[] | null,
  contents: Contents<readonly SectionText[]>,
  declared: DeclaredStatements,
  terms: StatementTerms,
): PageStatements {
  const edits = findEdits(source, current, contents, terms);
  const { reviewed, reviewedIn, accepted, acceptedSections } = declared;
  const isValid = accepted !== null && !hasExpired(accepted, terms.now);
  const holds = isValid && accepted.statement === `page: ${source.committed ?? ''}`;
  const acceptance = isValid ? { time: accepted.time, baseline: acceptedBaseline(accepted) } : null;
  const whole = newest([reviewed, acceptance]);
  const sections = (current ?? []).map(({ slug }, index): SectionStatement => {
    const edit = edits[index] ?? null;
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

/** Finds the commit that last edited each section; `null` for a section without text. */
function findEdits(
  source: ChainSource,
  current: readonly SectionText[] | null,
  contents: Contents<readonly SectionText[]>,
  { line, boundary, ignoredCommits, strictReviews, now }: StatementTerms,
): (Statement | null)[] {
  const { contents: versions, makers, isCut } = chainOf(source, current, contents);
  /** Finds the commit that wrote the text of a section. */
  const findWriter = (maker: DocumentVersion, { slug, text }: SectionText): DocumentVersion =>
    writerOf(maker, source.versions, contents, (content) =>
      content !== null && sectionsBySlug(content).get(slug)?.text === text ? 1 : 0,
    );
  const meaningOf = ({ index, section }: SectionEdit): EditMeaning => {
    const maker = makers[index];
    if (strictReviews) return 'none';
    if (maker === null || maker === undefined) return 'review';
    const { oid, subject } = findWriter(maker, section).commit;
    if (isIgnored(oid, ignoredCommits)) return 'none';
    return /^revert\b/i.test(subject) ? 'revert' : 'review';
  };
  return findSectionEdits(versions, meaningOf).map((found) => {
    if (found === null) return null;
    const maker = makers[found.index];
    if (maker === null) return { time: Infinity, baseline: WORKING_TREE };
    if (maker === undefined || boundary.has(maker.commit.oid)) {
      return { time: -Infinity, baseline: isCut && maker === undefined ? CONTENTLESS : SHALLOW };
    }
    const { commit } = findWriter(maker, found.section);
    const time = statedAt(commit, now);
    if (time !== null && !reachesBack({ line, boundary }, commit.oid, time)) {
      return { time: -Infinity, baseline: SHALLOW };
    }
    const reason = `the section was last edited in ${commit.oid.slice(0, 7)}`;
    return {
      time: time ?? -Infinity,
      baseline: commitBaseline('page-commit', commit, reason, time),
    };
  });
}
