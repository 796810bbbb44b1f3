import type { Html } from '@astro-drift/engine/internal/html/html';

/** More than this is not kept, in characters. */
const CAPACITY = 50_000_000;

/** Remembers rendered diffs while pages are made, for many show the same ones. */
export class DiffMemory {
  private readonly known = new Map<string, Html>();
  private size = 0;

  /** @param key all that the diff depends on */
  recall(key: string, render: () => Html): Html {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const diff = render();
    const { length } = diff.toString();
    if (this.size + length > CAPACITY) {
      this.known.clear();
      this.size = 0;
    }
    this.known.set(key, diff);
    this.size += length;
    return diff;
  }
}
