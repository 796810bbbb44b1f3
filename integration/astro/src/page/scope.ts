import type { Tag } from '@astro-drift/engine/internal/html/tag';
import type { Region, RenderedLink } from './rendered.ts';

/** An element that is open. */
export interface Open {
  readonly tag: Tag;
  readonly link: RenderedLink | null;
}

/** A region that is open, and what is open in it. */
export class Scope {
  readonly region: Region | null;
  section: string | null = null;
  private readonly elements: Open[] = [];
  /** So many elements of each name are open. */
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

  /** Closes the innermost element of a name with all that is open in it, which comes first. */
  close(name: string): Open[] {
    const closed = this.isIn([name]) ? this.elements.splice(this.indexOf(name)).reverse() : [];
    for (const element of closed) this.count(element, -1);
    return closed;
  }

  /** Takes the innermost element of a name for closed, and nothing that is open in it. */
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
