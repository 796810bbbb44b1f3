/**
 * Draws the diagrams of a page with Mermaid, in the colours of the page. Links their nodes to the
 * sources that they name. If a diagram cannot be drawn, it stays text.
 */
import type { Mermaid } from 'mermaid';
import type { DiagramData, DiagramWords } from '../page/diagram.ts';
import { completeDrawing } from './drawing.ts';
import { bring, frameFor } from './drawing-frame.ts';
import { styleDrawings } from './drawing-style.ts';
import { isDark, type Palette, paletteOf } from './palette.ts';
import { allowsStyles } from './style-policy.ts';

/** How near a diagram must be to the visible part of the page before it is drawn. */
const NEAR = '600px';

let library: Promise<{ default: Mermaid }> | undefined;
let queue = Promise.resolve();
let count = 0;

/** Draws a figure if it is visible. Does nothing if it is already drawn in these colours. */
async function draw(figure: HTMLElement): Promise<void> {
  const isVisible = figure.isConnected && figure.clientWidth > 0 && near.has(figure);
  if (!isVisible) return;
  const palette = paletteOf(figure);
  const theme = Object.values(palette).join(' ');
  if (figure.dataset['theme'] === theme) return;
  figure.dataset['theme'] = theme;
  const { nodes, words } = dataOf(figure);
  const stage = document.createElement('div');
  stage.className = 'drift-diagram-stage';
  figure.append(stage);
  try {
    const drawing = await renderOn(stage, figure, palette);
    if (drawing === null) return;
    stage.replaceChildren(drawing);
    completeDrawing(drawing, nodes, words.label);
    viewOf(figure, words).replaceChildren(drawing);
    measure(figure);
  } catch (error) {
    // oxlint-disable-next-line no-console -- for the author of the page
    console.warn('A diagram stays a text, for it cannot be drawn:', error);
  } finally {
    stage.remove();
  }
}

/**
 * Renders with Mermaid in the page itself. If a policy blocks Mermaid's styles, renders in a frame.
 */
async function renderOn(
  stage: HTMLElement,
  figure: HTMLElement,
  palette: Palette,
): Promise<SVGSVGElement | null> {
  const isHere = allowsStyles(document);
  const place = isHere ? { mermaid: await loadMermaid(), stage } : await frameFor(figure);
  if (place === null) return null;
  place.mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    theme: 'base',
    themeVariables: variablesOf(palette),
    layout: 'dagre',
    fontFamily: getComputedStyle(figure).fontFamily,
  });
  const { code } = dataOf(figure);
  const { svg } = await place.mermaid.render(`drift-diagram-${++count}`, code, place.stage);
  place.stage.innerHTML = svg;
  const drawing = place.stage.querySelector('svg');
  return drawing === null || isHere ? drawing : bring(drawing, figure);
}

async function loadMermaid(): Promise<Mermaid> {
  return (await (library ??= import('./mermaid/mermaid.esm.min.js'))).default;
}

function dataOf(figure: HTMLElement): DiagramData {
  return JSON.parse(figure.dataset['diagram'] ?? '') as DiagramData;
}

/** Returns the theme variables of Mermaid that give diagrams the colours of the page. */
function variablesOf({ back, text, line, accent, soft }: Palette): Record<string, unknown> {
  return {
    darkMode: isDark(back),
    background: back,
    mainBkg: soft,
    primaryColor: soft,
    primaryTextColor: text,
    primaryBorderColor: line,
    secondaryColor: soft,
    secondaryTextColor: text,
    secondaryBorderColor: line,
    tertiaryColor: back,
    tertiaryTextColor: text,
    tertiaryBorderColor: line,
    lineColor: line,
    textColor: text,
    signalColor: text,
    sequenceNumberColor: back,
    noteBkgColor: soft,
    noteTextColor: text,
    noteBorderColor: accent,
    edgeLabelBackground: back,
  };
}

/**
 * Returns the element that contains the drawing. On first use, creates it together with a button
 * that shows the text of the diagram.
 */
