import type { TextLanguage, TextParts } from './text-language.ts';

/**
 * Markdown and MDX. They are compared by the text that readers see, so line breaks within a
 * paragraph do not matter.
 */
export const markdown: TextLanguage = {
  files: '.markdown .md .mdown .mdwn .mdx .mkd',
  version: 1,
  read: (text, name) => readMarkdown(text, name.endsWith('.mdx')),
};

const FRONTMATTER = /^\n*---[ \t]*\n(?:[^]*?\n)??---[ \t]*(?:\n|$)/;

const FENCE = /^(`{3,}|~{3,})/;

/** Matches the start of a block: a heading, an item of a list, a quote, or a row of a table. */
const MARKER = /^(?:#{1,6}(?=\s|$)|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$)|>|\|)/;

const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;

const MAX_IMPORT = 1000;

const IMPORT = /^import\s.*["'][^"'\n]*["'];?$/;

/** Matches the row between the head and the body of a table. */
const DELIMITER = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

/** The number of list items that can begin on one line. Further markers on the line are text. */
const MAX_DEPTH = 8;

/** The start of a comment: the first pattern is for Markdown, the second for MDX. */
const COMMENT = /<!--/g;
const MDX_COMMENT = /<!--|\{\s*\/\*/g;

/** A line of text, or the rest of a line after the marker of a list item. */
interface Line {
  readonly indent: number;
  readonly isAfterBlank: boolean;
  /** True if readers see a line break after this line. */
  readonly breaks: boolean;
  /** The number of list items that have begun on this line so far. */
  readonly depth: number;
}

class Reader {
  readonly blocks: string[] = [];
  readonly imports: string[] = [];
  readonly comments: string[] = [];
  /** The text that ends the open comment. It is `null` if no comment is open. */
  private commentEnd: string | null = null;
  private block: string[] = [];
  /** The indents of the list items that contain the current line. */
  private readonly items: number[] = [];
  /**
   * The text that ends the open code block, and the indent of the block. It is `null` if no code
   * block is open.
   */
  private fence: { readonly end: string; readonly indent: number } | null = null;
  private isAfterBlank = true;
  private isCode = false;
  private readonly isMdx: boolean;

  constructor(isMdx: boolean) {
    this.isMdx = isMdx;
  }

  read(line: string): void {
    if (this.fence !== null) {
      this.readFenced(line, this.fence);
      return;
    }
    const shown = this.isIndentedCode(widthOf(line)) ? line : this.withoutComments(line);
    const text = shown.trim();
    if (text === '') {
      if (line.trim() === '') this.isAfterBlank = true;
      if (this.block.at(-1) === '\\') this.block.pop();
      return;
    }
    const indent = widthOf(line);
    if (this.isIndentedCode(indent)) {
      this.endBlock();
      this.blocks.push(`code ${line}`);
      this.isCode = true;
      return;
    }
    const isAfterBlank = this.isAfterBlank;
    this.isAfterBlank = this.isCode = false;
    const breaks = /\S {2,}$/.test(shown) || /[^\\]\\$/.test(text);
    this.readText(breaks ? text.replace(/\\$/, '') : text, {
      indent,
      isAfterBlank,
      breaks,
      depth: 0,
    });
  }

  end(): void {
    this.endBlock();
  }

  private readText(text: string, line: Line): void {
    const { indent, isAfterBlank, breaks, depth } = line;
    const [fence] = FENCE.exec(text) ?? [];
    if (fence !== undefined) {
      this.endBlock();
      this.fence = { end: fence, indent };
      this.blocks.push(`fence ${text.slice(fence.length).trim()}`);
      return;
    }
    if (
      this.isMdx &&
      indent === 0 &&
      isAfterBlank &&
      text.length < MAX_IMPORT &&
      IMPORT.test(text)
    ) {
      this.imports.push(text);
      // More imports can follow this one without a blank line.
      this.isAfterBlank = true;
      return;
    }
    if (RULE.test(text) && (isAfterBlank || !text.startsWith('-'))) {
      this.endBlock();
      this.blocks.push('rule');
      return;
    }
    if (DELIMITER.test(text) && text.includes('-') && this.block.length > 0) {
      this.block.push(
        text
          .replace(/-+/g, '-')
          .replace(/\s+/g, '')
          .replace(/^\||\|$/g, ''),
        '\n',
      );
      return;
    }
    const [marker] = MARKER.exec(text) ?? [];
    if (marker === '>' && this.readQuote(text.slice(1).trim())) return;
    const isItem = marker !== undefined && /^[-*+\d]/.test(marker);
    if (isItem) this.openItem(indent);
    else if (isAfterBlank) this.leaveItems(indent);
    if (marker !== undefined || (isAfterBlank && this.block.at(-1) === '\n')) this.endBlock();
    if (isItem) {
      this.block.push(`${this.items.length}${/^\d/.test(marker) ? '1.' : '-'}`);
      const rest = text.slice(marker.length).trim();
      if (depth < MAX_DEPTH) {
        const inner = { indent: indent + marker.length + 1, isAfterBlank: false };
        this.readText(rest, { ...line, ...inner, depth: depth + 1 });
        return;
      }
    }
    for (const word of wordsOf(text)) this.block.push(word);
    if (breaks) this.block.push('\\');
  }

  /** Reads a line that continues a quote. Returns false if the line does not. */
  private readQuote(text: string): boolean {
    if (this.block[0] !== '>' || MARKER.test(text)) return false;
    for (const word of wordsOf(text)) this.block.push(word);
    return true;
  }

  private readFenced(line: string, { end, indent }: { end: string; indent: number }): void {
    const text = line.trim();
    if (text.startsWith(end) && text.replaceAll(end[0] ?? '', '') === '') {
      this.fence = null;
      this.isAfterBlank = false;
      this.blocks.push('end');
      return;
    }
    this.blocks.push(`code ${line.slice(Math.min(indent, widthOf(line))).trimEnd()}`);
  }

  /** Returns a line without its comments. Comments inside of code stay. */
  private withoutComments(line: string): string {
    let rest = '';
    for (let at = 0; at < line.length;) {
      if (this.commentEnd !== null) {
        const end = line.indexOf(this.commentEnd, at);
        this.comments.push(line.slice(at, end < 0 ? line.length : end).trim());
        if (end < 0) return rest;
        at = end + this.commentEnd.length;
        if (this.commentEnd === '*/') at += /^\s*\}/.exec(line.slice(at, at + 20))?.[0].length ?? 0;
        this.commentEnd = null;
        continue;
      }
      const pattern = this.isMdx ? MDX_COMMENT : COMMENT;
      pattern.lastIndex = at;
      const found = pattern.exec(line);
      if (found === null) return rest + line.slice(at);
      const before = line.slice(at, found.index);
      rest += before;
      at = found.index + found[0].length;
      const isCode = before.replace(/[^`]/g, '').length % 2 === 1;
      if (isCode) rest += found[0];
      else this.commentEnd = found[0] === '<!--' ? '-->' : '*/';
    }
    return rest;
  }

  private isIndentedCode(indent: number): boolean {
    return indent >= 4 && this.items.length === 0 && (this.isCode || this.isAfterBlank);
  }

  private openItem(indent: number): void {
    while ((this.items.at(-1) ?? -1) >= indent) this.items.pop();
    this.items.push(indent);
  }

  private leaveItems(indent: number): void {
    while (this.items.length > 0 && (this.items.at(-1) ?? 0) >= indent) this.items.pop();
  }

  private endBlock(): void {
    if (this.block.at(-1) === '\\') this.block.pop();
    if (this.block.length > 0) this.blocks.push(this.block.join(' '));
    this.block = [];
  }
}

function widthOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
}

/**
 * Returns the words of a line, without what formatters change: the characters that mark emphasis,
 * and spaces that align the cells of tables.
 */
function wordsOf(text: string): string[] {
  return text
    .replace(/(?<![\\*\w])\*(?![\s*])([^*`]*[^\s*`])\*(?![*\w])/g, '_$1_')
    .replace(/(?<![\\_\w])__(?![\s_])([^_`]*[^\s_`])__(?![_\w])/g, '**$1**')
    .replaceAll('|', ' | ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

function readMarkdown(text: string, isMdx: boolean): TextParts {
  const [frontmatter = ''] = FRONTMATTER.exec(text) ?? [];
  const reader = new Reader(isMdx);
  for (const line of text.slice(frontmatter.length).split('\n')) reader.read(line);
  reader.end();
  return {
    code: reader.blocks.join('\n'),
    comments: reader.comments,
    mechanical: JSON.stringify([frontmatter.replace(/[ \t]+$/gm, ''), reader.imports]),
    scripts: [],
  };
}
