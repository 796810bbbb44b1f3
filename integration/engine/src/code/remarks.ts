import type { SyntaxRules } from '../languages/rules/syntax.ts';
import { collapse } from './spaces.ts';

/** A comment after which no code has come yet. */
interface HeldComment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The type of the node around it. */
  readonly around: string;
}

/** Only the beginning of a line shows what it declares. */
const SHOWN_LINE = 200;

const QUOTES = /^[a-zA-Z]*(?:"""|'''|["'])|(?:"""|'''|["'])$/g;

/** At most a directive may stand between documentation and what it is about. */
const ADJACENT = /^[ \t]*\n(?:[ \t]*\/\/.*\n)*[ \t]*$/;

/** A comment in an import. */
const COMMENT = /(?<=\s)(?:\/\/.*|\/\*[^]*?\*\/|#(?!include).*)/g;

/** Collects what stands in a source file beside its code: documentation, comments and imports. */
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

  /** The documentation. Each part has the number of leaves of code before it. */
  get documentation(): string {
    return JSON.stringify([...this.docs].map(([leaves, texts]) => [leaves, texts.join(' ')]));
  }

  /** The comments, each with the number of leaves of code before it. */
  get comments(): string {
    return JSON.stringify(this.others);
  }

  /** The imports. */
  get imports(): string {
    return JSON.stringify(this.found);
  }

  /** Keeps a comment until it is known what follows it. */
  hold(text: string, start: number, end: number, around: string): void {
    this.held.push({ text, start, end, around });
  }

  /** Takes back the comments that are kept. */
  takeHeld(): string[] {
    const texts = this.held.map(({ text }) => text);
    this.held = [];
    return texts;
  }

  /** Reads the comments that are kept, now that the code after them is known. */
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

  /** Reads documentation in the form of a string. */
  document(leaves: number, string: string): void {
    this.add(leaves, collapse(string.replace(QUOTES, '')).trim());
  }

  /** Reads an import. */
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

  /** The comments that are documentation because of the line after them. */
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

/** The words of a comment, without the signs that make it one, and however it is wrapped. */
function wordsOf(written: string): string {
  const words = written
    .replace(/^\/\*[*!]?|\*\/$/g, '')
    .replace(/^[ \t]*(?:\/\/[/!]?|\*(?!\*))/gm, '');
  return collapse(words).trim();
}

/** An import without white space, in one of the forms that formatters choose between. */
function importForm(statement: string): string {
  return collapse(statement)
    .replaceAll("'", '"')
    .replace(/ ?([{}()[\],;]) ?/g, '$1')
    .replace(/,(?=[)}\]])|;$/g, '');
}
