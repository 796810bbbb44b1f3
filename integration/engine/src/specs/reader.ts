import { FrontmatterError } from '../documents/frontmatter.ts';
import { formatOf } from '../documents/format.ts';
import { type Parse, parseAnew } from '../documents/remembered-parsing.ts';
import type { FileTree } from '../files/file-tree.ts';
import { MAKE_READABLE, Unreadable } from '../files/unreadable.ts';
import { reasonOf } from '../text/reason.ts';
import { kindOf, kindsIn } from './kinds.ts';
import type { ReadSpec, SpecKind } from './kinds/kind.ts';
import { referenceProblems } from './references.ts';
import type { Spec, SpecProblem } from './spec.ts';

/** All specs that were found, and the problems of what could not be used. */
export interface FoundSpecs {
  /** The spec folders that do not exist. */
  readonly missing: readonly string[];
  /** The specs, sorted by id. */
  readonly specs: readonly Spec[];
  readonly problems: readonly SpecProblem[];
  /**
   * Files that a site must not publish, in addition to the specs above that are not public. These
   * are files that cannot be read, and private specs with an id that another spec has.
   */
  readonly unlisted: readonly string[];
}

/** Returns the sources that the option `tracks` names for a page. */
export type TracksOf = (page: string) => readonly string[];

/**
 * Reads all specs: the files in folders such as `.chant/specs`, and pages.
 *
 * @param folders repository-relative folders; all their subfolders are read as well
 * @param pages repository-relative Markdown files that may be specs
 */
export async function readSpecs(
  files: FileTree,
  folders: readonly string[],
  pages: readonly string[],
  { tracksOf = () => [], parse = parseAnew }: Partial<ReadingOptions> = {},
): Promise<FoundSpecs> {
  const problems: SpecProblem[] = [];
  const unlisted: string[] = [];
  const tools = { problems, unlisted, tracksOf, parse };
  const listed = await Promise.all(folders.map((folder) => listMarkdown(files, folder, problems)));
  const missing = folders.filter((_, index) => listed[index] === null);
  const inFolders = await readEach(
    files,
    listed.flatMap((paths) => paths ?? []),
    kindsIn('folders'),
    tools,
  );
  const amongPages = await readEach(files, pages, kindsIn('pages'), tools);
  const byId = new Map<string, Spec>();
  for (const spec of [...inFolders, ...amongPages]) {
    const first = byId.get(spec.id);
    if (first === undefined) byId.set(spec.id, spec);
    else {
      if (!spec.public) unlisted.push(spec.file);
      problems.push({
        file: spec.file,
        line: 1,
        message: `has the same id as ${first.file}, which is used; rename or remove one of the two`,
      });
    }
  }
  const specs = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  problems.push(...(await referenceProblems(files, specs)));
  return { specs, problems, unlisted: unlisted.sort(), missing };
}

/** How specs are read. */
interface ReadingOptions {
  /** Returns the sources that the option `tracks` names for a page. */
  readonly tracksOf: TracksOf;
  /** Parses the titles of specs. */
  readonly parse: Parse;
}

/** How specs are read, and where their problems are collected. */
interface ReadingTools extends ReadingOptions {
  readonly problems: SpecProblem[];
  readonly unlisted: string[];
}

async function readEach(
  files: FileTree,
  paths: readonly string[],
  kinds: readonly SpecKind[],
  { problems, unlisted, tracksOf, parse }: ReadingTools,
): Promise<Spec[]> {
  const specs = await Promise.all(
    paths.map(async (file): Promise<Spec | null> => {
      try {
        const text = await files.readText(file);
        if (text === null) throw new Error('it is not a file of this repository');
        for (const kind of kinds) {
          const read = kind.read(file, text, tracksOf(file));
          if (read === null) continue;
          problems.push(...read.problems);
          return await withTitle(read, problems, parse);
        }
        return null;
      } catch (error) {
        problems.push({ file, ...describe(error) });
        unlisted.push(file);
        return null;
      }
    }),
  );
  return specs.filter((spec) => spec !== null);
}

/**
 * Returns a spec with a title. If it has none yet, the first heading of its text becomes the title.
 */
async function withTitle(
  { spec, untitled }: ReadSpec,
  problems: SpecProblem[],
  parse: Parse,
): Promise<Spec> {
  if (untitled === null) return spec;
  const { file } = spec;
  const outcome = await parse('title', untitled, formatOf(file));
  if ('found' in outcome) return { ...spec, title: outcome.found ?? spec.title };
  // A page is its own document, and this problem is reported for each document.
  if ('problem' in outcome && !kindOf(spec).isOwnDocument) {
    const { reason, fix } = outcome.problem;
    const message = `its text cannot be read, nor the title in it: ${reason}`;
    problems.push({ file, line: 1, message, help: fix, minor: true });
  }
  return spec;
}

function describe(error: unknown): Omit<SpecProblem, 'file'> {
  if (error instanceof FrontmatterError) return { line: error.line, message: error.message };
  if (error instanceof Unreadable) return unreadable(error.reason);
  return { line: 1, message: `cannot be read: ${reasonOf(error)}` };
}

/** Makes the problem for a file or folder that cannot be read. */
function unreadable(reason: string): Omit<SpecProblem, 'file'> {
  return { line: 1, message: `cannot be read: ${reason}`, help: MAKE_READABLE };
}

/** Returns the Markdown files below a folder, sorted; `null` if the folder does not exist. */
async function listMarkdown(
  files: FileTree,
  folder: string,
  problems: SpecProblem[],
): Promise<string[] | null> {
  const entries = await files.list(folder);
  if (entries === null) return null;
  for (const { path, problem } of entries) {
    if (problem !== undefined) problems.push({ file: path, ...unreadable(problem) });
  }
  return entries
    .filter(({ path, kind }) => kind === 'file' && /\.md$/i.test(path))
    .map(({ path }) => path)
    .sort();
}
