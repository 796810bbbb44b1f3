import type { Tag } from '@astro-drift/engine/internal/html/tag';
import type { Region, RenderedLink } from './rendered.ts';

/** An HTML element whose end tag has not been read yet. */
export interface Open {
  readonly tag: Tag;
  readonly link: RenderedLink | null;
}

/** Keeps track of the open elements in a region. */
export class Scope {
  readonly region: Region | null;
  section: string | null = null;
  private readonly elements: Open[] = [];
  /** The number of open elements of each name. */
  private readonly counts = new Map<string, number>();

  constructor(region: Region | null) {
    this.region = region;
  }

  isIn(names: Iterable<string>): boolean {
    for (const name of names) if ((this.counts.get(name) ?? 0) > 0) return true;
    return false;
  }

  open(element: Open): void {
    this.elements.push(element);
    this.count(element, 1);
  }

  /**
   * Closes the innermost open element of this name, and all elements in it. Returns the closed
   * elements, innermost first.
   */
  close(name: string): Open[] {
    const closed = this.isIn([name]) ? this.elements.splice(this.indexOf(name)).reverse() : [];
    for (const element of closed) this.count(element, -1);
    return closed;
  }

  /** Closes the innermost open element of this name. The elements in it stay open. */
  forget(name: string): void {
    if (!this.isIn([name])) return;
    for (const element of this.elements.splice(this.indexOf(name), 1)) this.count(element, -1);
  }

  private indexOf(name: string): number {
    return this.elements.findLastIndex(({ tag }) => tag.name === name);
  }

  private count({ tag: { name } }: Open, difference: number): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + difference);
  }
}
