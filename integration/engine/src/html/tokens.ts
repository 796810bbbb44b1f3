import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { Attribute, Tag } from './tag.ts';

/**
 * Gets the tags and texts of a page, in their order. Offsets count the UTF-16 units of the page.
 */
export interface TokenHandler {
  /** Whether tags with this name are reported. The name is in lower case. */
  readonly wants: (name: string) => boolean;
  readonly startTag: (tag: Tag) => void;
  readonly endTag: (name: string, start: number, end: number) => void;
  /**
   * Gets a text with its entities decoded. Each entity is a text of its own.
   *
   * @param start where the text begins on the page
   */
  readonly text: (text: string, start: number) => void;
}

/** Splits a page into tags and text as a browser would, even if the page is not valid HTML. */
export function readTokens(page: string, handler: TokenHandler): void {
  const tokenizer = new Tokenizer({}, new Reader(page, handler));
  tokenizer.write(page);
  tokenizer.end();
}

const nothing = (): void => undefined;

/** Collects the events of the tokenizer into tags and texts. */
class Reader implements TokenizerCallbacks {
  private readonly page: string;
  private readonly handler: TokenHandler;
  /** The start tag that is being read. It is `null` if the tag is not reported. */
  private tag: { name: string; start: number; nameEnd: number; attributes: Attribute[] } | null =
    null;
  private attribute = { name: '', start: 0 };
  private value = '';

  constructor(page: string, handler: TokenHandler) {
    this.page = page;
    this.handler = handler;
  }

  onopentagname(start: number, end: number): void {
    const name = this.page.slice(start, end).toLowerCase();
    const matters = this.handler.wants(name);
    this.tag = matters ? { name, start: start - 1, nameEnd: end, attributes: [] } : null;
  }

  onattribname(start: number, end: number): void {
    if (this.tag === null) return;
    this.attribute = { name: this.page.slice(start, end).toLowerCase(), start };
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.tag !== null) this.value += this.page.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    if (this.tag !== null) this.value += String.fromCodePoint(codePoint);
  }

  onattribend(_quote: unknown, end: number): void {
    const { name, start } = this.attribute;
    this.tag?.attributes.push({ name, value: this.value, start, end });
  }

  onopentagend(end: number): void {
    if (this.tag !== null) this.handler.startTag({ ...this.tag, end: end + 1 });
    this.tag = null;
  }

  /** In HTML, the slash at the end of a tag means nothing. */
  onselfclosingtag(end: number): void {
    this.onopentagend(end);
  }

  onclosetag(start: number, end: number): void {
    const name = this.page.slice(start, end).toLowerCase();
    if (!this.handler.wants(name)) return;
    const bracket = this.page.indexOf('>', end);
    this.handler.endTag(
      name,
      this.page.lastIndexOf('<', start),
      bracket < 0 ? this.page.length : bracket + 1,
    );
  }

  ontext(start: number, end: number): void {
    this.handler.text(this.page.slice(start, end), start);
  }

  ontextentity(codePoint: number, end: number): void {
    this.handler.text(String.fromCodePoint(codePoint), this.page.lastIndexOf('&', end - 1));
  }

  readonly oncdata = nothing;
  readonly oncomment = nothing;
  readonly ondeclaration = nothing;
  readonly onprocessinginstruction = nothing;
  readonly onend = nothing;
}
