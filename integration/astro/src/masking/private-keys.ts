/** A range of a text, in UTF-16 units: `start` included, `end` excluded. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * The maximum length of a key, in UTF-16 units. It includes the quotes that source code puts around
 * each line.
 */
const LONGEST = 20_000;

const BEGIN = /-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----/;

/** Matches a part of a key, in Base64. */
const KEY = /[A-Za-z0-9+/=]{40}/;

/**
 * Matches a line that contains only a part of a key and the characters that source code puts around
 * it.
 */
const KEY_LINE = /^\W*[A-Za-z0-9+/=]{40,}(?:\\n)?\W*$/;
/** A longer line cannot belong to a key, even with quotes and indentation. */
const LONGEST_LINE = 200;

const HEADER = /^\W*[A-Z][\w-]{0,40}: /;
const NO_WORDS = /^\W*(?:\\n)?\W*$/;

/**
 * Finds the private keys in a text: what is between the BEGIN and END lines of OpenSSL and PGP. The
 * END line may be missing.
 */
export function findPrivateKeys(text: string): Run[] {
  const begins = [...text.matchAll(BEGIN)].map((match) => match.index + match[0].length);
  return begins.flatMap((start, index) => {
    const limit = Math.min(begins[index + 1] ?? text.length, start + LONGEST);
    const within = text.slice(start, limit);
    const end = END.exec(within)?.index;
    const key = end === undefined ? withoutRest(within) : within.slice(0, end);
    return KEY.test(key) ? runsOf(key, start) : [];
  });
}

/** Returns the lines that look like a key. This is used if the END line is missing. */
function withoutRest(text: string): string {
  const here = /^(?:\\[nr]|[A-Za-z0-9+/=]{40,})+/.exec(text)?.[0] ?? '';
  if (KEY.test(here)) return here;
  const [rest = '', ...lines] = text.split('\n');
  if (!isLike(rest, NO_WORDS)) return '';
  const others = lines.findIndex((line) => !isLike(line, KEY_LINE, HEADER, NO_WORDS));
  return [rest, ...lines.slice(0, others < 0 ? lines.length : others)].join('\n');
}

function isLike(line: string, ...patterns: readonly RegExp[]): boolean {
  return line.length <= LONGEST_LINE && patterns.some((pattern) => pattern.test(line));
}

/** Returns the ranges of a key's characters, without what source code puts between them. */
function runsOf(key: string, offset: number): Run[] {
  return [...key.matchAll(/\\[nrt]|[A-Za-z0-9+/=]+/g)]
    .filter(([found]) => !found.startsWith('\\'))
    .map(({ index, 0: found }) => ({ start: offset + index, end: offset + index + found.length }));
}
