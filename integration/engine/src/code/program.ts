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

/** Matches the last characters of a leaf if a line break after the leaf can end a statement. */
const STATEMENT_END = /[\w)\]}"'`]$|\+\+$|--$/;

const CLOSING = /^[)\]}>]$/;

/** Stands in the code for a token that is missing in the file and that the parser added. */
const MISSING = '!';

/** Matches a string in the normal form of a language: a prefix, and a text in quotes. */
const STRING = /^([a-z]*)"([^]*)"$/;

/** Matches a string that could be written as a name, such as `"size"`. */
const KEY = /^(["'])([A-Za-z_$][\w$]*)\1$/;

/** What is known about a file before it is read. */
export interface ProgramTraits {
  /** True if the parser could not read some part of the file. */
  readonly hasErrors: boolean;
  /** True if the imports of the file are also exports, so that they count as code. */
  readonly importsCount: boolean;
}

/** A range of the code. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Writes a source file in a normal form. The forms of two files are equal if the files differ only
 * in comments, documentation, imports, and in what formatters change.
 *
 * The form contains the structure of the syntax tree, because a line break or an indent can mean
 * something without being a token. It also contains the text of all leaves, and text between them
 * that the grammar does not cover.
 */
export class Program {
  /** The code so far, without comments, documentation and imports. */
  code = '';
  readonly remarks: Remarks;
  readonly errors: ErrorPlaces;
  private readonly versionValues = new VersionValues();
  private readonly text: string;
  private readonly syntax: SyntaxRules;
  private readonly readDirective: DirectiveReader;
  private readonly frames: Frame[] = [];
  /** The ranges of type annotations in {@link code}. */
  private readonly annotations: Range[] = [];
  /** The ranges of version numbers in {@link code}. */
  private readonly versions: Range[] = [];
  /** It is `null` for a language that has no rules for local variables. */
  private readonly locals: LocalNames | null;
  /**
   * How many of the nodes around the current one declare a type. If there is any, types are no
   * annotations.
   */
  private typeDeclarations = 0;
  private inAnnotation = false;
  /** True if imports count as code. */
  readonly importsCount: boolean;
  /** The offset at which the last comment ends. */
  private commentEnd = 0;
  /** True if a line has ended since the last leaf. Line breaks inside of comments do not count. */
  private hasBreak = false;
  /** True if a comment of several lines has ended since the last leaf. */
  private hasBrokenComment = false;
  private leaves = 0;
  /** How many of the leaves so far belong to type annotations. */
  private typeLeaves = 0;
  /** The start of each leaf in the text, and its start and its end in {@link code}. */
  private readonly leafStarts: number[] = [];
  private readonly codeStarts: number[] = [];
  private readonly codeEnds: number[] = [];
  private leavesBefore: readonly number[] | null = null;
  /** The offset up to which the text has been read. */
  private position = 0;
  private leafEnd = 0;
  /** True if a line break after the last leaf can end a statement. */
  private isBreakable = false;
  /** True inside of a directive of the preprocessor. */
  private inDirective = false;
  /** True if there is space before the next word of a directive. Some grammars do not report it. */
  private hasSpace = false;
  /** True outside of the tags of a template language, where all text is output. */
  private inOutput: boolean;
  /** The end of the node in which comments count as code. */
  private codeCommentsEnd = 0;
  /** The offset at which the second line ends. */
  private readonly topEnd: number;
  /** Text between JSX tags that is not written yet. */
  private markup = '';
  /** The last leaf, if the next leaf decides how it is written. */
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

  /** The type of the node that contains the current node. */
  get around(): string {
    return this.frames.at(-1)?.type.name ?? '';
  }

  /**
   * The code without type annotations and version numbers, and with numbers in place of the names
   * of local variables.
   */
  get plainCode(): string {
    const cuts = [...this.annotations, ...this.versions].map((cut) => ({ ...cut, text: '' }));
    const edits = [...cuts, ...(this.locals?.rewrites ?? [])].sort((a, b) => a.from - b.from);
    let at = 0;
    const parts: string[] = [];
    for (const { from, to, text } of edits) {
      // The name is in an annotation, and the annotation is already removed.
      if (from < at) continue;
      parts.push(this.code.slice(at, from), text);
      at = to;
    }
    return [...parts, this.code.slice(at)].join('');
  }

  /** The type annotations, each with the length of the plain code before it. */
  get types(): string {
    let cut = 0;
    return JSON.stringify(
      this.annotations.map(({ from, to }) => {
        cut += to - from;
        return [to - cut, this.code.slice(from, to)];
      }),
    );
  }

  /** The imports, and the version numbers of the program. */
  get mechanics(): string {
    const versions = this.versions.map(({ from, to }) => this.code.slice(from, to));
    return `${this.remarks.imports}${versions.join(' ')}`;
  }

  /**
   * Begins a node with children.
   *
   * @param isWrapper true if the node is not written because it means the same as its content
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
    // The structure of the tree already shows that the statement has ended.
    this.isBreakable = false;
    const frame = this.frames.pop();
    if (frame === undefined) return;
    if (frame.type.isAnnotated) this.endCut(frame);
    if (!frame.isWrapper) this.code += ')';
    if (frame.type.declaresType) this.typeDeclarations--;
    this.endCut(frame);
  }

  /**
   * Reads the text between the last leaf and the next node.
   *
   * @param role the role of the node that contains this text
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

  /** Reads a node that has no children, or whose children are not visited. */
  leaf(type: NodeType, start: number, end: number): void {
    const text = this.text.slice(start, end);
    // The line break after a directive was written together with the text before it.
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

  /** Reads a node that is an import or documentation, and so no code. */
  aside(aside: Aside, start: number, end: number): void {
    this.position = end;
    const text = this.text.slice(start, end);
    this.remarks.release(start, this.leaves - this.typeLeaves);
    if (aside === 'import') this.remarks.import(text);
    else this.remarks.document(this.leaves - this.typeLeaves, text);
  }

  /** Reads a JSX expression that stands for a space, such as `{' '}`. */
  space(end: number): void {
    this.position = end;
    this.markup += ' ';
  }

  /** Reads a node that means no more than white space. */
  blank(end: number): void {
    this.position = end;
  }

  /**
   * Begins a node. If the node contains the given text, the comments before it and inside of it
   * count as code.
   */
  keepComments(start: number, end: number, containing: string): void {
    if (!this.text.slice(start, end).includes(containing)) return;
    for (const comment of this.remarks.takeHeld()) this.write(comment);
    this.codeCommentsEnd = end;
  }

  /** Reads the text after the last node. */
  end(): void {
    this.gap(this.text.length, undefined);
    this.remarks.release(this.text.length, this.leaves - this.typeLeaves);
  }

  /** Returns a range of the code, with numbers in place of the names of local variables. */
  codeBetween(from: number, to: number): string {
    return this.locals?.rewrite(this.code, from, to) ?? this.code.slice(from, to);
  }

  /** Returns the code between two lines. Lines are counted from 1. */
  codeOfLines(startLine: number, endLine: number): string {
    this.leavesBefore ??= [...this.countLeaves()];
    const first = this.leavesBefore[startLine] ?? this.leaves;
    const end = this.leavesBefore[endLine + 1] ?? this.leaves;
    if (end <= first) return '';
    return this.codeBetween(this.codeStarts[first] ?? 0, this.codeEnds[end - 1] ?? 0);
  }

  /**
   * Yields, for each line, the number of leaves that begin before it. The first value is for line
   * 0, which does not exist.
   */
  private *countLeaves(): Generator<number> {
    yield 0;
    let leaves = 0;
    for (let start = 0; start < this.text.length; start = this.text.indexOf('\n', start) + 1) {
      while ((this.leafStarts[leaves] ?? Infinity) < start) leaves++;
      yield leaves;
    }
  }

  /** Whether a type annotation can begin at this place. */
  private get isCuttable(): boolean {
    return !this.inAnnotation && this.typeDeclarations === 0 && this.syntax.types !== undefined;
  }

  /**
   * Counts a child of the current node. If the current node has a type annotation after its first
   * child, the annotation begins here.
   */
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

  /** Whether this single leaf is a type annotation or a token that belongs to one. */
  private cutsLeaf(type: NodeType, text: string, frame: Frame | undefined): boolean {
    const { types } = this.syntax;
    if (types === undefined || frame === undefined || !this.isCuttable) return false;
    if (type.isNamed) return type.isAnnotation;
    return types.tokens?.[text]?.split(' ').includes(frame.type.name) === true;
  }

  /** Whether a token means nothing at this place. */
  private isNeedlessHere({ isNamed }: NodeType, text: string, frame: Frame | undefined): boolean {
    if (isNamed || frame === undefined) return false;
    const isSeparator = text === ';' || text === ',';
    if (isSeparator && frame.type.hasSeparators) return true;
    if (frame.type.isChain && frame.children === 0) return true;
    return frame.isWrapper && !frame.type.isAnnotated && /^[();]$/.test(text);
  }

  /**
   * Returns the name of a property if it is written as a string. Returns `null` for any other text.
   */
  private keyOf(text: string, { keyId }: NodeType, { type, children }: Frame): string | null {
    if (keyId === null || !type.hasKey || children !== 1) return null;
    return KEY.exec(text)?.[2] ?? null;
  }

  private literalOf(text: string, { name }: NodeType, frame: Frame | undefined): string {
    return this.syntax.format?.literal?.(text, name, frame?.type.name ?? '') ?? text;
  }

  /** Whether the next leaf decides how this leaf is written. If so, the leaf is kept. */
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

  /**
   * Appends a string to the string before it, if both have the same prefix. Returns whether it did.
   */
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

  /** Drops the comma that waits to be written, because it is needless. */
  private dropComma(): void {
    this.leaves--;
    if (this.inAnnotation) this.typeLeaves--;
    this.waiting = null;
  }

  /** Writes what was kept until now: text between JSX tags, or a leaf. */
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

  /**
   * Returns the space before a leaf in a part that the parser could not read. There, the meaning of
   * white space is unknown.
   */
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

  /**
   * Writes the text of a macro. Text after `//` is a comment, unless it can be a part of a literal.
   */
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

  /** Whether a comment of several lines ends a statement. The grammar does not recognise this. */
  private commentBreaks(start: number): boolean {
    if (!this.hasBrokenComment || this.hasBreakBefore(start)) return false;
    return STATEMENT_END.test(this.text.slice(this.leafEnd - 2, this.leafEnd));
  }

  /**
   * Whether a line ends between the last leaf and an offset. Line breaks inside of comments do not
   * count.
   */
  private hasBreakBefore(start: number): boolean {
    const end = Math.max(this.leafEnd, this.commentEnd);
    return this.hasBreak || this.text.slice(end, start).includes('\n');
  }

  /** Writes a text after its length. So two texts in a row never look like one longer text. */
  private write(text: string): void {
    if (text === '') return;
    this.flush();
    this.code += `${text.length}:${text}`;
  }
}

/**
 * Returns a text in which all backslashes at the ends of lines are written in one form. Their
 * columns and the indents of the next lines mean nothing.
 */
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
