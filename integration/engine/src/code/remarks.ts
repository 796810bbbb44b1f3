import type { SyntaxRules } from '../languages/rules/syntax.ts';
import { collapse } from './spaces.ts';

/** A comment that is kept until the code after it is known. */
interface HeldComment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The type of the node that contains the comment. */
  readonly around: string;
}

/** The number of characters at the beginning of a line that show what it declares. */
const SHOWN_LINE = 200;

const QUOTES = /^[a-zA-Z]*(?:"""|'''|["'])|(?:"""|'''|["'])$/g;

/**
 * Matches the text between documentation and the line that it documents. It may contain line
 * comments, such as directives, and nothing else.
 */
const ADJACENT = /^[ \t]*\n(?:[ \t]*\/\/.*\n)*[ \t]*$/;

/** Matches a comment inside of an import. */
const COMMENT = /(?<=\s)(?:\/\/.*|\/\*[^]*?\*\/|#(?!include).*)/g;

/** Collects the parts of a source file that are no code: documentation, comments and imports. */
export class Remarks {
  private readonly text: string;
  private readonly rules: SyntaxRules;
  private held: HeldComment[] = [];
  private readonly docs = new Map<number, string[]>();
  private readonly others: string[] = [];
  private readonly found: string[] = [];

  constructor(text: string, rules: SyntaxRules) {
    this.text = text;
    this.rules = rules;
  }

  /** The documentation. Each part has the number of leaves of code that stand before it. */
  get documentation(): string {
    return JSON.stringify([...this.docs].map(([leaves, texts]) => [leaves, texts.join(' ')]));
  }

  /** The comments. Each one has the number of leaves of code that stand before it. */
  get comments(): string {
    return JSON.stringify(this.others);
  }

  get imports(): string {
    return JSON.stringify(this.found);
  }

  /** Keeps a comment until the code after it is known. */
  hold(text: string, start: number, end: number, around: string): void {
    this.held.push({ text, start, end, around });
  }

  /** Returns the comments that were kept, and forgets them. */
  takeHeld(): string[] {
    const texts = this.held.map(({ text }) => text);
    this.held = [];
    return texts;
  }

  /**
   * Sorts the kept comments into documentation and other comments. The code after them is known
   * now.
   */
  release(next: number, leaves: number): void {
    if (this.held.length === 0) return;
    const docs = this.docsBefore(next);
    for (const comment of this.held) {
      if (docs.has(comment) || this.rules.docComments?.test(comment.text) === true) {
        this.add(leaves, wordsOf(comment.text));
      } else {
        this.others.push(`${leaves};${collapse(comment.text)}`);
      }
    }
    this.held = [];
  }

  /** Reads documentation that is written as a string. */
  document(leaves: number, string: string): void {
    this.add(leaves, collapse(string.replace(QUOTES, '')).trim());
  }

  import(statement: string): void {
    const code = statement.replace(COMMENT, (comment) => {
      this.others.push(collapse(comment.trim()));
      return ' ';
    });
    this.found.push(importForm(code));
  }

  private add(leaves: number, text: string): void {
    const texts = this.docs.get(leaves);
    if (texts === undefined) this.docs.set(leaves, [text]);
    else texts.push(text);
  }

  /** Returns the kept comments that are documentation because of the line that follows them. */
  private docsBefore(next: number): ReadonlySet<HeldComment> {
    const found = new Set<HeldComment>();
    const { docsBefore } = this.rules;
    if (docsBefore === undefined) return found;
    const line = this.text.slice(next, next + SHOWN_LINE);
    if (!docsBefore.line.test(line)) return found;
    let end = next;
    for (const comment of this.held.toReversed()) {
      const isAbove = ADJACENT.test(this.text.slice(comment.end, end));
      const lineStart = this.text.lastIndexOf('\n', comment.start - 1) + 1;
      const isAlone = this.text.slice(lineStart, comment.start).trim() === '';
      if (!isAbove || !isAlone || !docsBefore.within.split(' ').includes(comment.around)) break;
      found.add(comment);
      end = comment.start;
    }
    return found;
  }
}

/**
 * Returns the words of a comment, without the comment marks. Line breaks in the comment do not
 * matter.
 */
function wordsOf(written: string): string {
  const words = written
    .replace(/^\/\*[*!]?|\*\/$/g, '')
    .replace(/^[ \t]*(?:\/\/[/!]?|\*(?!\*))/gm, '');
  return collapse(words).trim();
}

/** Returns an import in a normal form, which does not depend on what formatters change. */
function importForm(statement: string): string {
  return collapse(statement)
    .replaceAll("'", '"')
    .replace(/ ?([{}()[\],;]) ?/g, '$1')
    .replace(/,(?=[)}\]])|;$/g, '');
}
