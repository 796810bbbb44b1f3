import * as z from 'zod';
import type { Clue } from './adoption/clue.ts';
import { citedFiles, citedFolders } from './adoption/cited.ts';
import { chooseSources, type ProposedSource } from './adoption/choose-sources.ts';
import { isLikelyPage } from './adoption/likely-page.ts';
import { namedFiles } from './adoption/named.ts';
import { Namesakes } from './adoption/namesake.ts';
import { type PageText, readPageTexts } from './adoption/read-pages.ts';
import { readChangeSets } from './adoption/read-change-sets.ts';
import { readDefiners } from './adoption/read-definers.ts';
import { definesNames, isExample, isLikelySource, isSource } from './adoption/source-files.ts';
import { CommonChanges } from './adoption/together.ts';
import { checkedReferences, IgnoredPatterns } from './citations/exempt-references.ts';
import { findCitations } from './citations/finder.ts';
import { type KnownFiles, PathEndings, selectFiles } from './citations/known-files.ts';
import { isFile } from './coverage/sources.ts';
import { rememberedParsing } from './documents/remembered-parsing.ts';
import { NO_COMMITS } from './drift/completion.ts';
import { InputMatcher } from './drift/match-patterns.ts';
import { PathIndex } from './drift/path-index.ts';
import { ownStateTest, SUBMODULE } from './drift/spec-inputs.ts';
import { nameOf } from './files/name.ts';
import { readNotOwn } from './git/attributes.ts';
import { type NoRepository, wholeReason } from './git/repository.ts';
import type { Snapshot } from './git/snapshot.ts';
import { readPresent, type TreeState } from './inspection/read-tree.ts';
import { withRepository } from './inspection/with-repository.ts';
import {
  AnalyzeOptionsSchema,
  OptionsError,
  readOptions,
  RepositoryPath,
  type ResolvedOptions,
} from './options.ts';
import { configuredPages, makeTracksOf } from './specs/configured-tracks.ts';
import { selectPages } from './specs/page-search.ts';
import { readSpecs } from './specs/reader.ts';
import type { Spec } from './specs/spec.ts';
import { selectWatched } from './watched/watched-pages.ts';

export type { ProposedSource } from './adoption/choose-sources.ts';

const ProposeTracksOptionsSchema = AnalyzeOptionsSchema.omit({ at: true }).extend({
  /** Pages and folders, relative to the repository. If they are not given, all pages are meant. */
  paths: z.array(RepositoryPath).optional(),
  /** Whether the named pages that declare their sources get a proposal, too. */
  declared: z.boolean().default(false),
});

/** The options of {@link proposeTracks}. */
export type ProposeTracksOptions = z.input<typeof ProposeTracksOptionsSchema>;

/** The sources that are proposed for a page. */
export interface Proposal {
  readonly page: string;
  /** The best first. It is empty if nothing was found. */
  readonly sources: readonly ProposedSource[];
  /** The files that the page tracks already. */
  readonly tracked: readonly string[];
  /** Whether the page differs from HEAD. */
  readonly isUncommitted: boolean;
  /** Whether the site of the page shows frontmatter as text, as mdBook does. */
  readonly showsFrontmatter: boolean;
}

/** What is proposed for the pages of a repository. */
export interface Proposals {
  /** Sorted by page. */
  readonly proposals: readonly Proposal[];
  /** How many pages declare their sources already. */
  readonly declared: number;
  /** The named paths that are no page without sources. */
  readonly skipped: readonly string[];
}

/**
 * Proposes sources for pages that declare none: files that a page cites, files that define what it
 * names, and files that changed together with it. Nothing is written.
 *
 * @throws {DriftError} if an option is not valid, or if git cannot be used
 */
export async function proposeTracks(options: ProposeTracksOptions): Promise<Proposals> {
  const { paths, declared, ...resolved } = readOptions(ProposeTracksOptionsSchema, options);
  return withRepository(
    resolved,
    async (repository) => {
      const current = await readPresent(repository, resolved);
      if (current === null) throw unanswerable(NO_COMMITS);
      return propose(current, resolved, paths ?? null, declared);
    },
    (problem) => {
      throw unanswerable(problem);
    },
  );
}

function unanswerable(problem: NoRepository): OptionsError {
  return new OptionsError(`Nothing can be proposed: ${wholeReason(problem)}.`, problem.fix);
}

