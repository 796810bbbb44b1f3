/** A colour as red, green, blue and opacity. Each is a number from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** The minimum contrast that WCAG requires of text at level AA. */
const READABLE = 4.5;

const BLACK: Colour = [0, 0, 0, 1];
const WHITE: Colour = [1, 1, 1, 1];

/** The number of steps from a colour to black or white. */
const STEPS = 50;

/**
 * Reads a colour in the form `#rgb`, `#rgba`, `#rrggbb` or `#rrggbbaa`. Returns `null` for any
 * other form.
 */
export function readColour(text: string): Colour | null {
  const digits = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.exec(text)?.[1];
  if (digits === undefined) return null;
  const long = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits;
  const [red = 0, green = 0, blue = 0, alpha = 1] = (long.match(/../g) ?? []).map(
    (pair) => Number.parseInt(pair, 16) / 255,
  );
  return [red, green, blue, alpha];
}

/** Writes a colour as `#rrggbb`. Leaves out its opacity. */
export function writeColour([red, green, blue]: Colour): string {
  const digits = [red, green, blue].map((part) =>
    Math.round(part * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}

/** Mixes two colours. `share` is the share of the second one, from 0 to 1. */
export function mix(one: Colour, other: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2): number =>
    Math.round(255 * (one[index] * (1 - share) + other[index] * share)) / 255;
  return [part(0), part(1), part(2), 1];
}

/** Returns the visible colour of a transparent colour on a background. */
export function flatten(colour: Colour, background: Colour): Colour {
  return mix(background, colour, colour[3]);
}

/** Returns the contrast of two colours as WCAG defines it. It is from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/**
 * Returns a colour that is readable on all of these backgrounds. It is the one nearest to `colour`
 * on the way to black or white. The backgrounds must be similar.
 */
export function makeReadable(colour: Colour, backgrounds: readonly Colour[]): Colour {
  const worst = (text: Colour): number =>
    Math.min(...backgrounds.map((background) => contrast(text, background)));
  const end = worst(BLACK) > worst(WHITE) ? BLACK : WHITE;
  for (let step = 0; step < STEPS; step++) {
    const moved = mix(colour, end, step / STEPS);
    if (worst(moved) >= READABLE) return moved;
  }
  return end;
}

function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
