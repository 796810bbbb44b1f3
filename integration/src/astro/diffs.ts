import type { Absence } from '../diff/absence.ts';
import type { DiffRoom } from '../diff/fitting.ts';
import type { TokenLine } from '../diff/tokens.ts';
import type { FileComparison } from '../drift/file-comparison.ts';
import type { ChangedFile } from '../page/changed-file.ts';
import { baselineDay } from '../report/baseline-day.ts';
import type { ReadTexts } from '../git/gathered-texts.ts';
import type { SpecReport } from '../report/schema.ts';
import type { Highlighter } from '../source/highlighter.ts';

/** The markup of a diff, or why there is none. */
type FoundDiff = Pick<ChangedFile, 'diff' | 'note'>;

/** So many files are read at once. */
const BATCH = 40;

/** What diffs are made with. */
export interface DiffTools {
  readonly readTexts: ReadTexts;
  readonly highlighter: Highlighter;
  readonly room: DiffRoom;
}

/** Reads changed files and renders their diffs, one after the other, until the room is used up. */
export async function readDiffs(
  spec: SpecReport,
  files: readonly FileComparison[],
  { readTexts, highlighter, room }: DiffTools,
): Promise<ReadonlyMap<FileComparison, FoundDiff>> {
  const found = new Map<FileComparison, FoundDiff>();
  for (let at = 0; at < files.length; at += BATCH) {
    const batch = files.slice(at, at + BATCH);
    const oids = room.isFull ? [] : batch.flatMap(({ before, after }) => [before, after]);
    const texts = await readTexts(oids.filter((oid) => oid !== null));
    const linesOf = async (path: string, oid: string | null): Promise<Lines | null> => {
      if (oid === null) return [];
      const text = texts.get(oid);
      return text === undefined ? null : highlighter.lines(path, oid, text);
    };
    for (const file of batch) found.set(file, await findDiff(spec, file, linesOf, room));
  }
  return found;
}

type Lines = readonly TokenLine[];

async function findDiff(
  spec: SpecReport,
  file: FileComparison,
  linesOf: (path: string, oid: string | null) => Promise<Lines | null>,
  room: DiffRoom,
): Promise<FoundDiff> {
  const { path, previousPath, before, after, diff } = file;
  if (room.isFull) return without('crowded');
  const old = await linesOf(previousPath ?? path, before);
  const now = await linesOf(path, after);
  if (old === null || now === null || diff === null) return without('unreadable');
  try {
    const rendered = room.render(
      { id: `${before ?? ''} ${after ?? ''}`, old, now, hunks: diff.hunks },
      { path, previousPath, day: baselineDay(spec) },
    );
    if (rendered === null) return without('crowded');
    return { diff: rendered.toString(), note: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return without('filtered');
  }
}

function without(note: Absence): FoundDiff {
  return { diff: null, note };
}
