import { formatOf } from '../documents/format.ts';
import { type Parse, rememberedParsing } from '../documents/remembered-parsing.ts';
import { type ParsedSection, type SectionVersion, withSlugs } from '../documents/version.ts';
import type { FileTree } from '../files/file-tree.ts';
import { Unreadable } from '../files/unreadable.ts';
import { readBlobs } from '../git/blobs.ts';
import { fetchBlobs } from '../git/fetch.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import type { FoundAcceptances, FoundSectionAcceptance } from './acceptances.ts';
import { areAlike, findCounterpart } from './section-edits.ts';

/** An acceptance of a section whose heading has another slug now. */
export interface RenamedHeading {
  readonly acceptance: FoundSectionAcceptance;
  /** The current slug. */
  readonly slug: string;
}

/** What the accepted texts tell about headings that are gone. */
export interface RenamedHeadings {
  readonly renamed: readonly RenamedHeading[];
  /** The acceptances of sections whose accepted text the clone lacks. */
  readonly untold: readonly FoundSectionAcceptance[];
}

/** A section with its text. */
type AcceptedSection = SectionVersion & Pick<ParsedSection, 'text'>;

/** A page, and the acceptances of sections that it does not have under their slugs. */
interface ChangedPage {
  readonly current: readonly AcceptedSection[];
  readonly lost: readonly FoundSectionAcceptance[];
}

/**
 * Finds the sections whose headings were renamed since they were accepted. The text of the section
 * tells. Contents are read from git only if a page lacks an accepted section.
 */
export async function findRenamedHeadings(
  repository: Repository,
  snapshot: Snapshot,
  files: FileTree,
  bySection: FoundAcceptances['bySection'],
): Promise<RenamedHeadings> {
  const parse = rememberedParsing(repository.facts);
  const pages = await Promise.all(
    [...bySection].map(([page, accepted]) =>
      readChanged(snapshot, files, page, [...accepted.values()], parse),
    ),
  );
  const lost = pages.flatMap((page) => page?.lost ?? []);
  if (lost.length === 0) return { renamed: [], untold: [] };
  const { contents, missing } = await readContents(repository, lost, parse);
  const renamed = pages.flatMap((page) =>
    (page?.lost ?? []).flatMap((acceptance): RenamedHeading[] => {
      const before = contents.get(acceptance.content) ?? [];
      const section = before.find(({ slug }) => slug === acceptance.section);
      const found = section && findCounterpart(section, before, page?.current ?? [], haveLikeTexts);
      return found ? [{ acceptance, slug: found.slug }] : [];
    }),
  );
  return { renamed, untold: lost.filter(({ content }) => missing.has(content)) };
}

/** Reads a page, unless it has the content for which all of its sections were accepted. */
async function readChanged(
  snapshot: Snapshot,
  files: FileTree,
  page: string,
  accepted: readonly FoundSectionAcceptance[],
  parse: Parse,
): Promise<ChangedPage | null> {
  const committed = snapshot.committedContent(page);
  if (accepted.every(({ content }) => content === committed)) return null;
  const text = await files.readText(page).catch((error: unknown) => {
    if (error instanceof Unreadable) return null;
    throw error;
  });
  const current = text === null ? null : await readSections(page, text, parse);
  if (current === null) return null;
  const slugs = new Set(current.map(({ slug }) => slug));
  return { current, lost: accepted.filter(({ section }) => !slugs.has(section)) };
}

/** The sections of accepted contents, by blob id, and the contents that the clone lacks. */
interface AcceptedContents {
  readonly contents: ReadonlyMap<string, readonly AcceptedSection[]>;
  readonly missing: ReadonlySet<string>;
}

async function readContents(
  repository: Repository,
  acceptances: readonly FoundSectionAcceptance[],
  parse: Parse,
): Promise<AcceptedContents> {
  const pages = new Map(acceptances.map(({ content, document }) => [content, document]));
  const { texts, missing } = await withTemporaryObjects(repository, async (session) => {
    const lacking = await fetchBlobs(session, new Set(pages.keys()));
    const present = [...pages.keys()].filter((oid) => !lacking.has(oid));
    return { texts: await readBlobs(session, present), missing: lacking };
  });
  const contents = new Map<string, readonly AcceptedSection[]>();
  for (const [oid, text] of texts) {
    const sections = await readSections(pages.get(oid) ?? '', text, parse);
    if (sections !== null) contents.set(oid, sections);
  }
  return { contents, missing };
}

async function readSections(
  page: string,
  text: string,
  parse: Parse,
): Promise<readonly AcceptedSection[] | null> {
  const outcome = await parse('version', text, formatOf(page));
  return 'found' in outcome ? withSlugs(outcome.found) : null;
}

function haveLikeTexts({ text }: AcceptedSection, other: AcceptedSection): boolean {
  return areAlike(text, other.text);
}
