import type { Palette } from './palette.ts';

/** The palettes for light and for dark mode. */
export interface Palettes {
  readonly light: Palette;
  readonly dark: Palette;
}

/** The style that one theme gives a token. */
export interface TokenStyle {
  readonly color?: string | undefined;
  /** The font style as a sum of bits. {@link FONT_STYLES} lists them. */
  readonly fontStyle?: number | undefined;
}

/** The bits of a token's font style, with the CSS property of each. */
export const FONT_STYLES = [
  [1, 'font-style:italic'],
  [2, 'font-weight:bold'],
  [4, 'text-decoration:underline'],
  [8, 'text-decoration:line-through'],
] as const;

/**
 * Gives tokens their class names. For example, `l3` is the third colour of the light theme, `d7` is
 * the seventh colour of the dark theme, and `f1` is italics. The foreground colour has no class. A
 * font style applies to both themes.
 */
export class Looks {
  private readonly light: ReadonlyMap<string, number>;
  private readonly dark: ReadonlyMap<string, number>;

  constructor({ light, dark }: Palettes) {
    this.light = numbersOf(light);
    this.dark = numbersOf(dark);
  }

  /** Returns the class names of a token. Returns `''` for the default style. */
  of(light: TokenStyle, dark: TokenStyle): string {
    const styles = fontBits(light) | fontBits(dark);
    return [
      ...nameOf('l', this.light, light),
      ...nameOf('d', this.dark, dark),
      ...FONT_STYLES.filter(([bit]) => (styles & bit) !== 0).map(([bit]) => `f${bit}`),
    ].join(' ');
  }
}

function numbersOf({ colours }: Palette): ReadonlyMap<string, number> {
  return new Map(colours.map((colour, index) => [colour, index + 1]));
}

function nameOf(
  family: string,
  numbers: ReadonlyMap<string, number>,
  { color = '' }: TokenStyle,
): string[] {
  const number = numbers.get(color.toLowerCase()) ?? numbers.get(color);
  return number === undefined ? [] : [`${family}${number}`];
}

/** Returns the bits of a font style. If a theme sets none, Shiki returns -1. */
function fontBits({ fontStyle = 0 }: TokenStyle): number {
  return Math.max(0, fontStyle);
}
