import type { FilePlace } from '@astro-drift/engine/internal/files/lines';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import type { MaskedText } from '../masking/masked-text.ts';
import { fragmentOf } from './links.ts';

/** The excerpts of cited sources. The keys are made by {@link excerptKey}. */
export type Excerpts = Readonly<Record<string, readonly string[]>>;

/**
 * The maximum number of lines of an excerpt. A preview with several excerpts has the same limit.
 */
export const EXCERPT_LINES = 10;

/** The maximum number of characters of a line in an excerpt. */
const WIDTH = 160;

/**
 * Returns the key for the current lines of a citation, such as `src/a.ts#L3-L9`. For a whole file,
 * it is `src/a.ts`.
 */
function excerptKey(current: FilePlace): string {
  return current.path + fragmentOf(current);
}

/**
 * Makes an excerpt for each citation of a report: the first ten lines of its current lines. Lines
 * are cut at 160 characters, and empty lines at the end are left out.
 *
 * @param sources the contents of the files that may be shown, by path; other files get no excerpt
 */
export function excerptsOf(report: Report, sources: ReadonlyMap<string, MaskedText>): Excerpts {
  const excerpts = new Map<string, readonly string[]>();
  const lines = new Map<string, string[]>();
  for (const current of placesOf(report)) {
    const text = sources.get(current.path);
    const key = excerptKey(current);
    if (text === undefined || excerpts.has(key)) continue;
    const all = lines.get(current.path) ?? text.split('\n');
    lines.set(current.path, all);
    const first = (current.startLine ?? 1) - 1;
    const end = current.startLine === null ? all.length : (current.endLine ?? first + 1);
    const shown = withoutBlankEnd(all.slice(first, Math.min(end, first + EXCERPT_LINES)));
    excerpts.set(key, shown.map(cutLine));
  }
  return Object.fromEntries(excerpts);
}

/**
 * Returns the excerpt for the current lines of a citation, or `null`. A key can be a name that
 * every object has, such as `constructor`.
 */
export function findExcerpt(excerpts: Excerpts, current: FilePlace): readonly string[] | null {
  const key = excerptKey(current);
  return Object.hasOwn(excerpts, key) ? (excerpts[key] ?? null) : null;
}

/** Keeps only the excerpts that a report cites and that come from the given files. */
export function narrowExcerpts(
  excerpts: Excerpts,
  report: Report,
  sources: ReadonlySet<string>,
): Excerpts {
  const keys = placesOf(report)
    .filter(({ path }) => sources.has(path))
    .map(excerptKey);
  const cited = new Set(keys);
  return Object.fromEntries(Object.entries(excerpts).filter(([key]) => cited.has(key)));
}

/** Returns the current lines of all citations in a report. */
function placesOf({ specs }: Report): FilePlace[] {
  return specs
    .flatMap(({ documents }) => documents)
    .flatMap(({ citations }) => citations)
    .map(({ current }) => current)
    .filter((current) => current !== null);
}

function withoutBlankEnd(lines: readonly string[]): string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

/** Cuts a line that is too long. Removes white space at its end. */
export function cutLine(line: string): string {
  const whole = line.trimEnd();
  if (whole.length <= WIDTH) return whole;
  // The cut must not leave half of a surrogate pair.
  return `${whole.slice(0, WIDTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
