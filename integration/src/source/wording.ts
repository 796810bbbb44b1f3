import type { CitationReport } from '../report/schema.ts';
import type { BaselineDifference } from './baselines.ts';
import type { LineRange } from './line-range.ts';

/** What became of cited lines, as a reader of the source sees it; of those that are right, nothing. */
export const STATE_LABELS: Readonly<Record<CitationReport['state'], string | null>> = {
  ok: null,
  moved: 'moved',
  changed: 'changed since',
  deleted: 'deleted since',
  'out-of-range': 'lines that do not exist',
  missing: 'missing',
};

/** `line 12`, `lines 12 to 40`. */
export function describeLines({ first, last }: LineRange): string {
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}

/** How a file differs from what it was: `45 lines added, 3 changed`, `unchanged`. */
export function describeDifference({ state, added, changed, removed }: BaselineDifference): string {
  const counts = [
    added > 0 && `${added} added`,
    changed > 0 && `${changed} changed`,
    removed > 0 && `${removed} ${removed === 1 ? 'place' : 'places'} with lines removed`,
  ].filter((count) => count !== false);
  switch (state) {
    case 'unchanged':
      return 'unchanged';
    case 'new':
      return 'the file is new';
    case 'unknown':
      return 'cannot be told';
    case 'changed':
      return counts.length === 0 ? 'no line differs' : counts.join(', ');
    case 'unmarked':
      return `${counts.join(', ')}, without marks`;
  }
}

/** `812 bytes`, `5.5 kB`, `3.1 MB`. */
export function describeSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000
    ? `${(bytes / 1000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
