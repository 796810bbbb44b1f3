import { similarNames } from '@astro-drift/engine/internal/text/suggestion';

/** Says which known name was perhaps meant by a word, or else which names there are. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = similarNames(word, known);
  return near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${known.join(', ')}.`;
}
