import { findPlainCitations } from '@astro-drift/engine/internal/documents/plain-citations';
import { attributeOf, classesOf, type Tag } from '@astro-drift/engine/internal/html/tag';
import { readTokens, type TokenHandler } from '@astro-drift/engine/internal/html/tokens';
import type { Region, RenderedLink, ScannedPage, Span } from './rendered.ts';
import { type Open, Scope } from './open-elements.ts';

/** Finds the documents on a page, and the parts of each document. */
export function scanPage(page: string): ScannedPage {
  const scanner = new Scanner(page);
  readTokens(page, scanner);
  return scanner;
}

const MARKS = new Set(['drift-page', 'drift-end']);
const HEADING = /^h[1-6]$/;
/** Elements in which a link is not allowed. */
const ENCLOSING = new Set(['a', 'button', 'label', 'option', 'summary']);

/** A code element whose text is being read. */
interface Reading {
  readonly tag: Tag;
  readonly enclosed: boolean;
  text: string;
  /** The position in `text` at which its last line begins. */
  lineStart: number;
  language: string | null;
}

class Scanner implements TokenHandler, ScannedPage {
  readonly regions: Region[] = [];
  readonly navigation: RenderedLink[] = [];
  readonly strays: Span[] = [];

  private readonly page: string;
  private scope = new Scope(null);
  private readonly outer: Scope[] = [];
  /** The mark whose end tag has not been read yet. */
  private mark: Span | null = null;
  /** The open link, if it has an empty target. */
  private emptyLink: RenderedLink | null = null;
  /** The outermost open `<code>` or `<pre>` element. */
  private reading: Reading | null = null;

  constructor(page: string) {
    this.page = page;
  }

  readonly wants = (name: string): boolean => {
    if (name === 'a' || MARKS.has(name)) return true;
    if (this.scope.region === null) return name === 'nav';
    if (name === 'div') return this.reading?.tag.name === 'pre';
    return name === 'code' || name === 'pre' || HEADING.test(name) || ENCLOSING.has(name);
  };

  readonly text = (text: string, start: number): void => {
    if (this.reading !== null) this.reading.text += text;
    else this.readPlain(text, start);
  };

  readonly startTag = (tag: Tag): void => {
    if (tag.name === 'drift-page') this.enter(tag);
    else if (tag.name === 'drift-end') this.leave(tag);
    else if (tag.name === 'div') this.startLine(classesOf(tag));
    else this.openElement(tag);
  };

  readonly endTag = (name: string, start: number, end: number): void => {
    if (MARKS.has(name)) this.endMark({ start, end });
    for (const element of this.scope.close(name)) {
      this.closeElement(element, start, element.tag.name === name ? end : start);
    }
  };

  private readPlain(text: string, start: number): void {
    const { region, section } = this.scope;
    if (region === null) return;
    for (const { text: found, offset } of findPlainCitations(text)) {
      const end = start + offset + found.length;
      const enclosed = this.scope.isIn(ENCLOSING);
      const link = enclosed ? this.emptyLink : null;
      const place = { start: start + offset, end, enclosed, link };
      region.texts.push({ kind: 'text', text: found, section, ...place });
    }
  }

  private enter(tag: Tag): void {
    const file = attributeOf(tag, 'data-file');
    this.mark = { start: tag.start, end: tag.end };
    if (file === null) {
      this.strays.push(this.mark);
      return;
    }
    const region: Region = {
      file,
      opening: this.mark,
      closing: null,
      codes: [],
      texts: [],
      links: [],
      headings: [],
      blocks: [],
    };
    this.regions.push(region);
    this.outer.push(this.scope);
    this.scope = new Scope(region);
    this.reading = null;
  }

  private leave(tag: Tag): void {
    this.mark = { start: tag.start, end: tag.end };
    if (this.scope.region === null) this.strays.push(this.mark);
    else this.scope.region.closing = this.mark;
    this.scope = this.outer.pop() ?? this.scope;
    this.reading = null;
  }

  /**
   * Reads the end tag of a mark. A formatter may have put a line break between the two tags of the
   * mark.
   */
  private endMark(tag: Span): void {
    const { mark } = this;
    this.mark = null;
    if (mark !== null && this.page.slice(mark.end, tag.start).trim() === '') mark.end = tag.end;
    else this.strays.push(tag);
  }

  private openElement(tag: Tag): void {
    const { region, section } = this.scope;
    if (HEADING.test(tag.name)) this.scope.section = attributeOf(tag, 'id') ?? section;
    // Links cannot be nested, so a new link closes the open one.
    if (tag.name === 'a') this.scope.forget('a');
    const href = tag.name === 'a' ? attributeOf(tag, 'href') : null;
    const link: RenderedLink | null =
      href === null ? null : { kind: 'link', text: href, section, tag, contentEnd: null };
    if (tag.name === 'a') this.emptyLink = href === '' ? link : null;
    if (link !== null) {
      if (region !== null) region.links.push(link);
      else if (link.text.startsWith('#') && this.scope.isIn(['nav'])) this.navigation.push(link);
    }
    const enclosed = this.scope.isIn(ENCLOSING);
    this.scope.open({ tag, link });
    if (tag.name !== 'code' && tag.name !== 'pre') return;
    const language = languageOf(tag);
    if (this.reading === null) this.reading = { tag, enclosed, text: '', lineStart: 0, language };
    else this.reading.language ??= language;
  }

  private closeElement({ tag, link }: Open, contentEnd: number, end: number): void {
    const { region, section } = this.scope;
    if (link !== null) link.contentEnd = contentEnd;
    if (link === this.emptyLink) this.emptyLink = null;
    if (region === null) return;
    if (HEADING.test(tag.name)) {
      const id = attributeOf(tag, 'id');
      if (id !== null) region.headings.push({ id, contentEnd });
    }
    if (this.reading?.tag !== tag) return;
    const { text, language, enclosed } = this.reading;
    this.reading = null;
    if (tag.name === 'pre') region.blocks.push({ tag, end, text, language });
    else region.codes.push({ kind: 'code', text, section, start: tag.start, end, enclosed });
  }

  /**
   * Begins a line of code. Expressive Code wraps each line in an element, and puts the line number
   * before the code. The number is removed.
   */
  private startLine(classes: readonly string[]): void {
    if (this.reading === null) return;
    const { text, lineStart } = this.reading;
    if (classes.includes('ec-line')) {
      if (text !== '' && !text.endsWith('\n')) this.reading.text += '\n';
      this.reading.lineStart = this.reading.text.length;
    } else if (classes.includes('code')) {
      this.reading.text = text.slice(0, lineStart);
    }
  }
}

function languageOf(tag: Tag): string | null {
  const named = classesOf(tag).find((name) => name.startsWith('language-'));
  return attributeOf(tag, 'data-language') ?? named?.slice('language-'.length) ?? null;
}
