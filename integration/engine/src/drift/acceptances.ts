import { isMarkdown } from '../documents/format.ts';
import type { FoundDocument } from '../documents/reader.ts';
import type { Entry, FileTree } from '../files/file-tree.ts';
import { MAKE_READABLE, Unreadable } from '../files/unreadable.ts';
import { kindOf } from '../specs/kinds.ts';
import type { Spec, SpecProblem } from '../specs/spec.ts';
import {
  type Acceptance,
  ACCEPTANCES,
  acceptanceFile,
  parseAcceptance,
  SUPPRESSIONS_FILE,
} from './acceptance.ts';
import type { BrokenAcceptance } from './acceptance-fields.ts';
import {
  isSameFile,
  parseSectionAcceptance,
  type SectionAcceptance,
  sectionAcceptanceFile,
  sectionAcceptanceFolder,
} from './section-acceptance.ts';

/** The acceptance of a section, with the file in which it stands. */
export interface FoundSectionAcceptance extends SectionAcceptance {
  readonly file: string;
}

/** The acceptances of the sections of one page, by the slug of the section. */
export type SectionAcceptances = ReadonlyMap<string, FoundSectionAcceptance>;

/** An acceptance of a spec or page that does not exist. The page may have been renamed. */
export interface OrphanAcceptance {
  readonly file: string;
  /** The id of the spec, or the path of the page. */
  readonly about: string;
  readonly acceptance: Acceptance | SectionAcceptance;
  /** Why it is about nothing, as a clause. */
  readonly reason: string;
}

/** The acceptances of a repository, and the problems of the files that could not be used. */
export interface FoundAcceptances {
  /** The acceptances by spec id. */
  readonly bySpec: ReadonlyMap<string, Acceptance>;
  /**
   * The acceptances of sections, by the path of the page. They exist only for pages that are their
   * own spec. The slug of the text before the first heading is empty.
   */
  readonly bySection: ReadonlyMap<string, SectionAcceptances>;
  /** The newest comes first. */
  readonly orphans: readonly OrphanAcceptance[];
  readonly problems: readonly SpecProblem[];
}

/** An acceptance of something that does not exist. */
export interface LostAcceptance {
  readonly file: string;
  /** Why it is about nothing, as a clause such as `is about a spec that does not exist`. */
  readonly reason: string;
}

/**
 * Reads the acceptances of specs and of sections. A file that cannot be used becomes a problem, and
 * does not count. It cannot be used if it is not readable, if it is about something else than its
 * path says, or if it is a symbolic link.
 */
export async function readAcceptances(
  files: FileTree,
  specs: readonly Spec[],
): Promise<FoundAcceptances> {
  const expected = expectedFiles(specs);
  const bySpec = new Map<string, Acceptance>();
  const bySection = new Map<string, Map<string, FoundSectionAcceptance>>();
  const orphans: OrphanAcceptance[] = [];
  const problems: SpecProblem[] = [];
  const readEntry = async (entry: Entry): Promise<void> => {
    const { path } = entry;
    const place = placeOf(entry, expected);
    if (place === null) return;
    if ('problem' in place) {
      problems.push(problemOf(path, place.problem, place.help));
      return;
    }
    const read = await readFile(files, path, place);
    if ('problem' in read) problems.push(problemOf(path, read.problem, read.help));
    else if (place.reason !== null) {
      orphans.push({ file: path, about: place.about, acceptance: read, reason: place.reason });
    } else if ('spec' in read) bySpec.set(read.spec, read);
    else addNewest(bySection, { ...read, file: path });
  };
  const entries = await files.list(ACCEPTANCES);
  if (entries === null && (await files.kindOf(ACCEPTANCES)) === 'link') {
    const message = 'is a symbolic link that leads to no folder of the repository';
    problems.push(problemOf(ACCEPTANCES, message, UNLINK));
  } else {
    await Promise.all((entries ?? []).map(readEntry));
  }
  orphans.sort((a, b) => b.acceptance.time - a.acceptance.time || (a.file < b.file ? -1 : 1));
  return { bySpec, bySection, orphans, problems };
}

/**
 * Returns the acceptances of sections that do not exist. A page that cannot be parsed has none,
 * because its sections are not known.
 *
 * @param untold the files of acceptances whose heading may have been renamed; the clone cannot tell
 */
export function findLostSections(
  bySection: FoundAcceptances['bySection'],
  documents: Iterable<FoundDocument>,
  untold: ReadonlySet<string>,
): LostAcceptance[] {
  const byFile = new Map([...documents].map(({ file, document }) => [file, document]));
  return [...byFile].flatMap(([page, document]) => {
    const accepted = bySection.get(page);
    if (accepted === undefined || document === null) return [];
    const slugs = new Set(['', ...document.headings.map(({ slug }) => slug)]);
    return [...accepted.values()]
      .filter(({ section, file }) => !slugs.has(section) && !untold.has(file))
      .map(({ file, section }) => ({
        file,
        reason: `is about the section "${section}", which ${page} does not have`,
      }));
  });
}

/** Returns a minor problem for each acceptance of nothing. */
export function lostProblems(lost: readonly LostAcceptance[]): SpecProblem[] {
  return lost.map(({ file, reason }) =>
    problemOf(file, reason, 'Remove it with `astro-drift accept --prune`.'),
  );
}

