/** Words that are looked for in many texts. */
export class WantedWords {
  private readonly words: ReadonlySet<string>;
  /** The words with hyphens. */
  private readonly compound: readonly string[];
  /** Whether a wanted word has this length and this first character. */
  private readonly shapes = new Set<number>();

  constructor(words: Iterable<string>) {
    const all = [...words];
    this.words = new Set(all.filter((word) => !word.includes('-')));
    this.compound = all.filter((word) => word.includes('-'));
    for (const word of this.words) this.shapes.add(shapeOf(word.charCodeAt(0), word.length));
  }

  /**
   * Returns the wanted words of a content. It makes a string only of words with a likely shape,
   * because it reads large parts of a history.
   */
  in(content: Buffer): Set<string> {
    const found = new Set(this.compound.filter((word) => content.includes(word)));
    const { length } = content;
    let start = -1;
    for (let at = 0; at <= length; at++) {
      if (at < length && IS_WORD[content[at] ?? 0] === 1) {
        if (start < 0) start = at;
        continue;
      }
      if (start < 0) continue;
      if (this.shapes.has(shapeOf(content[start] ?? 0, at - start))) {
        const word = content.toString('latin1', start, at);
        if (this.words.has(word)) found.add(word);
      }
      start = -1;
    }
    return found;
  }
}

function shapeOf(first: number, length: number): number {
  return first * 1000 + length;
}

/** Whether a byte can be a part of an identifier: a letter, a digit, `_` or `$`. */
const IS_WORD = Uint8Array.from({ length: 256 }, (_, code) =>
  /[\w$]/.test(String.fromCharCode(code)) ? 1 : 0,
);
