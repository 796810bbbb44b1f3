type Texts = ReadonlyMap<string, string>;

/** Reads contents by their ids. Contents that the clone lacks are left out. */
export type ReadTexts = (oids: Iterable<string>) => Promise<Texts>;

/**
 * Reads contents for many callers. While git is working, new requests are collected. One process
 * then reads all of them, because starting a process takes longer than reading.
 */
export class BatchedReader {
  private readonly source: ReadTexts;
  private wanted = new Set<string>();
  /** The read that has not begun yet. */
  private next: Promise<Texts> | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(source: ReadTexts) {
    this.source = source;
  }

  /** Reads contents by their ids. Contents that the clone lacks are left out. */
  async read(oids: Iterable<string>): Promise<Texts> {
    const own = [...new Set(oids)];
    if (own.length === 0) return new Map();
    for (const oid of own) this.wanted.add(oid);
    if (this.next === null) {
      this.next = this.last.then(() => this.begin());
      this.last = this.next.catch(() => undefined);
    }
    const texts = await this.next;
    return new Map(
      own.flatMap((oid) => {
        const text = texts.get(oid);
        return text === undefined ? [] : [[oid, text] as const];
      }),
    );
  }

  private begin(): Promise<Texts> {
    const { wanted } = this;
    this.wanted = new Set();
    this.next = null;
    return this.source(wanted);
  }
}
