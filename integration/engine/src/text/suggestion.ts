import { distance } from 'fastest-levenshtein';

/** The largest number of names that are suggested. */
const MOST = 3;

/**
 * Finds the known names that resemble a word which is none of them. If no whole name does, names
 * count whose end resembles it, or a part between `/` and `.`. Upper and lower case are the same.
 *
 * @returns at most three names, the most similar ones first
 */
export function similarNames(word: string, known: readonly string[]): string[] {
  const written = word.toLowerCase();
  const whole = nearest(written, known, (name) => [name]);
  return whole.length > 0
    ? whole
    : nearest(written, known, (name) => [name.slice(-written.length), ...name.split(/[/.]/)]);
}

/**
 * Says which known name was perhaps meant, or else which names there are.
 *
 * @param quote how a name is written, for instance between backticks
 * @returns the end of a sentence, such as `did you mean drift?` or `there are: drift, overdue`
 */
export function suggestName(
  word: string,
  known: readonly string[],
  quote = (name: string): string => name,
): string {
  const near = similarNames(word, known);
  return near.length > 0
    ? `did you mean ${near.map(quote).join(' or ')}?`
    : `there are: ${known.map(quote).join(', ')}`;
}

function nearest(
  word: string,
  known: readonly string[],
  partsOf: (name: string) => readonly string[],
): string[] {
  // Two swapped letters are two edits.
  const most = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  const near = known
    .map((name) => ({ name, away: awayFrom(word, partsOf(name.toLowerCase()), most) }))
    .filter(({ away }) => away <= most)
    .sort((a, b) => a.away - b.away);
  const least = near[0]?.away ?? 0;
  return near
    .filter(({ away }) => away <= least + 1)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** Returns the smallest number of edits between a word and a part; many if there are too many. */
function awayFrom(word: string, parts: readonly string[], most: number): number {
  const possible = parts.filter((part) => Math.abs(part.length - word.length) <= most);
  return Math.min(...possible.map((part) => distance(word, part)));
}
