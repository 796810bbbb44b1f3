/** The greatest length of a piece, in UTF-16 units. */
export const LONGEST_PIECE = 65_536;

/**
 * Values up to this size are written at once, which is many times faster. {@link sizeOf} measures
 * the size.
 */
const SMALL = 8192;

/** An object of plain data. {@link jsonPieces} can write it. */
type Plain = Readonly<Record<string, unknown>>;

/**
 * Writes plain data of any size as JSON, in pieces. Joined, the pieces are what
 * `JSON.stringify(value, null, indent)` returns, provided that it returns a text.
 *
 * Decision: Write reports in pieces.
 *
 * @param indent the number of spaces for each level; 0 for JSON on one line
 * @param encode encodes a part of the JSON; a part always ends where a value ends, so parts can be
 * encoded separately
 */
export function* jsonPieces(
  value: unknown,
  indent: number,
  encode: (json: string) => string = (json) => json,
): Generator<string, void, undefined> {
  let part = '';
  for (const token of tokens(value, indent, indent > 0 ? '\n' : '')) {
    part += token;
    if (part.length < LONGEST_PIECE) continue;
    yield* slices(encode(part));
    part = '';
  }
  if (part !== '') yield* slices(encode(part));
}

/**
 * Yields the JSON of a value in parts.
 *
 * @param end the end of a line, with the indent of the next line; empty for JSON on one line
 */
function* tokens(value: unknown, indent: number, end: string): Generator<string, void, undefined> {
  if (typeof value !== 'object' || value === null || sizeOf(value, SMALL) <= SMALL) {
    const json = JSON.stringify(value, null, indent);
    // A line break stands between two values and never inside of a value.
    yield indent > 0 ? json.replaceAll('\n', end) : json;
    return;
  }
  const isArray = Array.isArray(value);
  const inner = end === '' ? '' : end + ' '.repeat(indent);
  let before = isArray ? '[' : '{';
  const items: Iterable<[string, unknown]> = isArray
    ? (value as readonly unknown[]).map((item) => ['', isWritten(item) ? item : null])
    : Object.entries(value as Plain).filter(([, item]) => isWritten(item));
  for (const [name, item] of items) {
    const key = isArray ? '' : `${JSON.stringify(name)}:${indent > 0 ? ' ' : ''}`;
    yield before + inner + key;
    yield* tokens(item, indent, inner);
    before = ',';
  }
  const isEmpty = before !== ',';
  yield isEmpty ? (isArray ? '[]' : '{}') : end + (isArray ? ']' : '}');
}

/**
 * Estimates the number of characters of a value. If it exceeds the limit, any number above the
 * limit is returned.
 */
function sizeOf(value: unknown, limit: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 2;
  const isArray = Array.isArray(value);
  for (const name in value) {
    if (!isArray) size += name.length + 4;
    size += sizeOf((value as Plain)[name], limit - size);
    if (size > limit) break;
  }
  return size;
}

/** Whether JSON keeps a value. JSON leaves other values out of objects. */
function isWritten(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}

/**
 * Splits a text into pieces. It never separates the two halves of a character, because a half
 * cannot be encoded.
 */
function* slices(text: string): Generator<string, void, undefined> {
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + LONGEST_PIECE, text.length);
    if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end--;
    yield text.slice(start, end);
    start = end;
  }
}
