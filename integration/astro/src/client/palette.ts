/** The colours of a page around an element, as `#rrggbb`, which Mermaid can compute with. */
export interface Palette {
  readonly back: string;
  readonly text: string;
  /** Lines and borders. */
  readonly line: string;
  /** Links. */
  readonly accent: string;
  /** The background of a box. */
  readonly soft: string;
}

/** Reads the colours of a page. They can be in any notation of CSS. */
export function paletteOf(element: HTMLElement): Palette {
  const back = mix(backgroundOf(element));
  const text = mix(computed(element, 'currentcolor'), back);
  const accent = mix(computed(element, 'LinkText'), back);
  return { back, text, line: blend(text, back, 0.55), accent, soft: blend(text, back, 0.06) };
}

/** Returns whether a colour is dark. */
export function isDark(colour: string): boolean {
  const [red, green, blue] = partsOf(colour);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** Returns the nearest background that is not transparent. */
function backgroundOf(element: HTMLElement): string {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (!/^(?:transparent|.*[,/] *0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return computed(element, 'Canvas');
}

/** Returns the value of a colour on an element, which decides what names such as `Canvas` mean. */
function computed(element: HTMLElement, colour: string): string {
  const probe = document.createElement('span');
  probe.style.color = colour;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Draws a colour on a background, and reads the result. */
function mix(colour: string, back = '#fff'): string {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d');
  if (context === null) return back;
  for (const fill of [back, colour]) {
    context.fillStyle = fill;
    context.fillRect(0, 0, 1, 1);
  }
  return toHex([...context.getImageData(0, 0, 1, 1).data.slice(0, 3)]);
}

function blend(front: string, back: string, share: number): string {
  const behind = partsOf(back);
  return toHex(
    partsOf(front).map((part, index) => part * share + (behind[index] ?? 0) * (1 - share)),
  );
}

function toHex(parts: readonly number[]): string {
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function partsOf(colour: string): [red: number, green: number, blue: number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
