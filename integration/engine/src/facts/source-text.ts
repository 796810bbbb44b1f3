import type { LexicalRules } from '../languages/rules/fact-syntax.ts';

/** A string or a comment of a source text. */
export interface Piece {
  /** The text. A string has no quotes here, and a comment has its marks. */
  readonly text: string;
  /** The first line, counted from 1. */
  readonly line: number;
}

/** A source text, separated into code, strings and comments. */
export interface SourceText {
  /** The number of spaces at the beginning of each line. */
  readonly indents: readonly number[];
  /** The lines without comments. Strings are kept. Columns are the same as in the source text. */
  readonly code: readonly string[];
  /**
   * The lines without comments and without the contents of strings. Columns are the same as in the
   * source text.
   */
  readonly bare: readonly string[];
  readonly strings: readonly Piece[];
  /** The documentation comments, without their marks. */
  readonly docs: readonly Piece[];
}

/**
 * Longer regular expressions are not recognised. They are rare, and a search for the end from each
 * slash takes too long.
 */
const MAX_REGEX = 1000;
/** The number of characters before a mark that decide what the mark means. */
const MAX_BEFORE = 100;

/** Matches the text before a slash if the slash begins a regular expression and is no division. */
const BEFORE_REGEX = /(?:^|[\n=([{,;:!&|?+\-*%~^<>]|\breturn|\btypeof|\bcase)\s*$/;

/**
 * Separates code, comments and strings. It uses no parser, so it can also read files with syntax
 * errors, and languages without a grammar.
 */
export function readSource(text: string, rules: LexicalRules): SourceText {
  return new Lexer(text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'), rules).read();
}

class Lexer {
  private readonly text: string;
  private readonly rules: LexicalRules;
  private readonly starts: RegExp;
  private readonly code: string[] = [];
  private readonly bare: string[] = [];
  /**
   * The end of the bare text so far. Its length is limited, so that long lines take no more time
   * than short ones.
   */
  private before = '';
  /** The end of the line that was looked up last. */
  private end = -1;
  private readonly strings: Piece[] = [];
  private readonly docs: { texts: string[]; line: number; isLine: boolean }[] = [];
  private line = 1;
  /** For each quote, the end of the last line on which a string with this quote is not closed. */
  private readonly leftOpen = new Map<string, number>();

  constructor(text: string, rules: LexicalRules) {
    this.text = text;
    this.rules = rules;
    const { lineComments, blockComments, quotes, hasRegex, hasLifetimes } = rules;
    const marks = [...blockComments.map(([open]) => open), ...lineComments, ...quotes];
    if (hasRegex === true) marks.push('/');
    if (hasLifetimes === true) marks.push("'", 'r#');
    this.starts = new RegExp(marks.map(escapeRegex).join('|'), 'g');
  }

  read(): SourceText {
    const { text, starts } = this;
    let position = 0;
    for (;;) {
      starts.lastIndex = position;
      const found = starts.exec(text);
      if (found === null) break;
      this.keep(text.slice(position, found.index));
      position = this.readFrom(found[0], found.index);
    }
    this.keep(text.slice(position));
    return {
      indents: text.split('\n').map((line) => Math.max(line.search(/\S/), 0)),
      code: this.code.join('').split('\n'),
      bare: this.bare.join('').split('\n'),
      strings: this.strings,
      docs: this.docs.map(({ texts, line }) => ({ text: texts.join('\n'), line })),
    };
  }

  /** Reads what begins with a mark, and returns the position after it. */
  private readFrom(mark: string, start: number): number {
    const { text, rules } = this;
    const block = rules.blockComments.find(([open]) => open === mark);
    if (block !== undefined) {
      const end = text.indexOf(block[1], start + mark.length);
      return this.comment(start, end < 0 ? text.length : end + block[1].length);
    }
    if (rules.lineComments.includes(mark) && this.canBegin(mark)) {
      return this.comment(start, this.lineEnd(start));
    }
    if (rules.quotes.includes(mark)) return this.string(mark, start);
    const special = this.special(start);
    if (special !== null) return special;
    this.keep(mark);
    return start + mark.length;
  }

  /**
   * Whether a mark can begin a comment here. In YAML, shells and similar languages, `#` begins a
   * comment only after white space, a semicolon, a comma or a closing bracket.
   */
  private canBegin(mark: string): boolean {
    return mark !== '#' || /(?:^|[\s;,)\]}])$/.test(this.before.slice(-1));
  }

  private comment(start: number, end: number): number {
    const comment = this.text.slice(start, end);
    if (this.rules.docComments.some((mark) => comment.startsWith(mark))) this.document(comment);
    const blank = comment.replace(/[^\n]/g, ' ');
    this.write(blank, blank);
    return end;
  }

  private document(comment: string): void {
    const text = comment
      .replace(/^\s*(?:\/\*[*!]?|\/\/[/!]?|#|\*\/|"""|''')|(?:\*\/|"""|''')\s*$/g, '')
      .replace(/^[ \t]*(?:\*(?!\/)|\/\/[/!]?)?[ \t]?/gm, '');
    const isLine = this.rules.lineComments.some((mark) => comment.startsWith(mark));
    const last = this.docs.at(-1);
    // Line comments on successive lines are one text.
    if (isLine && last?.isLine === true && last.line + last.texts.length === this.line) {
      last.texts.push(text);
    } else this.docs.push({ texts: text.split('\n'), line: this.line, isLine });
  }

  private string(quote: string, start: number): number {
    const { text, rules } = this;
    const isLong = rules.longQuotes.includes(quote);
    const limit = isLong ? text.length : this.lineEnd(start);
    // A search from each quote of a long line would take too long. It is known that the quote is
    // not closed on this line.
    if (!isLong && this.leftOpen.get(quote) === limit) {
      this.keep(quote);
      return start + quote.length;
    }
    let end = start + quote.length;
    while (end < limit && !text.startsWith(quote, end)) end += text[end] === '\\' ? 2 : 1;
    if (end >= limit && !isLong) {
      // This is an apostrophe in text, as JSX has it.
      this.leftOpen.set(quote, limit);
      this.keep(quote);
      return start + quote.length;
    }
    end = Math.min(end + quote.length, text.length);
    const whole = text.slice(start, end);
    const isDoc =
      rules.hasDocStrings === true && quote.length === 3 && /(?:^|\n)[ \t]*$/.test(this.before);
    if (isDoc) return this.docString(whole, end);
    this.strings.push({ text: whole.slice(quote.length, -quote.length), line: this.line });
    const inner = whole.slice(quote.length, -quote.length).replace(/[^\n]/g, ' ');
    this.write(whole, `${quote}${inner}${quote}`);
    return end;
  }

  private docString(whole: string, end: number): number {
    this.document(whole);
    const blank = whole.replace(/[^\n]/g, ' ');
    this.write(blank, blank);
    return end;
  }

  /**
   * Reads a regular expression, or a character or a raw string of Rust. Returns the position after
   * it.
   */
  private special(start: number): number | null {
    const { text } = this;
    if (text[start] === '/') {
      if (!BEFORE_REGEX.test(this.before)) return null;
      const regex = /^\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/.exec(
        text.slice(start, Math.min(this.lineEnd(start), start + MAX_REGEX)),
      )?.[0];
      return regex === undefined ? null : this.opaque(start, start + regex.length);
    }
    if (text[start] === "'") {
      const character = /^'(?:[^\\'\n]|\\[^\n]{1,8}?)'/.exec(text.slice(start, start + 12))?.[0];
      return character === undefined ? null : this.opaque(start, start + character.length);
    }
    const open = /^r(#+)"/.exec(text.slice(start, start + 16));
    if (open === null) return null;
    const close = `"${open[1] ?? ''}`;
    const end = text.indexOf(close, start + open[0].length);
    if (end < 0) return null;
    this.strings.push({ text: text.slice(start + open[0].length, end), line: this.line });
    return this.opaque(start, end + close.length);
  }

  private opaque(start: number, end: number): number {
    const whole = this.text.slice(start, end);
    this.write(whole, whole.replace(/[^\n]/g, ' '));
    return end;
  }

  private lineEnd(from: number): number {
    // Positions only grow, and the same line can be looked up at each of its quotes.
    if (from <= this.end) return this.end;
    const end = this.text.indexOf('\n', from);
    this.end = end < 0 ? this.text.length : end;
    return this.end;
  }

  private keep(text: string): void {
    this.write(text, text);
  }

  private write(code: string, bare: string): void {
    this.code.push(code);
    this.bare.push(bare);
    this.before = (this.before + bare.slice(-MAX_BEFORE)).slice(-MAX_BEFORE);
    for (const character of code) if (character === '\n') this.line++;
  }
}

function escapeRegex(text: string): string {
  return text.replaceAll(/[*/"'`#<!-]/g, '\\$&');
}