function viewOf(figure: HTMLElement, words: DiagramWords): HTMLElement {
  const existing = figure.querySelector<HTMLElement>('.drift-diagram-view');
  if (existing !== null) return existing;
  const view = document.createElement('div');
  // Themes style the elements of Markdown text. These classes exclude the drawing.
  view.className = 'drift-diagram-view not-content not-prose';
  const tools = document.createElement('div');
  tools.className = 'drift-diagram-tools not-content not-prose';
  tools.append(enlarging(figure, view, words));
  figure.prepend(view, tools);
  const text = figure.querySelector('.drift-diagram-text');
  if (text === null) return view;
  const button = buttonWith(words.text);
  button.className = 'drift-diagram-toggle';
  text.id ||= `drift-diagram-text-${count}`;
  button.setAttribute('aria-controls', text.id);
  const setOpen = (isOpen: boolean): void => {
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) text.removeAttribute('hidden');
    else text.setAttribute('hidden', 'until-found');
  };
  button.addEventListener('click', () => {
    setOpen(text.hasAttribute('hidden'));
  });
  text.addEventListener('beforematch', () => {
    setOpen(true);
  });
  setOpen(false);
  tools.append(button);
  return view;
}

/** Creates the button that shows the drawing in the whole window. A dialog borrows the drawing. */
function enlarging(figure: HTMLElement, view: HTMLElement, words: DiagramWords): HTMLElement {
  const open = buttonWith(words.enlarge);
  open.addEventListener('click', () => {
    const drawing = view.querySelector('svg');
    if (drawing === null) return;
    const dialog = document.createElement('dialog');
    dialog.className = 'drift-diagram-dialog not-content not-prose';
    dialog.ariaLabel = words.label;
    const large = document.createElement('div');
    large.className = 'drift-diagram-large';
    large.tabIndex = 0;
    large.role = 'group';
    large.ariaLabel = words.label;
    large.append(drawing);
    const close = buttonWith(words.close);
    close.addEventListener('click', () => {
      dialog.close();
    });
    dialog.append(close, large);
    dialog.addEventListener('close', () => {
      // While the dialog was open, the view may have got a drawing in other colours.
      if (view.querySelector('svg') === null) view.append(drawing);
      dialog.remove();
    });
    figure.append(dialog);
    dialog.showModal();
  });
  return open;
}

function buttonWith(text: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  return button;
}

/** Lets the keyboard scroll a drawing that is too wide. */
function measure(figure: HTMLElement): void {
  const view = figure.querySelector('.drift-diagram-view');
  if (view === null) return;
  const attributes = { tabindex: '0', role: 'group', 'aria-label': dataOf(figure).words.wide };
  const isWide = view.scrollWidth > view.clientWidth;
  for (const [name, value] of Object.entries(attributes)) {
    if (isWide) view.setAttribute(name, value);
    else view.removeAttribute(name);
  }
}

/** Draws the figures one after the other, because Mermaid's settings are global. */
function schedule(figure: HTMLElement): void {
  queue = queue.then(() => draw(figure));
}

function figures(): NodeListOf<HTMLElement> {
  return document.querySelectorAll<HTMLElement>('.drift-diagram');
}

// The observer also reports when a figure in a closed tab becomes visible.
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (!(target instanceof HTMLElement)) continue;
    measure(target);
    schedule(target);
  }
});

/** The figures that have come near to the visible part of the page. They stay in this set. */
const near = new WeakSet<Element>();

const places = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      near.add(target);
      places.unobserve(target);
      schedule(target);
    }
  },
  { rootMargin: NEAR },
);

/** Draws all diagrams of the page, because print shows those that were never near the window. */
addEventListener('beforeprint', () => {
  for (const figure of figures()) near.add(figure);
  recolour();
});

function observe(): void {
  // A view transition replaces the body, so the new one is observed again.
  for (const element of [document.documentElement, document.body]) {
    changes.observe(element, { attributes: true });
  }
  for (const figure of figures()) {
    sizes.observe(figure);
    places.observe(figure);
  }
}

function recolour(): void {
  figures().forEach(schedule);
}

const changes = new MutationObserver(recolour);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
document.addEventListener('transitionend', ({ target }) => {
  for (const figure of figures()) {
    if (target instanceof Node && target.contains(figure)) schedule(figure);
  }
});
document.addEventListener('astro:page-load', observe);
styleDrawings();
observe();
