/** Ids of specs and paths of files that must not be named. */
export class Unnamed {
  private readonly names: ReadonlySet<string>;
  private readonly mention: RegExp;

  constructor(ids: readonly string[], files: readonly string[]) {
    this.names = new Set([...ids, ...files]);
    // A longer name may begin with a shorter one.
    const parts = [...this.names].sort((a, b) => b.length - a.length).map(escape);
    this.mention = new RegExp(
      String.raw`(?<![\p{L}\p{N}_/.-])(?:${parts.join('|')})(?![\p{L}\p{N}_/-]|\.[\p{L}\p{N}_])`,
      'gu',
    );
  }

  /** Whether there is nothing that must not be named. */
  get isEmpty(): boolean {
    return this.names.size === 0;
  }

  /** Whether this is the id or the path of something that must not be named. */
  has(name: string): boolean {
    return this.names.has(name);
  }

  /** Whether a text names any of it. */
  isIn(text: string): boolean {
    return !this.isEmpty && this.strike(text) !== text;
  }

  /** The text with all such names replaced. */
  strike(text: string): string {
    return this.isEmpty ? text : text.replace(this.mention, '…');
  }
}

function escape(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
