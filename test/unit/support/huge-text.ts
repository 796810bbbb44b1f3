/** So many characters that one step for each pair of them takes hours, and one for each of them no time. */
const LENGTH = 2_000_000;

/**
 * A text that repeats a piece, so long that work which grows with the square of its length does not
 * end before the time-out of the tests, however fast the machine is.
 */
export function hugeText(piece: string): string {
  return piece.repeat(LENGTH / piece.length);
}
