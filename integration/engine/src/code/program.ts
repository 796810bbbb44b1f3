import { Directives } from './directives.ts';
import { textOfJsx } from './jsx.ts';
import type { Language } from './language.ts';
import { doubtQuotes } from './literals.ts';
import { collapse } from './spaces.ts';
import type { NodeRole, NodeType } from './syntax.ts';

/** After these, JavaScript reads a line break as the end of a statement, or a word as a name. */
const NO_BREAK_AFTER = new Set(
  'abstract accessor asserts async break continue declare interface module namespace return throw type using yield'.split(
    ' ',
  ),
);

/** Before these, it does the same. */
const NO_BREAK_BEFORE = new Set(['++', '--', 'as', 'satisfies']);

/**
 * Writes down what a source file says, in a form in which two files are equal if they differ only in
 * ways that don't matter. The form has the structure of the syntax tree, since a line break or an
 * indent can mean something without being a token, and the text of all its leaves. Text that is of
 * no leaf, which happens, is added as it stands.
 */
export class Program {
  /** The code, without comments. */
  code = '';
  /** The comments, with the number of leaves before each. */
  comments = '';
  private readonly text: string;
  private readonly directives: Directives;
  private readonly isScript: boolean;
  private readonly hasPreprocessor: boolean;
  /** A backslash at the end of a line is as good as a space. */
  private readonly joinsLines: boolean;
  private readonly isGo: boolean;
  /** Where the last comment ends. */
  private commentEnd = 0;
  /** Since the last leaf, a line ended outside of comments, and in one. */
  private hasBreak = false;
  private hasBrokenComment = false;
  /** Comments that nothing has followed yet. */
  private held: string[] = [];
  private leaves = 0;
  /** Where each leaf begins in the text, and where it is in {@link code}. */
  private readonly leafStarts: number[] = [];
  private readonly codeStarts: number[] = [];
  private readonly codeEnds: number[] = [];
  private leavesBefore: readonly number[] | null = null;
  /** Up to where the text has been written down. */
  private position = 0;
  private leafEnd = 0;
  private endsInKeyword = false;
  private inDirective = false;
  /** Whether there is space between two words of a directive, which a grammar can do without. */
  private hasSpace = false;
  /** Outside of PHP's tags, where whitespace is output. */
  private inHtml: boolean;
  /** Where an import ends whose comments are C. */
  private cgoEnd = 0;
  private readonly topEnd: number;

  constructor(language: Language, text: string) {
    this.text = text;
    this.directives = new Directives(language, text);
    this.isScript = ['javascript', 'tsx', 'typescript'].includes(language);
    this.hasPreprocessor = ['c', 'cpp', 'csharp'].includes(language);
    this.joinsLines = language === 'python' || language === 'ruby';
    this.isGo = language === 'go';
    this.inHtml = language === 'php';
    this.topEnd = text.indexOf('\n', text.indexOf('\n') + 1);
  }

  /** Whether the text before the next node matters, blank as it may be. */
  get isExact(): boolean {
    return this.inDirective || this.inHtml;
  }

  /** A node with children begins. */
  open(type: NodeType): void {
    this.code += `(${type.id} `;
  }

  close(): void {
    this.code += ')';
  }

  /**
   * The text up to a node, which is no part of a leaf.
   *
   * @param role that of the node in which it stands
   */
  gap(end: number, role: NodeRole | undefined): void {
    if (end <= this.position) return;
    const gap = this.text.slice(this.position, end);
    this.position = end;
    if (this.inDirective) {
      this.hasSpace = true;
      if (gap.replaceAll('\\\n', '').includes('\n')) this.endDirective();
    }
    if (role === 'markup') this.write(textOfJsx(gap));
    else if (role === 'literal' || this.inHtml) this.write(gap);
    else if (!this.isBlank(gap)) this.write(this.hasPreprocessor ? alignSplices(gap) : gap);
  }

  /** A node that is written as it stands: one without children, or one whose children are not looked at. */
  leaf(type: NodeType, start: number, end: number): void {
    const text = this.text.slice(start, end);
    // The line break that ends a directive is written with the gap that it is part of.
    if (!type.isNamed && end > start && text.trim() === '') return;
    this.release();
    if (this.hasSpace) this.code += ' ';
    this.hasSpace = false;
    if (this.breaksStatement(type, text, start)) this.code += '\n';
    this.leafStarts.push(start);
    this.codeStarts.push(this.code.length);
    this.leaves++;
    this.leafEnd = this.position = end;
    this.hasBreak = this.hasBrokenComment = false;
    this.code += `${type.id};`;
    if (type.role === 'macro') this.writeMacro(text, start);
    else if (type.isNamed) this.write(text);
    else if (text !== type.name && withoutSpace(text) !== withoutSpace(type.name)) this.write(text);
    this.codeEnds.push(this.code.length);
    this.endsInKeyword = this.isScript && !type.isNamed && NO_BREAK_AFTER.has(text);
    if (this.hasPreprocessor && isDirective(type, text)) this.inDirective = true;
    if (type.name === 'php_tag') this.inHtml = false;
    if (type.name === 'php_end_tag') this.inHtml = true;
  }

