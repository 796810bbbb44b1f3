import type { TextLanguage, TextParts } from './text-language.ts';
import { LIKE_SHELL } from './rules/fact-syntax.ts';

export const shell: TextLanguage = {
  files: '.bash .bash_profile .bashrc .envrc .ksh .profile .sh',
  version: 1,
  facts: LIKE_SHELL,
  read: readShell,
};

/** Limits the depth of nested substitutions. Scripts with deeper substitutions are not read. */
const MAX_DEPTH = 16;

/** Matches the start of a here-document, with the word that ends it. */
const HERE = /<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([A-Za-z_][\w.-]*))/y;

const SIMPLE = [
  /'[^']*'/y,
  /\$'(?:[^'\\]|\\[^])*'/y,
  /\\[^]/y,
  /\$\{[^{}"'`\\]*\}/y,
  /\$[#?!$@*-]/y,
];

/** Matches the start of a token that can contain other tokens. */
const NESTED = /^(?:\$\(|`|"|\$\{)/;

const WORD_START = /[\s;&|()]$/;

class Reader {
  readonly comments: string[] = [];
  private readonly pieces: string[] = [];
  private readonly text: string;
  private at = 0;
  private documents: { readonly end: string; readonly isIndented: boolean }[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** The text without comments. Runs of spaces are one space. */
  get code(): string {
    return this.pieces.join('').trimEnd();
  }

  /** Reads the script. Returns false if the meaning of the text is not certain. */
  read(): boolean {
    return this.readCommands('', 0) && this.documents.length === 0;
  }

  /**
   * Reads commands up to the text that ends them. If this text is empty, it reads up to the end of
   * the script.
   */
  private readCommands(end: string, depth: number): boolean {
    if (depth > MAX_DEPTH) return false;
    while (this.at < this.text.length) {
      if (end !== '' && this.text.startsWith(end, this.at)) {
        this.write(end.length);
        return true;
      }
      if (!this.readToken(end, depth)) return false;
    }
    return end === '';
  }

  private readToken(end: string, depth: number): boolean {
    const sign = this.text[this.at] ?? '';
    const isWordStart = WORD_START.test(this.pieces.at(-1) ?? ' ');
    if (this.text.startsWith('\\\n', this.at)) {
      this.at += 2;
      this.space(' ');
    } else if (sign === ' ' || sign === '\t') {
      this.at++;
      this.space(' ');
    } else if (sign === '\n') {
      this.at++;
      if (this.pieces.at(-1) === ' ') this.pieces.pop();
      this.space('\n');
      return this.readDocuments();
    } else if (sign === '#' && isWordStart) {
      const comment = this.match(/.*/y) ?? '';
      if (this.at === comment.length && comment.startsWith('#!')) this.pieces.push(comment);
      else this.comments.push(comment);
    } else if (sign === '<') {
      return this.readRedirection(end);
    } else if (sign === '(' && end !== '') {
      // This counts pairs of brackets. In a `case`, a closing bracket has no partner, so `case` is
      // not read in substitutions.
      this.write(1);
      return this.readCommands(')', depth + 1);
    } else {
      return this.readWord(depth);
    }
    return true;
  }

  private readWord(depth: number): boolean {
    for (const pattern of SIMPLE) {
      const found = this.match(pattern);
      if (found !== null) {
        this.pieces.push(found);
        return true;
      }
    }
    const nested = NESTED.exec(this.text.slice(this.at, this.at + 2))?.[0];
    if (nested === undefined) {
      const word = this.match(/[A-Za-z0-9_./=+:,@%^~-]+/y);
      // Inside of a substitution, the bracket after a pattern of a `case` would look like the end
      // of the substitution.
      if (word === 'case' && depth > 0) return false;
      if (word === null) this.write(1);
      else this.pieces.push(word);
      return true;
    }
    this.write(nested.length);
    if (nested === '$(') return this.readCommands(')', depth + 1);
    if (nested === '`') return this.readCommands('`', depth + 1);
    return this.readText(nested === '"' ? '"' : '}', depth + 1);
  }

  /** Reads a text in double quotes or braces, and the substitutions in it. */
  private readText(end: string, depth: number): boolean {
    if (depth > MAX_DEPTH) return false;
    while (this.at < this.text.length) {
      const sign = this.text[this.at] ?? '';
      if (sign === end) {
        this.write(1);
        return true;
      }
      const isNested =
        NESTED.test(this.text.slice(this.at, this.at + 2)) ||
        sign === '\\' ||
        (end === '}' && sign === "'");
      if (!isNested) this.write(1);
      else if (!this.readWord(depth)) return false;
    }
    return false;
  }

  private readRedirection(end: string): boolean {
    if (!this.text.startsWith('<<', this.at)) {
      this.write(1);
      return true;
    }
    if (this.text.startsWith('<<<', this.at)) {
      this.write(3);
      return true;
    }
    HERE.lastIndex = this.at;
    const found = HERE.exec(this.text);
    const lineStart = this.text.lastIndexOf('\n', this.at) + 1;
    const isArithmetic = this.text.slice(lineStart, this.at).includes('((');
    if (found === null || end !== '' || isArithmetic || this.at - lineStart > MAX_LINE)
      return false;
    const [written, dash, ...words] = found;
    this.documents.push({
      end: words.join(''),
      isIndented: dash === '-',
    });
    this.write(written.length);
    return true;
  }

  /** Reads the here-documents that begin on the next line. They are written without a change. */
  private readDocuments(): boolean {
    for (const { end, isIndented } of this.documents) {
      for (;;) {
        if (this.at >= this.text.length) return false;
        const line = this.match(/.*/y) ?? '';
        this.at++;
        this.pieces.push(`${line}\n`);
        if ((isIndented ? line.replace(/^\t+/, '') : line) === end) break;
      }
    }
    this.documents = [];
    return true;
  }

  private space(space: string): void {
    if (!/\s$/.test(this.pieces.at(-1) ?? ' ')) this.pieces.push(space);
  }

  private write(length: number): void {
    this.pieces.push(this.text.slice(this.at, this.at + length));
    this.at += length;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }
}

/** On a line longer than this, no here-document is recognised. */
const MAX_LINE = 2000;

/** Reads the parts of a shell script. Returns `null` if the meaning of the text is not certain. */
function readShell(text: string): TextParts | null {
  const reader = new Reader(text);
  if (!reader.read()) return null;
  return { code: reader.code, comments: reader.comments, mechanical: '', scripts: [] };
}
