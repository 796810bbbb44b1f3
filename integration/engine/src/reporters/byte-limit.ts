/** A part of a text. It can be shortened: items are left out at its end. */
export interface Part {
  readonly head: string;
  readonly items: readonly string[];
  readonly foot: string;
  /** The word for an item, in singular and plural. */
  readonly noun: readonly [string, string];
  /** The share of the limit, from 0 to 1, that the whole text may have used after this part. */
  readonly share: number;
}

/** A text that keeps the limit. It also says how many items of each part were left out. */
export interface Fitted {
  readonly text: string;
  readonly left: readonly { readonly noun: Part['noun']; readonly count: number }[];
}

/**
 * Joins parts, and takes as many whole items of each part as fit. If the first item of a part does
 * not fit, the whole part is left out.
 *
 * @param limit the limit in bytes of UTF-8; `null` for no limit
 */
export function fit(parts: readonly Part[], limit: number | null): Fitted {
  let text = '';
  let size = 0;
  const left: { noun: Part['noun']; count: number }[] = [];
  for (const { head, items, foot, noun, share } of parts) {
    const room = limit === null ? Infinity : limit * share - Buffer.byteLength(head + foot) - size;
    const count = countFitting(items, room);
    if (count < items.length) left.push({ noun, count: items.length - count });
    if (count === 0) continue;
    const written = head + items.slice(0, count).join('') + foot;
    text += written;
    size += Buffer.byteLength(written);
  }
  return { text, left };
}

function countFitting(items: readonly string[], room: number): number {
  let used = 0;
  for (const [index, item] of items.entries()) {
    used += Buffer.byteLength(item);
    if (used > room) return index;
  }
  return items.length;
}