  comment(start: number, end: number): void {
    const comment = this.text.slice(start, end).trim();
    this.position = end;
    const place = {
      start,
      leads: this.leaves === 0,
      onTop: this.topEnd < 0 || start < this.topEnd,
      follows: /^[ \t]*\n[ \t]*$/.test(this.text.slice(this.commentEnd, start)),
    };
    this.hasBreak = this.hasBreakBefore(start);
    this.hasBrokenComment ||= comment.startsWith('/*') && comment.includes('\n');
    this.commentEnd = end;
    if (start < this.cgoEnd) this.write(comment);
    else if (!this.directives.includes(comment, place)) this.held.push(comment);
    else this.write(this.isScript ? comment.replace(/\n\s+/g, '\n') : comment);
  }

  /** As good as whitespace. */
  blank(end: number): void {
    this.position = end;
  }

  /** An import in Go: of `C`, it makes the comments before it, and inside of it, code. */
  goImport(start: number, end: number): void {
    if (!this.text.slice(start, end).includes('"C"')) return;
    for (const comment of this.held) this.write(comment);
    this.held = [];
    this.cgoEnd = end;
  }

  /** The text has ended. */
  end(): void {
    this.gap(this.text.length, undefined);
    this.release();
  }

  /** The code on some lines, from 1. */
  codeOfLines(startLine: number, endLine: number): string {
    this.leavesBefore ??= [...this.countLeaves()];
    const first = this.leavesBefore[startLine] ?? this.leaves;
    const end = this.leavesBefore[endLine + 1] ?? this.leaves;
    return end <= first ? '' : this.code.slice(this.codeStarts[first], this.codeEnds[end - 1]);
  }

  /** How many leaves begin before each line; the first is number 1. */
  private *countLeaves(): Generator<number> {
    yield 0;
    let leaves = 0;
    for (let start = 0; start < this.text.length; start = this.text.indexOf('\n', start) + 1) {
      while ((this.leafStarts[leaves] ?? Infinity) < start) leaves++;
      yield leaves;
    }
  }

  private endDirective(): void {
    this.code += '\n';
    this.inDirective = this.hasSpace = false;
  }

  private isBlank(gap: string): boolean {
    if (gap === ' ') return true;
    return !/[^ \t\n\f\v]/.test(this.joinsLines ? gap.replaceAll('\\\n', '') : gap);
  }

  /** What stands behind `//` in a directive is a comment, unless it could be in a literal. */
  private writeMacro(text: string, start: number): void {
    const found = text.indexOf('//');
    const at = found < 0 || /["']/.test(text.slice(0, found)) ? text.length : found;
    const macro = text.slice(0, at).trimEnd();
    this.write(doubtQuotes(macro) ? macro : alignSplices(macro));
    if (at < text.length) this.comment(start + at, start + text.length);
  }

  /** Whether a line break before a leaf can make two statements out of one. */
  private breaksStatement(type: NodeType, text: string, start: number): boolean {
    if (this.isGo) return this.commentBreaks(start);
    if (!this.isScript) return false;
    const matters = this.endsInKeyword || (!type.isNamed && NO_BREAK_BEFORE.has(text));
    return matters && this.text.slice(this.leafEnd, start).includes('\n');
  }

  /** Whether Go takes a comment over several lines for the end of a statement, as the grammar doesn't. */
  private commentBreaks(start: number): boolean {
    if (!this.hasBrokenComment || this.hasBreakBefore(start)) return false;
    return /[\w)\]}"'`]$|\+\+$|--$/.test(this.text.slice(this.leafEnd - 2, this.leafEnd));
  }

  /** Whether a line ends, other than in a comment, between the last leaf and what begins here. */
  private hasBreakBefore(start: number): boolean {
    const end = Math.max(this.leafEnd, this.commentEnd);
    return this.hasBreak || this.text.slice(end, start).includes('\n');
  }

  /** A text with its length, so that no text can look like several. */
  private write(text: string): void {
    if (text !== '') this.code += `${text.length}:${text}`;
  }

  private release(): void {
    for (const comment of this.held) {
      const text = collapse(comment);
      this.comments += `${this.leaves};${text.length}:${text}`;
    }
    this.held = [];
  }
}

/** A text in which it makes no difference how far a backslash at the end of a line stands to the right. */
function alignSplices(text: string): string {
  return text.replace(/(?<![ \t])[ \t]*\\\n[ \t]*/g, (splice) =>
    splice === '\\\n' ? splice : ' \\\n',
  );
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

function isDirective({ name, isNamed }: NodeType, text: string): boolean {
  return isNamed ? name === 'preproc_directive' : text.startsWith('#');
}
