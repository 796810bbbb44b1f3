import { dirname } from 'node:path/posix';
import { nameOf } from '../files/name.ts';
import { asPositive, isGlob } from '../specs/pattern.ts';
import { type Clue, ENOUGH } from './clue.ts';

/** A pattern that is proposed for the `tracks` of a page. */
export interface ProposedSource {
  readonly pattern: string;
  /** The files that were found. A folder can contain more. */
  readonly files: readonly string[];
  /** Why, in words, the strongest reason first. */
  readonly reasons: readonly string[];
  readonly weight: number;
}

/** A page gets at most this many patterns. */
const MOST_PATTERNS = 8;

/** Files with less than this part of the best weight are left out. */
const MIN_PART = 0.12;

/**
 * A folder is proposed if at least two of its files are sources, and if there are signs of most of
 * its files.
 */
const FOLDER = { sources: 2, files: 3, share: 0.6, sign: 0.3 };

/**
 * Chooses the sources of a page from the clues about files.
 *
 * @param filesBelow returns the files below a folder that can be sources
 */
export function chooseSources(
  page: string,
  clues: readonly Clue[],
  filesBelow: (folder: string) => readonly string[],
): ProposedSource[] {
  const found = [...Map.groupBy(clues, ({ path }) => path)]
    .map(([path, own]) => sourceOf(path, own, filesBelow))
    .sort(byWeight);
  const least = Math.max(ENOUGH, (found[0]?.weight ?? 0) * MIN_PART) - ROUNDING;
  const isMeant = (folder: string): boolean => isReadme(page) || !page.startsWith(`${folder}/`);
  const joined = joinFolders(withoutInner(found, least), least, isMeant, filesBelow);
  return joined
    .filter(({ weight }) => weight >= least)
    .sort(byWeight)
    .slice(0, MOST_PATTERNS)
    .map((source) => ({ ...source, pattern: asPositive(source.pattern) }));
}

/** Sums of weights are not exact. */
const ROUNDING = 1e-9;

function sourceOf(
  path: string,
  clues: readonly Clue[],
  filesBelow: (folder: string) => readonly string[],
): ProposedSource {
  const strongest = clues.toSorted((a, b) => b.weight - a.weight);
  const folder = path.endsWith('/') ? path.slice(0, -1) : null;
  return {
    pattern: folder === null ? path : patternOf(folder),
    files: folder === null ? [path] : filesBelow(folder),
    reasons: strongest.map(({ reason }) => reason),
    weight: clues.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** A folder whose name means something else in a pattern is named without a pattern. */
function patternOf(folder: string): string {
  return isGlob(folder) ? `${folder}/` : `${folder}/**`;
}

/** Whether a page is about the folder in which it lies. */
function isReadme(page: string): boolean {
  return /^readme\b/i.test(nameOf(page));
}

/** Leaves out what lies in a folder that is a source itself. */
function withoutInner(found: readonly ProposedSource[], least: number): ProposedSource[] {
  const folders = found.filter(({ pattern, weight }) => pattern.endsWith('/**') && weight >= least);
  return found.filter(
    (source) =>
      !folders.some(
        ({ pattern }) =>
          source.pattern !== pattern && source.pattern.startsWith(pattern.slice(0, -2)),
      ),
  );
}

function byWeight(a: ProposedSource, b: ProposedSource): number {
  return b.weight - a.weight || (a.pattern < b.pattern ? -1 : 1);
}

/** Replaces files by their folder where they are most of it. Outer folders come first. */
function joinFolders(
  files: readonly ProposedSource[],
  least: number,
  isMeant: (folder: string) => boolean,
  filesBelow: (folder: string) => readonly string[],
): ProposedSource[] {
  const sources = files.filter(({ weight }) => weight >= least);
  const folders = new Set(sources.flatMap(({ pattern }) => foldersAround(pattern)));
  let left = [...files];
  for (const folder of [...folders].filter(isMeant).sort((a, b) => a.length - b.length)) {
    const inside = left.filter(
      ({ pattern, weight }) => pattern.startsWith(`${folder}/`) && weight >= FOLDER.sign,
    );
    const all = filesBelow(folder).length;
    const certain = inside.filter(({ weight }) => weight >= least);
    const isMost = inside.length >= Math.max(FOLDER.files, all * FOLDER.share);
    const children = new Set(inside.map(({ pattern }) => childOf(folder, pattern)));
    if (certain.length < FOLDER.sources || !isMost || children.size < 2) continue;
    const joined: ProposedSource = {
      pattern: patternOf(folder),
      files: inside.flatMap((source) => source.files),
      reasons: reasonsOf(inside, all),
      weight: certain[0]?.weight ?? least,
    };
    left = [...left.filter(({ pattern }) => !pattern.startsWith(`${folder}/`)), joined];
  }
  return left;
}

function reasonsOf(inside: readonly ProposedSource[], all: number): string[] {
  const [best] = inside;
  const count = `${inside.length} of its ${all} files are cited, named or changed with this page`;
  const [reason] = best?.reasons ?? [];
  return reason === undefined ? [count] : [count, `${nameOf(best?.pattern ?? '')}: ${reason}`];
}

/** Returns the file or folder right below a folder that is, or contains, a path. */
function childOf(folder: string, path: string): string {
  return path
    .slice(folder.length + 1)
    .split('/', 1)
    .join();
}

function foldersAround(path: string): string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.push(folder);
  return folders;
}
