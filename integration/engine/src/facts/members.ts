/** A member of a list, an object or a union, if the whole list stands on one line. */
export interface Member {
  readonly name: string;
  readonly isOptional: boolean;
  /** The text after the colon or the equals sign. It is `null` if the member has none. */
  readonly value: string | null;
  readonly text: string;
}

/** Matches the members of a union of strings, such as `'left' | 'right'`. */
const UNION = /(["'])[\w$:./-]+\1(?=\s*(?:\||;|$))/g;
const MEMBER =
  /^\s*(?:(["'])([^"']+)\1|:?(--?[A-Za-z][\w-]*|[A-Za-z_$][\w$]*))\s*(\?)?(?:\s*(?::(?!:)|=>?)\s*(\S.*)?)?$/;

/** Reads the members that stand on the same line as the start of their container. */
export function membersOf(text: string): Member[] {
  const start = text.search(/[[{]/);
  const end = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}'));
  if (start < 0 || end < start) return membersOfUnion(text);
  const inner = text.slice(start + 1, end);
  // Ruby separates the words of `%w[a b]` by spaces.
  const isWords = /%[wi]$/i.test(text.slice(0, start));
  const parts = inner.split(isWords ? /\s+/ : /[,;]/);
  // `process.env['PORT']` and `dict["key"]` are no lists.
  if (parts.length === 1 && text[start] === '[' && /[\w)\]]/.test(text[start - 1] ?? '')) return [];
  return parts.flatMap((part) => {
    const [, , quoted, plain, mark, value] = MEMBER.exec(part.trim()) ?? [];
    const name = quoted ?? plain;
    if (name === undefined) return [];
    return [{ name, isOptional: mark === '?', value: value ?? null, text: part }];
  });
}

function membersOfUnion(text: string): Member[] {
  const union = text.match(UNION) ?? [];
  if (union.length < 2) return [];
  return union.map((part) => ({
    name: part.slice(1, -1),
    isOptional: false,
    value: null,
    text: part,
  }));
}
