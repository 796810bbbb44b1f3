import { acceptanceFile, formatAcceptance } from './acceptance.ts';
import {
  type FoundAcceptances,
  type FoundSectionAcceptance,
  type LostAcceptance,
  lostProblems,
  type OrphanAcceptance,
  problemOf,
} from './acceptances.ts';
import type { RenamedHeadings } from './renamed-headings.ts';
import type { SpecProblem } from '../specs/spec.ts';
import { formatSectionAcceptance, sectionAcceptanceFile } from './section-acceptance.ts';

/** An acceptance of a page or heading that was renamed since. It still counts. */
export interface MovedAcceptance {
  readonly file: string;
  /** The file that it should be. */
  readonly to: string;
  /** The content that the new file should have. */
  readonly text: string;
}

/** An acceptance of which the clone cannot tell whether its page or heading was renamed. */
export interface UntoldAcceptance extends LostAcceptance {
  /** How to get what the clone lacks. */
  readonly fix: string;
}

/** The acceptances that count, with those that are not in the right place. */
export interface PlacedAcceptances extends Pick<
  FoundAcceptances,
  'bySpec' | 'bySection' | 'problems'
> {
  readonly moved: readonly MovedAcceptance[];
  readonly lost: readonly LostAcceptance[];
  /** They do not count, and may count in a clone that has more of the history. */
  readonly untold: readonly UntoldAcceptance[];
}

/** What tells the current path of a page that was accepted under another path. */
export interface PagePaths {
  /** The current paths of renamed pages, by their former paths. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The pages that have a content, by its blob id. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
  /** The former paths of pages that may have been renamed in history that the clone lacks. */
  readonly untold: ReadonlySet<string>;
  readonly lack: Lack;
}

/** What a clone lacks, as a clause, and how to get it. */
export interface Lack {
  readonly reason: string;
  readonly fix: string;
}

/**
 * Finds the pages of acceptances that are about a former path of a page. History tells the current
 * path. Without history, the only page that still has the accepted content is the page that was
 * meant. If a page has acceptances under several paths, the newest counts.
 */
export function placeAcceptances(
  { bySpec: specs, bySection: pages, orphans, problems }: FoundAcceptances,
  { renamed, holders, untold: unknown, lack }: PagePaths,
): PlacedAcceptances {
  const bySpec = new Map(specs);
  const bySection = new Map([...pages].map(([page, sections]) => [page, new Map(sections)]));
  const moved: MovedAcceptance[] = [];
  const lost: LostAcceptance[] = [];
  const untold: UntoldAcceptance[] = [];
  for (const orphan of orphans) {
    const { file, about, acceptance } = orphan;
    const page = renamed.get(about) ?? onlyHolder(acceptance, holders);
    if (page === null) {
      if (unknown.has(about)) untold.push(untoldAbout(file, about, 'that page', lack));
      else lost.push({ file, reason: orphan.reason });
      continue;
    }
    const known =
      'spec' in acceptance ? bySpec.get(page) : bySection.get(page)?.get(acceptance.section);
    if (known !== undefined && known.time >= acceptance.time) {
      lost.push({ file, reason: `is about ${about}, which is ${page} now and was accepted later` });
    } else if ('spec' in acceptance) {
      const placed = { ...acceptance, spec: page };
      bySpec.set(page, placed);
      moved.push({ file, to: acceptanceFile(page), text: formatAcceptance(placed) });
    } else {
      const placed = { ...acceptance, document: page, file };
      const sections = bySection.get(page) ?? new Map<string, FoundSectionAcceptance>();
      bySection.set(page, sections.set(placed.section, placed));
      const to = sectionAcceptanceFile(page, placed.section);
      moved.push({ file, to, text: formatSectionAcceptance(placed) });
    }
  }
  return {
    bySpec,
    bySection,
    problems: [...problems, ...lostProblems(lost), ...untold.map(untoldProblem)],
    moved,
    lost,
    untold,
  };
}

/** Says of an acceptance that nobody can tell whether its page or heading was renamed. */
export function untoldAbout(
  file: string,
  about: string,
  what: string,
  { reason, fix }: Lack,
): UntoldAcceptance {
  const clause = `is about ${about}, and ${reason}, so that it is not known whether ${what} was renamed`;
  return { file, reason: clause, fix };
}

/** Moves acceptances of sections to the current slugs of their headings. */
export function placeHeadings(
  { bySpec, bySection: pages, ...placed }: PlacedAcceptances,
  { renamed: headings, untold: unknown }: RenamedHeadings,
  lack: Lack,
): PlacedAcceptances {
  const bySection = new Map([...pages].map(([page, sections]) => [page, new Map(sections)]));
  const moved = new Map(placed.moved.map((one) => [one.file, one]));
  const lost: LostAcceptance[] = [];
  const newestFirst = headings.toSorted((a, b) => b.acceptance.time - a.acceptance.time);
  for (const { acceptance, slug } of newestFirst) {
    const { document, file, section, time } = acceptance;
    const sections = bySection.get(document);
    sections?.delete(section);
    moved.delete(file);
    if ((sections?.get(slug)?.time ?? -Infinity) >= time) {
      const reason = `is about the section "${section}", which is "${slug}" now and was accepted later`;
      lost.push({ file, reason });
      continue;
    }
    const renamed = { ...acceptance, section: slug };
    sections?.set(slug, renamed);
    const to = sectionAcceptanceFile(document, slug);
    moved.set(file, { file, to, text: formatSectionAcceptance(renamed) });
  }
  const untold = unknown.map(({ file, document, section }) =>
    untoldAbout(file, `the section "${section}" of ${document}`, 'its heading', lack),
  );
  for (const { file } of untold) moved.delete(file);
  return {
    bySpec,
    bySection,
    problems: [...placed.problems, ...lostProblems(lost), ...untold.map(untoldProblem)],
    moved: [...moved.values()],
    lost: [...placed.lost, ...lost],
    untold: [...placed.untold, ...untold],
  };
}

function untoldProblem({ file, reason, fix }: UntoldAcceptance): SpecProblem {
  return problemOf(file, reason, fix);
}

function onlyHolder(
  { content }: OrphanAcceptance['acceptance'],
  holders: PagePaths['holders'],
): string | null {
  const [page = null, ...others] = holders.get(content ?? '') ?? [];
  return others.length === 0 ? page : null;
}
