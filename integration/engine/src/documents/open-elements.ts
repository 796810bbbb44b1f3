/** A `<code>` element that is open. */
interface OpenCode<Place> {
  readonly depth: number;
  readonly place: Place;
  text: string;
  /**
   * `false` once the element holds a link, which is a reference of its own, or a text that is not
   * known.
   */
  plain: boolean;
}

/** The content of these elements is shown as it is written, or not at all. It is no prose. */
const NO_PROSE = ['pre', 'script', 'style', 'template', 'textarea', 'title'];
const FOLLOWED = new Set(['a', 'code', ...NO_PROSE]);

/**
 * Follows HTML elements from tag to tag, as far as they decide what a text is, and reports the
 * inline code among them. The caller closes elements that a Markdown block or span leaves open. So
 * one forgotten end tag does not hide the rest of a document.
 *
 * @typeParam Place where an element begins
 */
export class OpenElements<Place> {
  private readonly elements: { readonly name: string; readonly leads: boolean }[] = [];
  private readonly counts = new Map<string, number>();
  private links = 0;
  private code: OpenCode<Place> | null = null;
  private readonly onCode: (text: string, place: Place) => void;

  /** @param onCode is called with the text of each `<code>` that is in prose and not in a link */
  constructor(onCode: (text: string, place: Place) => void) {
    this.onCode = onCode;
  }

  get depth(): number {
    return this.elements.length;
  }

  /** Whether the current place is in the text of a link. */
  get inLink(): boolean {
    return this.links > 0;
  }

  /** Whether the current place is neither in a code block nor hidden. */
  get inProse(): boolean {
    return !NO_PROSE.some((name) => this.countOf(name) > 0);
  }

  get inCode(): boolean {
    return this.code !== null;
  }

  /**
   * Opens an element.
   *
   * @param leads whether it is an `<a>` with a target
   */
  open(name: string, leads: boolean, place: Place): void {
    if (!FOLLOWED.has(name)) return;
    if (name === 'code' && this.code === null && this.inProse && !this.inLink) {
      this.code = { depth: this.depth, place, text: '', plain: true };
    }
    this.elements.push({ name, leads });
    this.count(name, leads, 1);
  }

  /** Closes the innermost element with this name, and all elements in it. */
  close(name: string): void {
    if (this.countOf(name) === 0) return;
    this.closeTo(this.elements.findLastIndex((element) => element.name === name));
  }

  /** Closes the innermost elements until only `depth` elements are open. */
  closeTo(depth: number): void {
    for (const { name, leads } of this.elements.splice(depth)) this.count(name, leads, -1);
    if (this.code === null || this.code.depth < this.depth) return;
    const { text, place, plain } = this.code;
    this.code = null;
    if (plain) this.onCode(text.replace(/\s+/g, ' ').trim(), place);
  }

  /** Adds a text to the `<code>` that is open, if there is one. */
  write(text: string): void {
    if (this.code !== null) this.code.text += text;
  }

  /** Marks the `<code>` that is open as no plain text, so that it is not reported. */
  spoil(): void {
    if (this.code !== null) this.code.plain = false;
  }

  private countOf(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  private count(name: string, leads: boolean, step: 1 | -1): void {
    this.counts.set(name, this.countOf(name) + step);
    if (leads) this.links += step;
  }
}
