/** Holds names that must not appear in texts: ids of specs, and paths of files. */
export class Unnamed {
  private readonly names: ReadonlySet<string>;
  private readonly mention: RegExp;

  constructor(ids: readonly string[], files: readonly string[]) {
    this.names = new Set([...ids, ...files]);
    // The longest name comes first, because a longer name can begin with a shorter one.
    const parts = [...this.names].sort((a, b) => b.length - a.length).map(escape);
    this.mention = new RegExp(
      String.raw`(?<![\p{L}\p{N}_/.-])(?:${parts.join('|')})(?![\p{L}\p{N}_/-]|\.[\p{L}\p{N}_])`,
      'gu',
    );
  }

  /** Whether there are no names. */
  get isEmpty(): boolean {
    return this.names.size === 0;
  }

  /** Returns whether a name is one of these names. */
  has(name: string): boolean {
    return this.names.has(name);
  }

  /** Returns whether a text contains one of the names. */
  isIn(text: string): boolean {
    return !this.isEmpty && this.strike(text) !== text;
  }

  /** Replaces each of the names in a text by an ellipsis. */
  strike(text: string): string {
    return this.isEmpty ? text : text.replace(this.mention, '…');
  }
}

function escape(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
