import type { DiagramNode } from '../page/diagram.ts';

const SVG = 'http://www.w3.org/2000/svg';
/**
 * Selects the parts of a diagram that have a label. If a label is in none of them, only the label
 * itself is marked.
 */
const PARTS = '.node, .cluster, .actor-man, .architecture-service, .legend';
const NO_LABEL = '.edgeLabel, .edgeLabels, .messageText, .noteText, .loopText, .labelText';
/**
 * The smallest scale of a wide diagram. If the window is too narrow for this scale, the diagram
 * scrolls.
 */
const MIN_SCALE = 0.42;

/**
 * Adds to a drawing what Mermaid leaves out: an accessible name, a readable size, and links and
 * marks on the nodes whose label is a citation. The drawing must be in the page, because this
 * function measures its parts.
 */
export function completeDrawing(
  drawing: SVGSVGElement,
  nodes: readonly DiagramNode[],
  label: string,
): void {
  if (!drawing.hasAttribute('aria-labelledby')) drawing.setAttribute('aria-label', label);
  const { width } = drawing.viewBox.baseVal;
  drawing.style.setProperty('--drift-width', `${width}px`);
  drawing.style.setProperty('--drift-least', `${width * MIN_SCALE}px`);
  // Mermaid uses some ids in every diagram, and some twice in one. An id must be unique in a page,
  // so unused ones and repetitions are removed.
  const markup = drawing.outerHTML;
  const ids = new Set<string>();
  for (const part of drawing.querySelectorAll('[id]')) {
    const isUsed = part.id.startsWith(drawing.id) || markup.includes(`#${part.id}`);
    if (!isUsed || ids.has(part.id)) part.removeAttribute('id');
    else ids.add(part.id);
  }
  const marked = new Set<Element>();
  for (const label of drawing.querySelectorAll<SVGGraphicsElement>('foreignObject, text')) {
    const part = partOf(label);
    if (part === null || marked.has(part)) continue;
    const named = namedBy(label, nodes);
    if (named.length === 0) continue;
    marked.add(part);
    mark(part, named);
  }
}

/** Returns the part that has this label. Returns `null` for labels of edges and messages. */
function partOf(label: SVGGraphicsElement): SVGGraphicsElement | null {
  const part = label.closest<SVGGraphicsElement>(PARTS);
  if (part !== null) return part;
  if (label.closest(NO_LABEL) !== null) return null;
  const group = label.parentElement;
  return label.matches('.actor') && group instanceof SVGGraphicsElement ? group : label;
}

/**
 * Returns the nodes whose label equals a line of this label. If none does, the comparison ignores
 * `*`, `_` and backticks, because Mermaid reads them as emphasis.
 */
function namedBy(label: Element, nodes: readonly DiagramNode[]): readonly DiagramNode[] {
  const copy = label.cloneNode(true) as Element;
  for (const end of copy.querySelectorAll('br, p, .row')) end.after('\n');
  const lines = [...copy.textContent.split('\n'), label.textContent];
  const find = (read: (text: string) => string): DiagramNode[] => {
    const shown = new Set(lines.map(read));
    return nodes.filter((node) => shown.has(read(node.label)));
  };
  const exact = find(fold);
  return exact.length > 0 ? exact : find((text) => fold(text.replace(/[*_`]/g, '')));
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Links a part to its source, and marks it if the source has drifted. */
function mark(part: SVGGraphicsElement, nodes: readonly DiagramNode[]): void {
  const href = nodes.find((node) => node.href !== null)?.href ?? null;
  const isLink = href !== null && part.closest('a') === null && part.querySelector('a') === null;
  const wrapper = document.createElementNS(SVG, isLink ? 'a' : 'g');
  if (isLink) wrapper.setAttribute('href', href);
  part.replaceWith(wrapper);
  wrapper.append(part);
  const drifted = nodes.filter((node) => node.drifted);
  if (drifted.length === 0) return;
  wrapper.classList.add('drift-drifted');
  const note = drifted.map(({ note }) => note ?? 'drifted').join(', ');
  const isBroken = drifted.some((node) => node.isBroken === true);
  wrapper.append(signFor(wrapper, note, isBroken ? '×' : 'Δ'));
}

/**
 * Makes the sign of a state for the upper right corner of a node. The note is its tooltip and
 * accessible name.
 */
function signFor(wrapper: SVGGraphicsElement, note: string, text: string): SVGElement {
  const { x, y } = cornerOf(wrapper);
  const sign = create('g', {
    class: 'drift-sign',
    role: 'img',
    'aria-label': note,
    transform: `translate(${x} ${y})`,
  });
  sign.append(
    create('title', {}, note),
    create('circle', { r: '8' }),
    create('text', { y: '4' }, text),
  );
  return sign;
}

/**
 * Returns the upper right corner of a node's shape. If the shape has no corner there, returns the
 * point of its outline that is nearest to where the corner would be.
 */
function cornerOf(wrapper: SVGGraphicsElement): DOMPoint {
  const { x, y, width, height } = wrapper.getBBox();
  const shape = wrapper.querySelector('.label-container');
  const matrix = wrapper.getScreenCTM();
  const corner = new DOMPoint(x + width - 2, y + 2);
  if (matrix === null || !(shape instanceof SVGGeometryElement)) return corner;
  const toShape = shape.getScreenCTM()?.inverse().multiply(matrix);
  for (let share = 0; share < 1; share += 0.1) {
    const point = new DOMPoint(corner.x - (width / 2) * share, corner.y + (height / 2) * share);
    if (shape.isPointInFill(point.matrixTransform(toShape))) return point;
  }
  return corner;
}

function create(tag: string, attributes: Readonly<Record<string, string>>, text = ''): SVGElement {
  const element = document.createElementNS<'g'>(SVG, tag as 'g');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}