/** A problem, and how to fix it. */
interface Problem {
  readonly problem: string;
  readonly help: string;
}

/** What a file has to be about. */
interface Place {
  readonly what: 'spec' | 'section';
  /** The id of the spec, or the path of the page. */
  readonly about: string;
  /** Why there is no such spec or page, as a clause; `null` if there is one. */
  readonly reason: string | null;
}

/** The files that may be there. */
interface ExpectedFiles {
  /** The ids of specs, by the files of their acceptances. */
  readonly specs: ReadonlyMap<string, string>;
  /** The pages whose sections can be accepted, by the folders of these acceptances. */
  readonly pages: ReadonlyMap<string, string>;
  /** The documents of other specs. */
  readonly others: ReadonlySet<string>;
}

function expectedFiles(specs: readonly Spec[]): ExpectedFiles {
  const pages = specs.filter((spec) => kindOf(spec).isOwnDocument).map(({ file }) => file);
  return {
    specs: new Map(specs.map(({ id }) => [acceptanceFile(id), id])),
    pages: new Map(pages.map((page) => [sectionAcceptanceFolder(page), page])),
    others: new Set(specs.flatMap(({ targets }) => targets)),
  };
}

/**
 * Says what an entry has to be about. Returns `null` for files and folders that are no acceptances.
 */
function placeOf(
  { path, kind, problem: unlisted }: Entry,
  { specs, pages, others }: ExpectedFiles,
): Place | Problem | null {
  if (path === SUPPRESSIONS_FILE) return null;
  const spec = specs.get(path);
  if (kind === 'link') {
    const isExpected =
      path.endsWith('.json') ||
      [...specs.keys(), ...pages.keys()].some((file) => file.startsWith(`${path}/`));
    return isExpected
      ? { problem: 'is a symbolic link, which is not followed', help: UNLINK }
      : null;
  }
  if (unlisted !== undefined) {
    return { problem: `cannot be read: ${unlisted}`, help: MAKE_READABLE };
  }
  if (kind === 'folder') {
    if (spec === undefined) return null;
    return { problem: 'is a folder, and no acceptance', help: 'Remove the folder.' };
  }
  if (!path.endsWith('.json')) return null;
  if (spec !== undefined) return { what: 'spec', about: spec, reason: null };
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const page = pages.get(folder) ?? [...pages].find(([other]) => isSameFile(other, folder))?.[1];
  if (page !== undefined) return { what: 'section', about: page, reason: null };
  const about = folder.slice(ACCEPTANCES.length + 1, -1);
  if (!isMarkdown(about)) {
    const id = path.slice(ACCEPTANCES.length + 1, -'.json'.length);
    return { what: 'spec', about: id, reason: 'is about a spec that does not exist' };
  }
  const why = others.has(about)
    ? 'whose sections are not accepted one by one'
    : 'which is no page with `tracks`';
  return { what: 'section', about, reason: `is about a section of ${about}, ${why}` };
}

async function readFile(
  files: FileTree,
  path: string,
  place: Place,
): Promise<Acceptance | SectionAcceptance | Problem> {
  const text = await files.readText(path).catch((error: unknown) => {
    if (error instanceof Unreadable) return error;
    throw error;
  });
  if (text === null || text instanceof Unreadable) {
    const why = text === null ? 'its content is not here' : text.reason;
    return { problem: `cannot be read: ${why}`, help: MAKE_READABLE };
  }
  const { what, about, reason } = place;
  // A file that is no acceptance of the spec or page in its path is never removed.
  const nowhere = reason === null ? null : { problem: reason, help: 'Remove the file.' };
  if (what === 'spec') {
    const read = parseAcceptance(text);
    if ('problem' in read) {
      return nowhere ?? { ...read, help: 'Accept the spec anew, or remove the file.' };
    }
    if (read.spec === about) return read;
    return nowhere ?? { problem: `is about ${read.spec}`, help: 'Accept the spec anew.' };
  }
  const read: SectionAcceptance | BrokenAcceptance = parseSectionAcceptance(text);
  if ('problem' in read) {
    return nowhere ?? { ...read, help: 'Accept the section anew, or remove the file.' };
  }
  const { document, section } = read;
  const isItsFile = isSameFile(path, sectionAcceptanceFile(document, section));
  if (isSameFile(document, about) && isItsFile) return { ...read, document: about };
  const of = section === '' ? '' : `#${section}`;
  return nowhere ?? { problem: `is about ${document}${of}`, help: 'Accept the section anew.' };
}

/** On a file system that ignores case, two files may be about the same section. */
function addNewest(
  bySection: Map<string, Map<string, FoundSectionAcceptance>>,
  acceptance: FoundSectionAcceptance,
): void {
  const { document, section, time } = acceptance;
  const known = bySection.get(document) ?? new Map<string, FoundSectionAcceptance>();
  bySection.set(document, known);
  if (time >= (known.get(section)?.time ?? -Infinity)) known.set(section, acceptance);
}

/** Returns a minor problem of a file in the folder of acceptances. */
export function problemOf(file: string, message: string, help: string): SpecProblem {
  return { file, line: 1, message, help, minor: true };
}

const UNLINK = 'Put what it leads to in its place, or remove it.';
