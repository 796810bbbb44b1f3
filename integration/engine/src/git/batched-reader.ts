type Texts = ReadonlyMap<string, string>;

/** Reads contents by their ids. What is not here is left out. */
export type ReadTexts = (oids: Iterable<string>) => Promise<Texts>;

/**
 * Reads contents for many that ask at once. What they ask for while git is at work is gathered and
 * read by one process, for to start one takes longer than to use what it reads.
 */
export class BatchedReader {
  private readonly source: ReadTexts;
  private wanted = new Set<string>();
  /** The read that is still to begin. */
  private next: Promise<Texts> | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(source: ReadTexts) {
    this.source = source;
  }

  /** Reads contents by their ids. What the clone lacks is left out. */
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
