/** Ids of specs and paths of files that must not appear in texts. */
export class Unnamed {
  private readonly names: ReadonlySet<string>;
  private readonly mention: RegExp;

  constructor(ids: readonly string[], files: readonly string[]) {
    this.names = new Set([...ids, ...files]);
    // Longest first, because a longer name can begin with a shorter one.
    const parts = [...this.names].sort((a, b) => b.length - a.length).map(escape);
    this.mention = new RegExp(
      String.raw`(?<![\p{L}\p{N}_/.-])(?:${parts.join('|')})(?![\p{L}\p{N}_/-]|\.[\p{L}\p{N}_])`,
      'gu',
    );
  }

  /** Whether the list is empty. */
  get isEmpty(): boolean {
    return this.names.size === 0;
  }

  /** Whether a name is on the list. */
  has(name: string): boolean {
    return this.names.has(name);
  }

  /** Whether a text contains one of the names. */
  isIn(text: string): boolean {
    return !this.isEmpty && this.strike(text) !== text;
  }

  /** Replaces all of the names in a text. */
  strike(text: string): string {
    return this.isEmpty ? text : text.replace(this.mention, '…');
  }
}

function escape(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
