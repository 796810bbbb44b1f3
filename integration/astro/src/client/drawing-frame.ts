/**
 * Draws where a Content Security Policy blocks mermaid's style sheet and its style attributes, by
 * which it also measures: in a frame whose policy allows both, and from there into the page. Of what a
 * script sets itself, a policy blocks nothing.
 */
import type { Mermaid } from 'mermaid';
import { allowsStyles, policiesOf } from './style-policy.ts';

/** What decides how large a text is. */
const TEXT = [
  'fontFamily',
  'fontSize',
  'fontStyle',
  'fontWeight',
  'letterSpacing',
  'lineHeight',
  'textTransform',
  'wordSpacing',
] as const;

const SHEETS = 'link[rel~="stylesheet"]:not([disabled]), style';

const LONGEST_WAIT_MS = 10_000;

/** Of the drawings that the page shows. */
const sheets = new Map<Element, CSSStyleSheet>();

let frame: HTMLIFrameElement | undefined;

/** A place for drawing. */
export interface DrawingPlace {
  readonly mermaid: Mermaid;
  readonly stage: HTMLElement;
}

/** A place that is as wide as a figure, with its fonts; `null` where there can be none. */
export async function frameFor(figure: HTMLElement): Promise<DrawingPlace | null> {
  if (frame?.isConnected !== true) frame = await openFrame();
  const { contentDocument: page, contentWindow } = frame;
  const { mermaid } = (contentWindow ?? {}) as { mermaid?: Mermaid };
  if (page === null || mermaid === undefined || !allowsStyles(page)) return null;
  const stage = page.createElement('div');
  const { style } = stage;
  style.cssText = `position: absolute; inset: 0 auto auto 0; width: ${figure.clientWidth}px`;
  const computed = getComputedStyle(figure);
  for (const name of TEXT) style[name] = computed[name];
  page.body.replaceChildren(stage);
  await page.fonts.load(`${computed.fontSize} ${computed.fontFamily}`);
  return { mermaid, stage };
}

async function openFrame(): Promise<HTMLIFrameElement> {
  const opened = document.createElement('iframe');
  opened.className = 'drift-diagram-frame';
  opened.src = new URL('./frame.html', import.meta.url).href;
  opened.tabIndex = -1;
  opened.ariaHidden = 'true';
  document.body.append(opened);
  await loaded(opened);
  const page = opened.contentDocument;
  if (page === null) return opened;
  // Addresses in style sheets, of fonts for one, are those of the page.
  const base = page.createElement('base');
  base.href = document.baseURI;
  page.head.append(base, ...policiesFor(page));
  const copies: Promise<void>[] = [];
  for (const sheet of document.querySelectorAll(SHEETS)) {
    const copy = page.importNode(sheet, true);
    page.head.append(copy);
    if (sheet.matches('link')) copies.push(loaded(copy));
  }
  await Promise.all(copies);
  return opened;
}

/** What the page may not load, the frame may not either; only styles are free there. */
function policiesFor(frame: Document): HTMLMetaElement[] {
  return [...policiesOf(document)].map(({ content }) => {
    const policy = frame.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    const others = content.split(';').filter((directive) => !/^\s*style-src\b/i.test(directive));
    policy.content = [...others, "style-src * data: 'unsafe-inline'"].join(';');
    return policy;
  });
}

/**
 * Until an element has loaded what it refers to, or failed to. One that a view transition takes out
 * of the page does neither.
 */
async function loaded(element: Element): Promise<void> {
  await new Promise((resolve) => {
    for (const event of ['load', 'error']) element.addEventListener(event, resolve, { once: true });
    document.addEventListener('astro:after-swap', resolve, { once: true });
    setTimeout(resolve, LONGEST_WAIT_MS);
  });
}

/** A figure's drawing as one of the page's own, with its style sheet. It replaces the one before. */
export function bring(drawing: SVGSVGElement, figure: HTMLElement): SVGSVGElement {
  const sheet = new CSSStyleSheet();
  const styles = [...drawing.querySelectorAll('style')];
  sheet.replaceSync(styles.map(({ textContent }) => textContent).join('\n'));
  for (const style of styles) style.remove();
  const adopted = new Set(document.adoptedStyleSheets).add(sheet);
  for (const [other, known] of sheets) {
    if (other !== figure && other.isConnected) continue;
    sheets.delete(other);
    adopted.delete(known);
  }
  sheets.set(figure, sheet);
  document.adoptedStyleSheets = [...adopted];
  // A copy, for it is made of this page's own classes of elements; and its styles stay its own.
  return document.importNode(drawing, true);
}
