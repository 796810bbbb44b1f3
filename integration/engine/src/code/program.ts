import type { DirectiveReader } from '../languages/rules/directives.ts';
import type { NodeRole, SyntaxRules } from '../languages/rules/syntax.ts';
import { textOfJsx } from './jsx.ts';
import { type Language, supportOf } from './language.ts';
import { doubtQuotes } from './literals.ts';
import type { NodeType } from './node-types.ts';
import { collapse } from './spaces.ts';

/** The last characters of a leaf after which a line break can end a statement. */
const STATEMENT_END = /[\w)\]}"'`]$|\+\+$|--$/;

/**
 * Writes a source file in a normal form. The forms of two files are equal if the files differ only
 * in comments, and in white space that means nothing.
 *
 * The form contains the structure of the syntax tree, because a line break or an indent can mean
 * something without being a token. It contains the text of all leaves, and any text that the grammar
 * has left out of them.
 */
export class Program {
  /** The code, without comments. */
  code = '';
  /** The comments, each with the number of leaves before it. */
  comments = '';
  private readonly text: string;
  private readonly syntax: SyntaxRules;
  private readonly readDirective: DirectiveReader;
  /** The end of the last comment. */
  private commentEnd = 0;
  /** Since the last leaf, a line has ended outside of comments. */
  private hasBreak = false;
  /** Since the last leaf, a comment of several lines has ended. */
  private hasBrokenComment = false;
  /** Comments after which no leaf has come yet. */
  private held: string[] = [];
  private leaves = 0;
  /** The start of each leaf in the text, and its range in {@link code}. */
  private readonly leafStarts: number[] = [];
  private readonly codeStarts: number[] = [];
  private readonly codeEnds: number[] = [];
  private leavesBefore: readonly number[] | null = null;
  /** The end of the text that has been read. */
  private position = 0;
  private leafEnd = 0;
  /** A line break after the last leaf can end a statement. */
  private isBreakable = false;
  /** In a directive of a preprocessor. */
  private inDirective = false;
  /** There is space between two words of a directive. Some grammars do not tell. */
  private hasSpace = false;
  /** Outside of tags, where the text is output. */
  private inOutput: boolean;
  /** The end of the node in which comments are code. */
  private codeCommentsEnd = 0;
  /** The end of the second line. */
  private readonly topEnd: number;

  constructor(language: Language, text: string) {
    this.text = text;
    this.syntax = supportOf(language).syntax;
    this.readDirective = this.syntax.directives?.(text) ?? (() => null);
    this.inOutput = this.syntax.tags !== undefined;
    this.topEnd = text.indexOf('\n', text.indexOf('\n') + 1);
  }

  /** Whether white space before the next node counts. */
  get isExact(): boolean {
    return this.inDirective || this.inOutput;
  }

  /** Begins a node with children. */
  open(type: NodeType): void {
    this.code += `(${type.id} `;
  }

  /** Ends a node with children. */
  close(): void {
    this.code += ')';
  }

  /**
   * Reads the text up to a node, which is no part of a leaf.
   *
   * @param role the role of the node around it
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
    else if (role === 'literal' || this.inOutput) this.write(gap);
    else if (!this.isBlank(gap)) this.write(this.syntax.hasPreprocessor ? alignSplices(gap) : gap);
  }

  /** Reads a node without children, or with children that are not visited. */
  leaf(type: NodeType, start: number, end: number): void {
    const text = this.text.slice(start, end);
    // The line break after a directive is written with its gap.
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
    const { lineBreaks, hasPreprocessor, tags } = this.syntax;
    this.isBreakable = !type.isNamed && lineBreaks?.after.has(text) === true;
    if (hasPreprocessor && isDirective(type, text)) this.inDirective = true;
    if (type.name === tags?.open) this.inOutput = false;
    if (type.name === tags?.close) this.inOutput = true;
  }

  /** Reads a comment. */
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
    if (start < this.codeCommentsEnd) {
      this.write(comment);
      return;
    }
    const isShebang = start === 0 && comment.startsWith('#!');
    const directive = isShebang ? comment : this.readDirective(comment, place);
    if (directive === null) this.held.push(comment);
    else this.write(directive);
  }

  /** Reads a node that is equal to white space. */
  blank(end: number): void {
    this.position = end;
  }

  /** Begins a node. If it contains a text, the comments before the node and in it are code. */
  keepComments(start: number, end: number, containing: string): void {
    if (!this.text.slice(start, end).includes(containing)) return;
    for (const comment of this.held) this.write(comment);
    this.held = [];
    this.codeCommentsEnd = end;
  }

  /** Reads the rest of the text after the last node. */
  end(): void {
    this.gap(this.text.length, undefined);
    this.release();
  }

  /** The code between two lines, which are counted from 1. */
  codeOfLines(startLine: number, endLine: number): string {
    this.leavesBefore ??= [...this.countLeaves()];
    const first = this.leavesBefore[startLine] ?? this.leaves;
    const end = this.leavesBefore[endLine + 1] ?? this.leaves;
    return end <= first ? '' : this.code.slice(this.codeStarts[first], this.codeEnds[end - 1]);
  }

  /** The number of leaves that begin before each line, from line 0, which does not exist. */
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
    return !/[^ \t\n\f\v]/.test(this.syntax.joinsLines ? gap.replaceAll('\\\n', '') : gap);
  }

  /** Text after `//` in a directive is a comment, unless it can be a part of a literal. */
  private writeMacro(text: string, start: number): void {
    const found = text.indexOf('//');
    const at = found < 0 || /["']/.test(text.slice(0, found)) ? text.length : found;
    const macro = text.slice(0, at).trimEnd();
    this.write(doubtQuotes(macro) ? macro : alignSplices(macro));
    if (at < text.length) this.comment(start + at, start + text.length);
  }

  /** Whether a line break before a leaf can end a statement. */
  private breaksStatement(type: NodeType, text: string, start: number): boolean {
    const { commentsEndStatements, lineBreaks } = this.syntax;
    if (commentsEndStatements && this.commentBreaks(start)) return true;
    const isBreakable =
      this.isBreakable || (!type.isNamed && lineBreaks?.before.has(text) === true);
    return isBreakable && this.text.slice(this.leafEnd, start).includes('\n');
  }

  /** Whether a comment of several lines ends a statement. The grammar does not recognise that. */
  private commentBreaks(start: number): boolean {
    if (!this.hasBrokenComment || this.hasBreakBefore(start)) return false;
    return STATEMENT_END.test(this.text.slice(this.leafEnd - 2, this.leafEnd));
  }

  /** Whether a line ends outside of comments between the last leaf and an offset. */
  private hasBreakBefore(start: number): boolean {
    const end = Math.max(this.leafEnd, this.commentEnd);
    return this.hasBreak || this.text.slice(end, start).includes('\n');
  }

  /** Writes a text with its length, so that one text never equals several texts. */
  private write(text: string): void {
    if (text !== '') this.code += `${text.length}:${text}`;
  }

  /** Writes the comments before the next leaf. */
  private release(): void {
    for (const comment of this.held) {
      const text = collapse(comment);
      this.comments += `${this.leaves};${text.length}:${text}`;
    }
    this.held = [];
  }
}

/** Aligns the backslashes at the ends of lines, because their columns mean nothing. */
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
