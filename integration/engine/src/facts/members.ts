/** A member of a list, an object or a union that stands on one line. */
export interface Member {
  readonly name: string;
  readonly isOptional: boolean;
  /** The text after the colon or the equals sign; `null` for a member without one. */
  readonly value: string | null;
  readonly text: string;
}

/** Members of a union of strings: `'left' | 'right'`. */
const UNION = /(["'])[\w$:./-]+\1(?=\s*(?:\||;|$))/g;
const MEMBER =
  /^\s*(?:(["'])([^"']+)\1|:?(--?[A-Za-z][\w-]*|[A-Za-z_$][\w$]*))\s*(\?)?(?:\s*(?::(?!:)|=>?)\s*(\S.*)?)?$/;

/** Reads the members that stand on the line on which their container begins. */
export function membersOf(text: string): Member[] {
  const start = text.search(/[[{]/);
  const end = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}'));
  if (start < 0 || end < start) return membersOfUnion(text);
  const inner = text.slice(start + 1, end);
  // Ruby's `%w[a b]` is separated by spaces.
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
