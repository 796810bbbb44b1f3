import { inDoubleQuotes } from './rules/tokens.ts';
import type { TextLanguage, TextParts } from './text-language.ts';
import { LIKE_SHELL } from './rules/fact-syntax.ts';

export const yaml: TextLanguage = {
  files: '.yaml .yml',
  version: 1,
  facts: { ...LIKE_SHELL, hasPlainValues: true, hasListItems: true },
  read: readYaml,
};

const STRING = /"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*'/y;

/** Matches what can follow a string. */
const AFTER_STRING = /[ \t]*(?:[\n,\]}:]|[ \t]#|$)/y;

/** Matches an anchor or a tag. A value begins after it. */
const PROPERTY = /[&!][^\s,[\]{}]*(?=\s)/y;

/** Matches the head of a block scalar, if nothing or only a comment follows it on its line. */
const BLOCK = /[|>](?:[-+]\d?|\d[-+]?)?[ \t]*(?=\n|[ \t]#)/y;

const PLAIN = /[^\s,[\]{}:"'#&!|>?-]+|[^\s]/y;

/** Reads a text token by token, line by line. */
class Reader {
  readonly comments: string[] = [];
  readonly lines: string[] = [];
  /** The depth of the last line that does not continue another one. */
  private level = 0;
  /** True if the current line has a key, or is an item of a list. */
  private hasIndicator = false;
  private readonly text: string;
  private at = 0;
  /** The lines that continue the last line. */
  private continued: string[] = [];
  /** The tokens of the current line. */
  private line: string[] = [];
  /** The indent of the current line. */
  private width = 0;
  /** The indents of the current line and of the lines that contain it. */
  private indents: number[] = [];
  /** The number of open brackets. */
  private depth = 0;
  /** True if a value can begin at this position. */
  private isStart = true;
  /** The space before the next token. */
  private space = '';

  constructor(text: string) {
    this.text = text;
  }

  /** Reads the text. Returns false if its meaning is not certain. */
  read(): boolean {
    while (this.at < this.text.length) {
      if (this.line.length === 0 && this.depth === 0) this.beginLine();
      if (!this.readToken()) return false;
    }
    this.endLine();
    this.joinContinued();
    return this.depth === 0;
  }

  private beginLine(): void {
    const width = this.match(/ */y)?.length ?? 0;
    if (/[\n#]/.test(this.text[this.at] ?? '\n')) return;
    // The items of a list can have the same indent as the key of the list.
    const indent = 2 * width + (/^-\s/.test(this.text.slice(this.at, this.at + 2)) ? 1 : 0);
    this.width = width;
    while ((this.indents.at(-1) ?? -1) >= indent) this.indents.pop();
    this.indents.push(indent);
    this.line = [`${this.indents.length} `];
    this.hasIndicator = false;
    this.isStart = true;
    this.space = '';
  }

  private readToken(): boolean {
    const space = this.match(/[ \t]+/y);
    if (space !== null) {
      // In a plain scalar, each space counts.
      const isIndent = this.text[this.at - space.length - 1] === '\n';
      this.space = this.isStart || isIndent ? ' ' : space;
      return true;
    }
    const sign = this.text[this.at] ?? '';
    if (sign === '\n') {
      this.at++;
      if (this.depth === 0) this.endLine();
      this.space = ' ';
      return true;
    }
    if (sign === '#' && (this.space !== '' || this.line.length === 0 || this.isLineStart())) {
      this.comments.push(this.match(/.*/y) ?? '');
      return true;
    }
    if (this.isStart && (sign === '"' || sign === "'")) return this.readString();
    if (this.isStart && this.depth === 0) {
      const head = this.match(BLOCK);
      if (head !== null) return this.readBlock(head.trim());
    }
    const property = this.isStart ? this.match(PROPERTY) : null;
    if (property !== null) {
      this.write(property);
      return true;
    }
    this.readPlain(sign);
    return true;
  }

  private readString(): boolean {
    const string = this.match(STRING);
    if (string === null) return false;
    AFTER_STRING.lastIndex = this.at;
    if (!AFTER_STRING.test(this.text)) return false;
    this.write(inDoubleQuotes(foldLines(string)));
    this.isStart = false;
    return true;
  }

  /**
   * Reads a block scalar. Its text is written without a change, except for the indent that all its
   * lines share.
   */
  private readBlock(head: string): boolean {
    this.write(head);
    const comment = this.match(/[ \t]*#.*/y);
    if (comment !== null) this.comments.push(comment.trim());
    this.match(/\n/y);
    if (/\d/.test(head)) return false;
    const body: string[] = [];
    let indent: number | null = null;
    while (this.at < this.text.length) {
      const end = this.text.indexOf('\n', this.at);
      const written = this.text.slice(this.at, end < 0 ? this.text.length : end);
      const width = /^ */.exec(written)?.[0].length ?? 0;
      const isBlank = width === written.length;
      if (!isBlank && (width <= this.width || width < (indent ?? 0))) break;
      if (!isBlank) indent ??= width;
      body.push(written.slice(Math.min(width, indent ?? width)));
      this.at += written.length + 1;
    }
    // Only `+` keeps the blank lines at the end of the block.
    while (!head.includes('+') && body.at(-1)?.trim() === '') body.pop();
    this.line.push(JSON.stringify(body));
    this.endLine();
    return true;
  }

  private readPlain(sign: string): void {
    const next = this.text[this.at + 1] ?? '\n';
    const isIndicator = /[-?:]/.test(sign) && (/\s/.test(next) || (sign === ':' && this.depth > 0));
    const isBracket = /[[{]/.test(sign) && (this.isStart || this.depth > 0);
    const isEnd = this.depth > 0 && /[\]}]/.test(sign);
    const isComma = this.depth > 0 && sign === ',';
    if (isBracket) this.depth++;
    if (isEnd) this.depth--;
    if (isIndicator && this.depth === 0 && (sign === ':' || this.isStart)) this.hasIndicator = true;
    const starts = isBracket || isComma || (isIndicator && (sign === ':' || this.isStart));
    const plain = starts || isEnd ? this.match(/[^]/y) : this.match(PLAIN);
    if (isEnd && this.line.at(-1) === ',') this.line.pop();
    if (isEnd || isComma) this.space = '';
    this.write(plain ?? '');
    this.isStart = starts;
  }

  private write(token: string): void {
    // Inside of brackets, white space after a bracket or a comma means nothing.
    const isAfterSign = this.depth > 0 && /^[[{,]$/.test(this.line.at(-1) ?? '');
    if (!isAfterSign && this.line.length > 1) this.line.push(this.space);
    this.line.push(token);
    this.space = '';
  }

  private isLineStart(): boolean {
    return this.text[this.at - 1] === '\n' || this.at === 0;
  }

  private endLine(): void {
    if (this.line.length === 0) return;
    const level = this.indents.length;
    const [, ...tokens] = this.line;
    const last = this.lines.at(-1);
    // A value can begin on the line after its key, and continue on the lines below.
    if (level > this.level && !this.hasIndicator && last !== undefined) {
      this.continued.push(tokens.join(''));
    } else {
      this.joinContinued();
      this.lines.push(this.line.join(''));
      this.level = level;
    }
    this.line = [];
  }

  /** Appends the lines that continue the last line to it. */
  private joinContinued(): void {
    const last = this.lines.pop();
    if (last === undefined) return;
    this.lines.push([last, ...this.continued].join(' '));
    this.continued = [];
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }
}

/** Returns a quoted string with its lines joined. An empty line in it stands for a line break. */
function foldLines(string: string): string {
  if (!string.includes('\n') || string.includes('\\\n')) return string;
  const [first = '', ...lines] = string.split('\n');
  const pieces = [first.trimEnd()];
  for (const line of lines.map((written) => written.trim())) {
    if (line === '') pieces.push('\n');
    else pieces.push(pieces.at(-1) === '\n' ? '' : ' ', line);
  }
  return pieces.join('');
}

/**
 * Reads the parts of a YAML text. The order of keys counts. Returns `null` if the meaning of the
 * text is not certain.
 */
function readYaml(text: string): TextParts | null {
  if (text.includes('\t') && /^ *\t/m.test(text)) return null;
  const reader = new Reader(text);
  if (!reader.read()) return null;
  return {
    code: reader.lines.join('\n'),
    comments: reader.comments,
    mechanical: '',
    scripts: [],
  };
}
