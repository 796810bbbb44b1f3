import type { DirectiveReader } from '../languages/rules/directives.ts';
import type { Aside, NodeRole, SyntaxRules } from '../languages/rules/syntax.ts';
import { ErrorPlaces } from './error-places.ts';
import type { Frame, WaitingLeaf } from './frame.ts';
import { ERROR } from './intact.ts';
import { textOfJsx } from './jsx.ts';
import { type Language, supportOf } from './language.ts';
import { doubtQuotes } from './literals.ts';
import { LocalNames } from './local-names.ts';
import type { NodeType } from './node-types.ts';
import { Remarks } from './remarks.ts';
import { VersionValues } from './version-values.ts';

/** The last characters of a leaf after which a line break can end a statement. */
const STATEMENT_END = /[\w)\]}"'`]$|\+\+$|--$/;

const CLOSING = /^[)\]}>]$/;

/** Stands for a token that the parser had to add. */
const MISSING = '!';

/** A string in the form that a language has chosen: a prefix, and a text in quotes. */
const STRING = /^([a-z]*)"([^]*)"$/;

/** A string that is a name. */
const KEY = /^(["'])([A-Za-z_$][\w$]*)\1$/;

/** What is known of a whole file. */
export interface ProgramTraits {
  /** The parser could not read all of it. */
  readonly hasErrors: boolean;
  /** Its imports are exports, and so code. */
  readonly importsCount: boolean;
}

/** A range of code. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Writes a source file in a normal form. The forms of two files are equal if the files differ only
 * in comments, documentation and imports, and in what formatters change.
 *
 * The form contains the structure of the syntax tree, because a line break or an indent can mean
 * something without being a token. It contains the text of all leaves, and any text that the grammar
 * has left out of them.
 */
export class Program {
  /** The code, without comments, documentation and imports. */
  code = '';
  readonly remarks: Remarks;
  readonly errors: ErrorPlaces;
  private readonly versionValues = new VersionValues();
  private readonly text: string;
  private readonly syntax: SyntaxRules;
  private readonly readDirective: DirectiveReader;
  private readonly frames: Frame[] = [];
  /** The annotations of types in {@link code}. */
  private readonly annotations: Range[] = [];
  /** The values of versions in {@link code}. */
  private readonly versions: Range[] = [];
  /** `null` for a language in which local variables are not known. */
  private readonly locals: LocalNames | null;
  /** The number of nodes around the current one in which types are no annotations. */
  private typeDeclarations = 0;
  private inAnnotation = false;
  /** Imports are code. */
  readonly importsCount: boolean;
  /** The end of the last comment. */
  private commentEnd = 0;
  /** Since the last leaf, a line has ended outside of comments. */
  private hasBreak = false;
  /** Since the last leaf, a comment of several lines has ended. */
  private hasBrokenComment = false;
  private leaves = 0;
  /** The leaves of annotations. */
  private typeLeaves = 0;
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
  /** Text of JSX that is not written yet. */
  private markup = '';
  /** The last leaf, if the next one decides how it is written. */
  private waiting: WaitingLeaf | null = null;
  constructor(language: Language, text: string, { hasErrors, importsCount }: ProgramTraits) {
    this.text = text;
    this.syntax = supportOf(language).syntax;
    this.remarks = new Remarks(text, this.syntax);
    this.errors = new ErrorPlaces(text, hasErrors);
    this.readDirective = this.syntax.directives?.(text) ?? (() => null);
    this.inOutput = this.syntax.tags !== undefined;
    this.topEnd = text.indexOf('\n', text.indexOf('\n') + 1);
    const { locals } = this.syntax;
    this.locals = locals === undefined ? null : new LocalNames(locals);
    this.importsCount = importsCount;
  }

  /** Whether white space before the next node counts. */
  get isExact(): boolean {
    return this.inDirective || this.inOutput;
  }

  /** The type of the node around the current one. */
  get around(): string {
    return this.frames.at(-1)?.type.name ?? '';
  }

  /** The code without annotations of types, versions, and the names of local variables. */
  get plainCode(): string {
    const cuts = [...this.annotations, ...this.versions].map((cut) => ({ ...cut, text: '' }));
    const edits = [...cuts, ...(this.locals?.rewrites ?? [])].sort((a, b) => a.from - b.from);
    let at = 0;
    const parts: string[] = [];
    for (const { from, to, text } of edits) {
      // A name in an annotation is gone with it.
      if (from < at) continue;
      parts.push(this.code.slice(at, from), text);
      at = to;
    }
    return [...parts, this.code.slice(at)].join('');
  }

  /** The annotations of types, each with the length of the plain code before it. */
  get types(): string {
    let cut = 0;
    return JSON.stringify(
      this.annotations.map(({ from, to }) => {
        cut += to - from;
        return [to - cut, this.code.slice(from, to)];
      }),
    );
  }

  /** What only says which version a program has, and its imports. */
  get mechanics(): string {
    const versions = this.versions.map(({ from, to }) => this.code.slice(from, to));
    return `${this.remarks.imports}${versions.join(' ')}`;
  }

  /**
   * Begins a node with children.
   *
   * @param isWrapper the node means what is in it
   */
  open(type: NodeType, isWrapper: boolean): void {
    this.flush();
    this.enter(true);
    const starts = type.isAnnotation && this.isCuttable;
    const cut = starts ? this.code.length : null;
    if (starts) this.inAnnotation = true;
    if (type.declaresType) this.typeDeclarations++;
    const isNested = type.isChain && this.frames.at(-1)?.type === type;
    const isHidden = isWrapper || isNested || type.joinsStrings || type.isAnnotated;
    this.frames.push({
      type,
      isWrapper: isHidden,
      cut,
      children: 0,
      hasPart: false,
      token: '',
      commas: 0,
    });
    if (!isHidden) this.code += `(${type.writtenId} `;
    this.locals?.open(type.name, this.frames.length);
  }

  /** Ends a node with children. */
  close(): void {
    this.flush();
    this.locals?.close(this.frames.length);
    // The structure of the tree shows that the statement has ended.
    this.isBreakable = false;
    const frame = this.frames.pop();
    if (frame === undefined) return;
    if (frame.type.isAnnotated) this.endCut(frame);
    if (!frame.isWrapper) this.code += ')';
    if (frame.type.declaresType) this.typeDeclarations--;
    this.endCut(frame);
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
    if (role === 'markup') this.markup += textOfJsx(gap);
    else if (role === 'literal' || this.inOutput) this.write(gap);
    else if (!this.isBlank(gap)) this.write(this.syntax.hasPreprocessor ? alignSplices(gap) : gap);
  }

  /** Reads a node without children, or with children that are not visited. */
  leaf(type: NodeType, start: number, end: number): void {
    const text = this.text.slice(start, end);
    // The line break after a directive is written with its gap.
    if (!type.isNamed && end > start && text.trim() === '') return;
    const frame = this.frames.at(-1);
    if (this.waiting?.string === null && this.waiting.frame === frame && CLOSING.test(text)) {
      this.dropComma();
    }
    if (this.isNeedlessHere(type, text, frame)) {
      this.leafEnd = this.position = end;
      this.hasBreak = this.hasBrokenComment = this.isBreakable = false;
      return;
    }
    const isHole = frame?.hasPart !== true;
    this.enter(type.isNamed);
    if (!type.isNamed && frame !== undefined) frame.token = text;
    const { waiting } = this;
    const string = waiting?.frame === frame ? (waiting?.string ?? null) : null;
    if (string !== null && this.continues(string, text, type)) {
      this.leafEnd = this.position = end;
      return;
    }
    this.flush();
    this.remarks.release(start, this.leaves - this.typeLeaves);
    if (this.hasSpace) this.code += ' ';
    this.hasSpace = false;
    if (frame?.type.name === ERROR) this.code += this.spaceBefore(start);
    else if (this.breaksStatement(type, text, start)) this.code += '\n';
    this.leaves++;
    const cuts = this.cutsLeaf(type, text, frame);
    if (cuts || this.inAnnotation) this.typeLeaves++;
    this.leafEnd = this.position = end;
    this.hasBreak = this.hasBrokenComment = false;
    if (frame !== undefined && this.waits(type, text, frame, start, isHole)) return;
    const from = this.code.length;
    this.leafStarts.push(start);
    this.codeStarts.push(from);
    const key = frame === undefined ? null : this.keyOf(text, type, frame);
    this.code += `${key === null ? type.writtenId : (type.keyId ?? '')};`;
    if (type.role === 'macro') this.writeMacro(text, start);
    else if (type.isNamed) this.write(key ?? this.literalOf(text, type, frame));
    else if (text === '') this.code += MISSING;
    else if (text !== type.name && withoutSpace(text) !== withoutSpace(type.name)) this.write(text);
    this.codeEnds.push(this.code.length);
    if (type.isNamed) this.readName(type, text, from);
    if (cuts) this.annotations.push({ from, to: this.code.length });
    else if (!this.inAnnotation && this.versionValues.read(type, text)) {
      this.versions.push({ from, to: this.code.length });
    }
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
    if (start < this.codeCommentsEnd || !this.errors.isCertain(start)) {
      this.write(comment);
      return;
    }
    const isShebang = start === 0 && comment.startsWith('#!');
    const directive = isShebang ? comment : this.readDirective(comment, place);
    if (directive !== null) this.write(directive);
    else this.remarks.hold(comment, start, start + comment.length, this.around);
  }

  /** Reads a node that is no code of its own. */
  aside(aside: Aside, start: number, end: number): void {
    this.position = end;
    const text = this.text.slice(start, end);
    this.remarks.release(start, this.leaves - this.typeLeaves);
    if (aside === 'import') this.remarks.import(text);
    else this.remarks.document(this.leaves - this.typeLeaves, text);
  }

  /** Reads a space of JSX that is written as an expression. */
  space(end: number): void {
    this.position = end;
    this.markup += ' ';
  }

  /** Reads a node that is equal to white space. */
  blank(end: number): void {
    this.position = end;
  }

  /** Begins a node. If it contains a text, the comments before the node and in it are code. */
  keepComments(start: number, end: number, containing: string): void {
    if (!this.text.slice(start, end).includes(containing)) return;
    for (const comment of this.remarks.takeHeld()) this.write(comment);
    this.codeCommentsEnd = end;
  }

  /** Reads the rest of the text after the last node. */
  end(): void {
    this.gap(this.text.length, undefined);
    this.remarks.release(this.text.length, this.leaves - this.typeLeaves);
  }

  /** A part of the code, in which local variables have no names. */
  codeBetween(from: number, to: number): string {
    return this.locals?.rewrite(this.code, from, to) ?? this.code.slice(from, to);
  }

  /** The code between two lines, which are counted from 1. */
  codeOfLines(startLine: number, endLine: number): string {
    this.leavesBefore ??= [...this.countLeaves()];
    const first = this.leavesBefore[startLine] ?? this.leaves;
    const end = this.leavesBefore[endLine + 1] ?? this.leaves;
    if (end <= first) return '';
    return this.codeBetween(this.codeStarts[first] ?? 0, this.codeEnds[end - 1] ?? 0);
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

  /** Whether an annotation can begin here. */
  private get isCuttable(): boolean {
    return !this.inAnnotation && this.typeDeclarations === 0 && this.syntax.types !== undefined;
  }

  /** Begins a node, which can be the annotation of the nodes before it. */
  private enter(isPart: boolean): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) return;
    if (frame.type.isAnnotated && frame.children > 0 && frame.cut === null && this.isCuttable) {
      frame.cut = this.code.length;
      this.inAnnotation = true;
    }
    frame.children++;
    frame.hasPart = isPart;
  }

  private endCut(frame: Frame): void {
    if (frame.cut === null) return;
    if (this.code.length > frame.cut) {
      this.annotations.push({ from: frame.cut, to: this.code.length });
    }
    frame.cut = null;
    this.inAnnotation = false;
  }

  /** Whether a leaf alone is a part of an annotation. */
  private cutsLeaf(type: NodeType, text: string, frame: Frame | undefined): boolean {
    const { types } = this.syntax;
    if (types === undefined || frame === undefined || !this.isCuttable) return false;
    if (type.isNamed) return type.isAnnotation;
    return types.tokens?.[text]?.split(' ').includes(frame.type.name) === true;
  }

  /** Whether a token means nothing where it stands. */
  private isNeedlessHere({ isNamed }: NodeType, text: string, frame: Frame | undefined): boolean {
    if (isNamed || frame === undefined) return false;
    const isSeparator = text === ';' || text === ',';
    if (isSeparator && frame.type.hasSeparators) return true;
    if (frame.type.isChain && frame.children === 0) return true;
    return frame.isWrapper && !frame.type.isAnnotated && /^[();]$/.test(text);
  }

  /** The name of a property whose name is written as a string; `null` for any other text. */
  private keyOf(text: string, { keyId }: NodeType, { type, children }: Frame): string | null {
    if (keyId === null || !type.hasKey || children !== 1) return null;
    return KEY.exec(text)?.[2] ?? null;
  }

  private literalOf(text: string, { name }: NodeType, frame: Frame | undefined): string {
    return this.syntax.format?.literal?.(text, name, frame?.type.name ?? '') ?? text;
  }

  /** Whether the next leaf decides how a leaf is written. */
  private waits(
    type: NodeType,
    text: string,
    frame: Frame,
    start: number,
    isHole: boolean,
  ): boolean {
    if (text === ',' && ++frame.commas >= frame.type.needlessComma && !isHole) {
      this.waiting = { frame, type, start, string: null };
      return true;
    }
    if (!frame.type.joinsStrings || !type.isNamed) return false;
    const string = STRING.exec(this.literalOf(text, type, frame));
    if (string === null) return false;
    const [, prefix = '', content = ''] = string;
    this.waiting = { frame, type, start, string: { prefix, texts: [content] } };
    return true;
  }

  /** Appends a string to the string before it, if they are of the same kind. */
  private continues(
    { prefix, texts }: NonNullable<WaitingLeaf['string']>,
    text: string,
    type: NodeType,
  ): boolean {
    const string = STRING.exec(this.literalOf(text, type, this.frames.at(-1)));
    if (string?.[1] !== prefix) return false;
    texts.push(string[2] ?? '');
    return true;
  }

  /** Forgets the last leaf, which is a comma. */
  private dropComma(): void {
    this.leaves--;
    if (this.inAnnotation) this.typeLeaves--;
    this.waiting = null;
  }

  /** Writes what waits for the next node: text of JSX, or a leaf. */
  private flush(): void {
    const { markup, waiting } = this;
    this.markup = '';
    if (markup !== '') this.write(markup);
    if (waiting === null) return;
    this.waiting = null;
    this.leafStarts.push(waiting.start);
    this.codeStarts.push(this.code.length);
    this.code += `${waiting.type.writtenId};`;
    if (waiting.string !== null) {
      const { prefix, texts } = waiting.string;
      this.write(`${prefix}"${texts.join('')}"`);
    }
    this.codeEnds.push(this.code.length);
  }

  private readName({ name: type }: NodeType, text: string, from: number): void {
    const frame = this.frames.at(-1);
    if (this.locals === null || frame === undefined) return;
    const site = {
      type,
      index: frame.children,
      outerIndex: this.frames.at(-2)?.children ?? 0,
      token: frame.token,
      up: (level: number) => this.frames.at(-1 - level)?.type.name ?? '',
    };
    this.locals.leaf(text, site, from, this.code.length);
  }

  /** The space before a leaf, where nothing is known about its meaning. */
  private spaceBefore(start: number): string {
    if (this.hasBreakBefore(start)) return '\n';
    return start > this.leafEnd ? ' ' : '';
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
    const isFirst = this.frames.at(-1)?.children === 1;
    const isBreakable =
      this.isBreakable || (!type.isNamed && !isFirst && lineBreaks?.before.has(text) === true);
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
    if (text === '') return;
    this.flush();
    this.code += `${text.length}:${text}`;
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
