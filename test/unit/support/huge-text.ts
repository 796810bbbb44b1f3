import { isNightly } from '../../support/nightly.ts';

/** So many characters that one step for each pair of them takes an hour, and one for each of them no time. */
const LENGTH = isNightly ? 2_000_000 : 1_000_000;

/**
 * A text that repeats a piece, so long that work which grows with the square of its length does not
 * end before the time-out of the tests, however fast the machine is.
 */
export function hugeText(piece: string): string {
  return piece.repeat(LENGTH / piece.length);
}
