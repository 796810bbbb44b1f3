/** The `<code>` that is being read. */
interface OpenCode<Place> {
  readonly depth: number;
  readonly place: Place;
  text: string;
  /** `false` once it holds what has a citation of its own, or a text that is not known. */
  plain: boolean;
}

/** What these hold is shown as it is, or not at all. */
const NO_PROSE = ['pre', 'script', 'style', 'template', 'textarea', 'title'];
const FOLLOWED = new Set(['a', 'code', ...NO_PROSE]);

/**
 * Follows elements from tag to tag, as far as they say what a text is, and tells of the inline code
 * among them. The caller ends what a Markdown block or span leaves open, so that one forgotten end
 * tag does not hide the rest of a document.
 *
 * @typeParam Place where an element begins
 */
export class OpenElements<Place> {
  private readonly elements: { readonly name: string; readonly leads: boolean }[] = [];
  private readonly counts = new Map<string, number>();
  private links = 0;
  private code: OpenCode<Place> | null = null;
  private readonly onCode: (text: string, place: Place) => void;

  /** @param onCode is told the text of each `<code>` in prose that is no link's */
  constructor(onCode: (text: string, place: Place) => void) {
    this.onCode = onCode;
  }

  get depth(): number {
    return this.elements.length;
  }

  /** Whether what stands here is the text of a link. */
  get inLink(): boolean {
    return this.links > 0;
  }

  /** Whether what stands here is neither a code block nor hidden. */
  get inProse(): boolean {
    return !NO_PROSE.some((name) => this.countOf(name) > 0);
  }

  get inCode(): boolean {
    return this.code !== null;
  }

  /** @param leads whether it is an `<a>` with a target */
  open(name: string, leads: boolean, place: Place): void {
    if (!FOLLOWED.has(name)) return;
    if (name === 'code' && this.code === null && this.inProse && !this.inLink) {
      this.code = { depth: this.depth, place, text: '', plain: true };
    }
    this.elements.push({ name, leads });
    this.count(name, leads, 1);
  }

  /** Ends the innermost element of a name, with all that it holds. */
  close(name: string): void {
    if (this.countOf(name) === 0) return;
    this.closeTo(this.elements.findLastIndex((element) => element.name === name));
  }

  /** Ends all but so many of the outermost elements. */
  closeTo(depth: number): void {
    for (const { name, leads } of this.elements.splice(depth)) this.count(name, leads, -1);
    if (this.code === null || this.code.depth < this.depth) return;
    const { text, place, plain } = this.code;
    this.code = null;
    if (plain) this.onCode(text.replace(/\s+/g, ' ').trim(), place);
  }

  /** Takes a text in, for the `<code>` around it. */
  write(text: string): void {
    if (this.code !== null) this.code.text += text;
  }

  /** Gives the `<code>` around up: it is no plain text. */
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
