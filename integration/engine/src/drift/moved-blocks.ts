import {
  type BlockPlace,
  countBlock,
  findBlocks,
  isTelling,
  type LostBlock,
} from '../citations/block-search.ts';
import type { JudgedCitation } from '../citations/citation.ts';
import type { FilePlace } from '../files/lines.ts';
import { fetchTexts } from '../git/fetch.ts';
import type { FileState } from '../git/files.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { textOidOf } from './content-id.ts';
import type { Timeline } from './timeline.ts';

/** Cited lines that are no longer in their place, with their text. */
interface LostLines extends LostBlock {
  readonly citation: JudgedCitation;
  /**
   * The number of blank lines at the start and at the end of the cited lines. They are left out of
   * `lines`.
   */
  readonly blankBefore: number;
  readonly blankAfter: number;
}

/**
 * If more files changed than this, only those are searched that were changed together with a cited
 * file, in the same commit or in the working tree.
 */
const MANY_FILES = 5000;

/**
 * Finds cited lines that moved unchanged: within their file, or to another changed file with the
 * same extension. Lines are not found if they occur in several places now, or if they were in the
 * new place already when they were cited.
 *
 * @param lost citations whose lines changed or are gone
 */
export async function findMoved(
  session: GitSession,
  snapshot: Snapshot,
  timeline: Timeline,
  lost: readonly JudgedCitation[],
): Promise<Map<JudgedCitation, FilePlace>> {
  const moved = new Map<JudgedCitation, FilePlace>();
  if (lost.length === 0) return moved;
  const paths = candidatesFor(lost, snapshot, timeline);
  await snapshot.settle(paths, session);
  const contents = await fetchTexts(session, [
    ...lost.flatMap(({ before }) => idsOf(before)),
    ...paths.flatMap((path) => idsOf(snapshot.stateOf(path))),
  ]);
  const lines = new Map<string, string[]>();
  const linesOf = (oid: string): readonly string[] => {
    const known = lines.get(oid) ?? (contents.get(oid) ?? '').split('\n');
    lines.set(oid, known);
    return known;
  };
  const blocks = lost.flatMap((citation) => lostLines(citation, linesOf));
  const texts = new Map(
    paths.flatMap((path) =>
      idsOf(snapshot.stateOf(path)).map((oid) => [path, contents.get(oid) ?? ''] as const),
    ),
  );
  const found = [...findBlocks(blocks, texts)].filter(([, places]) => places.length > 0);
  const older = await fetchTexts(
    session,
    found.flatMap(([{ citation }, places]) =>
      places
        .filter(({ text }) => text !== citation.currentPath)
        .flatMap(({ text }) => idsOf(citation.authored.stateOf(text))),
    ),
  );
  for (const [block, places] of found) {
    const [place, ...others] = places.filter(({ text }) => isNewIn(text, block, contents, older));
    if (place === undefined || others.length > 0) continue;
    const [oid = ''] = idsOf(snapshot.stateOf(place.text));
    moved.set(block.citation, linesAt(place, block, linesOf(oid)));
  }
  return moved;
}

function lostLines(
  citation: JudgedCitation,
  linesOf: (oid: string) => readonly string[],
): LostLines[] {
  const { before, startLine, endLine } = citation;
  const [oid] = idsOf(before);
  if (oid === undefined || startLine === null || endLine === null) return [];
  const lines = linesOf(oid).slice(startLine - 1, endLine);
  if (lines.length < endLine - startLine + 1) return [];
  const blankBefore = lines.findIndex((line) => !isBlank(line));
  const blankAfter = lines.length - 1 - lines.findLastIndex((line) => !isBlank(line));
  const block = {
    citation,
    lines: lines.slice(Math.max(blankBefore, 0), lines.length - blankAfter),
    blankBefore,
    blankAfter,
  };
  return isTelling(block) ? [block] : [];
}

function isBlank(line: string | undefined): boolean {
  return line?.trim() === '';
}

/**
 * Returns the files that may contain the lost lines: changed files with the same extension as a
 * cited file.
 */
function candidatesFor(
  lost: readonly JudgedCitation[],
  snapshot: Snapshot,
  timeline: Timeline,
): string[] {
  const kinds = new Set(lost.map(({ path }) => extensionOf(path)));
  const isCandidate = (path: string): boolean =>
    kinds.has(extensionOf(path)) && snapshot.exists(path);
  const own = lost.map(({ currentPath }) => currentPath);
  const uncommitted = [...snapshot.uncommittedPaths()];
  const changed = new Set([...own, ...uncommitted, ...timeline.paths()].filter(isCandidate));
  if (changed.size <= MANY_FILES) return [...changed];
  const together = new Set([...own, ...uncommitted.slice(0, MANY_FILES)]);
  for (const path of new Set(lost.map((citation) => citation.path))) {
    for (const { commit } of timeline.changesOf(path)) {
      for (const file of commit.files) together.add(file.path);
    }
  }
  return [...together].filter(isCandidate).slice(0, MANY_FILES);
}

/**
 * Whether a block came to its place in a file after it was cited. The cited file has to have
 * contained the block exactly once. Another file must not have contained it.
 *
 * @param contents the contents of cited files, by blob id
 * @param older the older contents of the other files, by blob id
 */
function isNewIn(
  path: string,
  { citation, lines }: LostLines,
  contents: ReadonlyMap<string, string>,
  older: ReadonlyMap<string, string>,
): boolean {
  const [own] = idsOf(citation.before);
  if (path === citation.currentPath)
    return countBlock(lines, contents.get(own ?? '') ?? '', 2) === 1;
  const before = citation.authored.stateOf(path);
  const text = older.get(idsOf(before)[0] ?? '');
  return text === undefined ? before === null : countBlock(lines, text, 1) === 0;
}

/**
 * Returns the lines of a block that was found, with the blank lines that were cited around it.
 *
 * @param there the lines of the file in which the block stands now
 */
function linesAt(
  place: BlockPlace,
  { lines, blankBefore, blankAfter }: LostLines,
  there: readonly string[],
): FilePlace {
  let { startLine } = place;
  let endLine = startLine + lines.length - 1;
  for (let left = blankBefore; left > 0 && isBlank(there[startLine - 2]); left--) startLine--;
  // The empty text after the last line break is no line.
  const isLine = (): boolean => endLine < there.length - 1;
  for (let left = blankAfter; left > 0 && isLine() && isBlank(there[endLine]); left--) endLine++;
  return { path: place.text, startLine, endLine };
}

function idsOf(state: FileState | null | undefined): string[] {
  const oid = textOidOf(state);
  return oid === null ? [] : [oid];
}

function extensionOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? '';
}
