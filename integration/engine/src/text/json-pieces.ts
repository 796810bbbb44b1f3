/** So many UTF-16 units a piece has at most. */
export const LONGEST_PIECE = 65_536;

/** What is not larger is written at once, which is many times faster; see {@link sizeOf}. */
const SMALL = 8192;

/** Plain data as JSON writes it; see {@link jsonPieces}. */
type Plain = Readonly<Record<string, unknown>>;

/**
 * Writes plain data of any size as JSON in pieces. Decision: Write reports in pieces. Joined, the
 * pieces are what `JSON.stringify(value, null, indent)` returns, if it returns a text.
 *
 * @param indent spaces for each level; 0 for JSON on one line
 * @param encode encodes a part that ends where a value ends; it must not look beyond its part
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

/** @param end of a line, with the indentation of the next */
function* tokens(value: unknown, indent: number, end: string): Generator<string, void, undefined> {
  if (typeof value !== 'object' || value === null || sizeOf(value, SMALL) <= SMALL) {
    const json = JSON.stringify(value, null, indent);
    // A line break between two values is no part of any.
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

/** About as many characters as a value takes; some number above the limit where it takes more. */
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

/** JSON leaves other values out of objects. */
function isWritten(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}

/** Never parts the two halves of a character, which could not be encoded alone. */
function* slices(text: string): Generator<string, void, undefined> {
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + LONGEST_PIECE, text.length);
    if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end--;
    yield text.slice(start, end);
    start = end;
  }
}