async function propose(
  { repository, snapshot, files, pages }: TreeState,
  resolved: ResolvedOptions,
  paths: readonly string[] | null,
  withDeclared: boolean,
): Promise<Proposals> {
  const parse = rememberedParsing(repository.facts);
  const present = [...snapshot.paths()];
  const configured = configuredPages(present, resolved.tracks, resolved.specs);
  const candidates = [...new Set([...pages, ...configured])].sort();
  const tracksOf = makeTracksOf(resolved.tracks);
  const { specs } = await readSpecs(files, resolved.specs, candidates, { tracksOf, parse });
  const all = selectPages(present, resolved).filter((page) => isFile(snapshot, page));
  const undeclared = selectWatched(all, specs).pages;
  const wanted =
    paths === null
      ? undeclared.filter(isLikelyPage)
      : (withDeclared ? all : undeclared).filter((page) => isNamed(page, paths));
  const citable = present.filter((path) => isSource(path) && isFile(snapshot, path));
  const notOwn = await readNotOwn(repository, snapshot, citable);
  const likely = citable.filter((path) => isLikelySource(path) && !notOwn.has(path));
  const [texts, definers, sets] = await Promise.all([
    readPageTexts(files, wanted, all, parse),
    readDefiners(repository, files, likely.filter(definesNames)),
    snapshot.head === null ? [] : readChangeSets(repository),
  ]);
  const isLikely = new Set(likely);
  const together = new CommonChanges(sets, (path) => isLikely.has(path) && !isExample(path));
  const namesakes = new Namesakes(likely);
  const known = knownFiles(snapshot, present, repository.remote?.url ?? null);
  const ignored = new IgnoredPatterns(resolved.ignore);
  const isCitable = new Set(citable);
  const index = new PathIndex(likely);
  const below = (folder: string): readonly string[] => index.below(folder);
  const cluesOf = ({ file, document, page }: PageText): Clue[] => {
    const checked = checkedReferences(file, document, known, ignored);
    const citations = findCitations(file, checked, known);
    return [
      ...citedFiles(citations.filter(({ path }) => isCitable.has(path))),
      ...citedFolders(file, checked.references, below),
      ...namedFiles(page, definers, (name) => texts.pagesWith(name)),
      ...namesakes.of(file),
      ...together.of(file),
    ];
  };
  const tracked = trackedFiles(present, specs, resolved);
  const books = present
    .filter((path) => nameOf(path) === 'book.toml')
    .map((path) => path.slice(0, -'book.toml'.length));
  const proposals = texts.pages.map((text): Proposal => ({
    page: text.file,
    sources: chooseSources(text.file, cluesOf(text), below),
    tracked: tracked(text.file),
    isUncommitted: snapshot.isUncommitted(text.file),
    showsFrontmatter: books.some((folder) => text.file.startsWith(folder)),
  }));
  const skipped = (paths ?? []).filter((path) => !wanted.some((page) => isNamed(page, [path])));
  return { proposals, declared: specs.length, skipped };
}

function isNamed(page: string, paths: readonly string[]): boolean {
  return paths.some((path) => path === '.' || page === path || page.startsWith(`${path}/`));
}

function knownFiles(
  snapshot: Snapshot,
  present: readonly string[],
  url: string | null,
): KnownFiles {
  const submodules = [...snapshot.committed].flatMap(([path, { mode }]) =>
    mode === SUBMODULE ? [`${path}/`] : [],
  );
  const exists = (path: string): boolean => snapshot.exists(path);
  return selectFiles(new PathEndings(present), {
    exists,
    isPresent: exists,
    isInSubmodule: (path) => submodules.some((folder) => path.startsWith(folder)),
    isOwnState: ownStateTest(url, snapshot.branch),
    isInput: () => false,
  });
}

/** Makes a function that returns the files that a page tracks already. */
function trackedFiles(
  present: readonly string[],
  specs: readonly Spec[],
  { specs: folders }: ResolvedOptions,
): (page: string) => readonly string[] {
  const matcher = new InputMatcher(present, folders);
  return (page) => [
    ...new Set(
      specs
        .filter(({ targets }) => targets.includes(page))
        .flatMap((spec) => matcher.match(spec).flatMap(({ paths }) => paths)),
    ),
  ];
}
