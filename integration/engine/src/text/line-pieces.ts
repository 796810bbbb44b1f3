/** So many UTF-16 units are written together at least. */
const ENOUGH = 65_536;

/** Joins lines in pieces, none of which holds much more than is written together. */
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
