import type { FileComparison } from '@astro-drift/engine/internal/drift/file-comparison';
import { baselineDay } from '@astro-drift/engine/internal/report/baseline-day';
import type { SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { Absence } from '../diff/why-no-diff.ts';
import type { DiffRoom } from '../diff/page-budget.ts';
import type { TokenLine } from '../diff/tokens.ts';
import type { ChangedFile } from '../page/changed-file.ts';
import type { Highlighter } from '../source/highlighter.ts';
import type { FileContent, PublishedTexts } from './published-texts.ts';

/** The markup of a diff. If there is none, `note` says why. */
type FoundDiff = Pick<ChangedFile, 'diff' | 'note'>;

/** The number of files that are read together. */
const BATCH = 40;

/** What {@link readDiffs} needs. */
export interface DiffTools {
  readonly texts: PublishedTexts;
  readonly highlighter: Highlighter;
  readonly room: DiffRoom;
}

/** Reads changed files and renders their diffs, in order, as long as there is room. */
export async function readDiffs(
  spec: SpecReport,
  files: readonly FileComparison[],
  { texts: published, highlighter, room }: DiffTools,
): Promise<ReadonlyMap<FileComparison, FoundDiff>> {
  const found = new Map<FileComparison, FoundDiff>();
  for (let at = 0; at < files.length; at += BATCH) {
    const batch = files.slice(at, at + BATCH);
    const sides = new Map(batch.map((file) => [file, sidesOf(file)]));
    const wanted = room.isFull ? [] : [...sides.values()].flat();
    const texts = await published.readContents(wanted.filter((side) => side !== null));
    const linesOf = async (side: FileContent | null): Promise<Lines | null> => {
      if (side === null) return [];
      const text = texts.get(side);
      return text === undefined ? null : highlighter.lines(side.path, text.id, text.text);
    };
    for (const [file, [old, now]] of sides) {
      const lines = async (): Promise<[Lines | null, Lines | null]> => [
        await linesOf(old),
        await linesOf(now),
      ];
      found.set(file, await findDiff(spec, file, lines, room));
    }
  }
  return found;
}

type Lines = readonly TokenLine[];

/** Returns the contents of a file before and after a change. A missing one is `null`. */
function sidesOf({
  path,
  previousPath,
  before,
  after,
}: FileComparison): [old: FileContent | null, now: FileContent | null] {
  return [
    before === null ? null : { path: previousPath ?? path, oid: before },
    after === null ? null : { path, oid: after },
  ];
}

async function findDiff(
  spec: SpecReport,
  file: FileComparison,
  read: () => Promise<[old: Lines | null, now: Lines | null]>,
  room: DiffRoom,
): Promise<FoundDiff> {
  const { path, previousPath, before, after, diff } = file;
  if (room.isFull) return without('crowded');
  const [old, now] = await read();
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
