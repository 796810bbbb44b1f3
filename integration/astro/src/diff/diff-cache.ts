import type { Html } from '@astro-drift/engine/internal/html/html';

/** The maximum size of the cache, in characters of HTML. */
const CAPACITY = 50_000_000;

/** Caches rendered diffs, because many pages show the same ones. */
export class DiffMemory {
  private readonly known = new Map<string, Html>();
  private size = 0;

  /**
   * Returns the cached diff, or renders it.
   *
   * @param key identifies everything that the diff depends on
   */
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
