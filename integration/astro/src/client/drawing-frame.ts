/**
 * Draws diagrams on pages whose Content Security Policy blocks Mermaid's style sheet and style
 * attributes. Mermaid also needs these styles to measure text. So a frame with a less strict policy
 * makes the drawing, and the page gets a copy. A policy does not block styles that a script sets.
 */
import type { Mermaid } from 'mermaid';
import { allowsStyles, policiesOf } from './style-policy.ts';

/** Properties that decide the size of text. */
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

/** The style sheet of each drawing on the page, by its figure. */
const sheets = new Map<Element, CSSStyleSheet>();

let frame: HTMLIFrameElement | undefined;

/** An element to draw in, and the instance of Mermaid that belongs to its document. */
export interface DrawingPlace {
  readonly mermaid: Mermaid;
  readonly stage: HTMLElement;
}

/**
 * Creates a frame that is as wide as the figure and has the same fonts. Returns `null` if the page
 * allows no frame.
 */
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
  // URLs in style sheets, for example those of fonts, are relative to the page.
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

/** Copies the page's policies to the frame, except that the frame allows all styles. */
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
 * Waits until an element has loaded, or has failed to load. Neither happens if a view transition
 * removes the element. Then the transition or a time limit ends the wait.
 */
async function loaded(element: Element): Promise<void> {
  await new Promise((resolve) => {
    for (const event of ['load', 'error']) element.addEventListener(event, resolve, { once: true });
    document.addEventListener('astro:after-swap', resolve, { once: true });
    setTimeout(resolve, LONGEST_WAIT_MS);
  });
}

/**
 * Copies a drawing and its style sheet into the page. Removes the style sheet of the figure's
 * previous drawing.
 */
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
  // The import creates elements of the page's own classes, and keeps their inline styles.
  return document.importNode(drawing, true);
}
