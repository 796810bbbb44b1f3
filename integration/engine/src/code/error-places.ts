import { doubtQuotes } from './literals.ts';

/** The start of a string that can have several lines. A parser that lost its way can miss it. */
const LONG_STRING = /`|"""|'''|\br#*"/;

/** A comment behind a longer text on its line can be a part of that text. */
const MAX_LINE = 2000;

/** The texts in a file that the parser could not read. They are opened in the order of the text. */
export class ErrorPlaces {
  private readonly text: string;
  private readonly hasErrors: boolean;
  /** The end of the last text that the parser could not read, and of its trustworthy start. */
  private end = 0;
  private safeEnd = 0;

  constructor(text: string, hasErrors: boolean) {
    this.text = text;
    this.hasErrors = hasErrors;
  }

  /** Begins a text that the parser could not read. */
  open(start: number, end: number): void {
    if (end <= this.end) return;
    const at = this.text.slice(start, end).search(LONG_STRING);
    this.end = end;
    this.safeEnd = at < 0 ? end : start + at;
  }

  /** Whether what the parser takes for a comment is one, and not a part of a string. */
  isCertain(start: number): boolean {
    if (!this.hasErrors) return true;
    if (start >= this.safeEnd && start < this.end) return false;
    const lineStart = this.text.lastIndexOf('\n', start - 1) + 1;
    return start - lineStart < MAX_LINE && !doubtQuotes(this.text.slice(lineStart, start));
  }
}
