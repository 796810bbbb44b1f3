import { FrontmatterError } from '../documents/frontmatter.ts';
import { formatOf } from '../documents/format.ts';
import { parser } from '../documents/parser.ts';
import type { FileTree } from '../files/file-tree.ts';
import { MAKE_READABLE, Unreadable } from '../files/unreadable.ts';
import { reasonOf } from '../text/reason.ts';
import { readChantSpec } from './chant.ts';
import { readPageSpec } from './page.ts';
import { referenceProblems } from './references.ts';
import type { ReadSpec, Spec, SpecProblem } from './spec.ts';

/** Every declaration that was found, with its text, and what could not be used. */
export interface FoundSpecs {
  /** Folders that were to be searched, and are not there. */
  readonly missing: readonly string[];
  /** Sorted by id. */
  readonly specs: readonly Spec[];
  readonly problems: readonly SpecProblem[];
  /**
   * Files that are not for the readers of a site, although no spec of the list says so: what cannot
   * be read might have said it, and one that has the id of another is not in the list.
   */
  readonly unlisted: readonly string[];
}

/**
 * Reads the specs of folders such as `.chant/specs` and those that pages carry themselves.
 *
 * @param folders repository-relative folders, searched to any depth; ones that do not exist are
 *   skipped
 * @param pages repository-relative Markdown files
 */
export async function readSpecs(
  files: FileTree,
  folders: readonly string[],
  pages: readonly string[],
): Promise<FoundSpecs> {
  const problems: SpecProblem[] = [];
  const unlisted: string[] = [];
  const found = { problems, unlisted };
  const listed = await Promise.all(folders.map((folder) => listMarkdown(files, folder, problems)));
  const missing = folders.filter((_, index) => listed[index] === null);
  const chant = await readEach(
    files,
    listed.flatMap((paths) => paths ?? []),
    readChantSpec,
    found,
  );
  const own = await readEach(files, pages, readPageSpec, found);
  const byId = new Map<string, Spec>();
  for (const spec of [...chant, ...own]) {
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

async function readEach(
  files: FileTree,
  paths: readonly string[],
  read: (file: string, text: string) => ReadSpec | null,
  { problems, unlisted }: { readonly problems: SpecProblem[]; readonly unlisted: string[] },
): Promise<Spec[]> {
  const specs = await Promise.all(
    paths.map(async (file): Promise<Spec | null> => {
      try {
        const text = await files.readText(file);
        if (text === null) throw new Error('it is not a file of this repository');
        const result = read(file, text);
        if (result === null) return null;
        problems.push(...result.problems);
        return await withTitle(result, problems);
      } catch (error) {
        problems.push({ file, ...describe(error) });
        unlisted.push(file);
        return null;
      }
    }),
  );
  return specs.filter((spec) => spec !== null);
}

/** A spec with the first heading of its text for a title, where it has none yet. */
async function withTitle({ spec, untitled }: ReadSpec, problems: SpecProblem[]): Promise<Spec> {
  if (untitled === null) return spec;
  const { file } = spec;
  const outcome = await parser.parse('title', untitled, formatOf(file));
  if ('found' in outcome) return { ...spec, title: outcome.found ?? spec.title };
  // Of a page it is said as of every document.
  if ('problem' in outcome && spec.kind === 'chant') {
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

/** The problem to report for a file or folder that cannot be read. */
function unreadable(reason: string): Omit<SpecProblem, 'file'> {
  return { line: 1, message: `cannot be read: ${reason}`, help: MAKE_READABLE };
}

/** Markdown files below a folder, sorted; `null` where there is no such folder. */
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
