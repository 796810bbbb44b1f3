/** A text that is written in pieces. */
export function whole(pieces: Iterable<string>): string {
  return [...pieces].join('');
}
