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
   * Returns the wanted words of a text. It makes a string only of words with a likely shape, because
   * it reads large parts of a history.
   */
  in(text: string): Set<string> {
    const found = new Set(this.compound.filter((word) => text.includes(word)));
    let start = -1;
    for (let at = 0; at <= text.length; at++) {
      if (at < text.length && isWordCharacter(text.charCodeAt(at))) {
        if (start < 0) start = at;
        continue;
      }
      if (start < 0) continue;
      if (this.shapes.has(shapeOf(text.charCodeAt(start), at - start))) {
        const word = text.slice(start, at);
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

/** Whether a character can be a part of an identifier: a letter, a digit, `_` or `$`. */
function isWordCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36
  );
}
