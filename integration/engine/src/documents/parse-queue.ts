/** The most texts that are parsed together. One answer for many small texts saves time. */
const MOST_TEXTS = 64;
const MOST_CHARACTERS = 256_000;

/** A text that waits to be parsed. */
export interface Waiting {
  readonly text: string;
}

/**
 * Decides which texts a process parses next, and which text to blame if the process ends before it
 * has answered. A text is blamed only if it was parsed alone, and if an earlier process had ended
 * with it among other texts. So a process that somebody else kills costs no text.
 */
export class ParseQueue<T extends Waiting> {
  private readonly waiting: T[] = [];
  /** Texts that were parsed together when a process ended. They are parsed one by one. */
  private readonly suspects: T[] = [];
  private sent: readonly T[] = [];
  private isAlone = false;

  add(text: T): void {
    this.waiting.push(text);
  }

  /** Whether an answer is awaited. */
  get isBusy(): boolean {
    return this.sent.length > 0;
  }

  /** Whether no text waits. */
  get isEmpty(): boolean {
    return this.waiting.length + this.suspects.length === 0;
  }

  /** Returns the texts to parse now, in this order. Returns none while an answer is awaited. */
  next(): readonly T[] {
    if (this.isBusy) return [];
    const suspect = this.suspects.shift();
    this.isAlone = suspect !== undefined;
    this.sent = suspect === undefined ? this.takeMany() : [suspect];
    return this.sent;
  }

  /** Is called when all texts that were to be parsed have been answered. Returns these texts. */
  answered(): readonly T[] {
    const { sent } = this;
    this.sent = [];
    return sent;
  }

  /**
   * Is called when the process has ended before it answered.
   *
   * @param culprit the index of the text that took too long, among those that were to be parsed;
   *   `null` if it is not known
   * @returns the text to blame, if there is one; all others are parsed again
   */
  ended(culprit: number | null): T | null {
    const sent = this.answered();
    const blamed = culprit === null ? (this.isAlone ? sent[0] : undefined) : sent[culprit];
    if (blamed === undefined) this.suspects.push(...sent);
    else this.waiting.unshift(...sent.filter((text) => text !== blamed));
    return blamed ?? null;
  }

  /** Gives up. Returns all texts that have not been answered. */
  clear(): readonly T[] {
    return [...this.answered(), ...this.suspects.splice(0), ...this.waiting.splice(0)];
  }

  private takeMany(): readonly T[] {
    let characters = 0;
    let count = 0;
    for (const { text } of this.waiting) {
      characters += text.length;
      if (count > 0 && (characters > MOST_CHARACTERS || count === MOST_TEXTS)) break;
      count++;
    }
    return this.waiting.splice(0, count);
  }
}
