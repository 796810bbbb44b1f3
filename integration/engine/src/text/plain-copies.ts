/**
 * Copies plain data, so that it can be kept in memory for long. The texts that V8 cuts out of a
 * longer one keep the longer one alive, such as a whole file; the copies do not. Equal texts are
 * kept once.
 */
export class PlainCopies {
  private readonly texts = new Map<string, string>();

  /** @param data data that JSON can represent */
  copy<T>(data: T): T {
    return this.share(JSON.parse(JSON.stringify(data)) as T);
  }

  /** Replaces texts in data that nobody else has. */
  private share<T>(data: T): T {
    if (typeof data === 'string') return this.keep(data) as T;
    if (typeof data !== 'object' || data === null) return data;
    const fields = data as Record<string, unknown>;
    for (const key in fields) {
      const value = fields[key];
      if (typeof value === 'string') fields[key] = this.keep(value);
      else if (typeof value === 'object') this.share(value);
    }
    return data;
  }

  private keep(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    this.texts.set(text, text);
    return text;
  }
}
