/** The least number of UTF-16 units in a piece. Only the last piece can be shorter. */
const ENOUGH = 65_536;

/** Joins lines into pieces that are not much longer than {@link ENOUGH}. */
export function* linePieces(lines: Iterable<string>): Generator<string, void, undefined> {
  let piece = '';
  let between = '';
  for (const line of lines) {
    piece += between + line;
    between = '\n';
    if (piece.length < ENOUGH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
