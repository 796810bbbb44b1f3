/** A part of a text that can do with fewer items. */
export interface Part {
  readonly head: string;
  readonly items: readonly string[];
  readonly foot: string;
  /** What an item is called, and several of them. */
  readonly noun: readonly [string, string];
  /** How much of the limit may be full when its items end, from 0 to 1. */
  readonly share: number;
}

/** A text that fits, and how many items of each part there was no room for. */
export interface Fitted {
  readonly text: string;
  readonly left: readonly { readonly noun: Part['noun']; readonly count: number }[];
}

/**
 * Puts parts one after another, each with as many whole items as there is room for; without its
 * first item a part is left out.
 *
 * @param limit in bytes of UTF-8; `null` for none
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
