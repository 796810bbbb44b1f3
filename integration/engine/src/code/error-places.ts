import { doubtQuotes } from './literals.ts';

/**
 * Matches the start of a string that can have several lines. After a syntax error, the parser can
 * miss such a start.
 */
const LONG_STRING = /`|"""|'''|\br#*"/;

/**
 * If more text than this stands before a comment on its line, the comment may in fact be a part of
 * that text.
 */
const MAX_LINE = 2000;

/**
 * Remembers the parts of a file that the parser could not read. They must be added in the order of
 * the text.
 */
export class ErrorPlaces {
  private readonly text: string;
  private readonly hasErrors: boolean;
  /**
   * `end` is where the last unreadable part ends. Up to `safeEnd`, no string of several lines can
   * have begun in it.
   */
  private end = 0;
  private safeEnd = 0;

  constructor(text: string, hasErrors: boolean) {
    this.text = text;
    this.hasErrors = hasErrors;
  }

  /** Adds a part of the text that the parser could not read. */
  open(start: number, end: number): void {
    if (end <= this.end) return;
    const at = this.text.slice(start, end).search(LONG_STRING);
    this.end = end;
    this.safeEnd = at < 0 ? end : start + at;
  }

  /** Whether a comment that the parser found is certainly a comment, and not a part of a string. */
  isCertain(start: number): boolean {
    if (!this.hasErrors) return true;
    if (start >= this.safeEnd && start < this.end) return false;
    const lineStart = this.text.lastIndexOf('\n', start - 1) + 1;
    return start - lineStart < MAX_LINE && !doubtQuotes(this.text.slice(lineStart, start));
  }
}
