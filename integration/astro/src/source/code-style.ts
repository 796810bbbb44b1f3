import { type Colour, flatten, makeReadable, mix, readColour, writeColour } from './colour.ts';
import { FONT_STYLES, type Palettes } from './token-classes.ts';
import type { Palette } from './palette.ts';

/** The background colours of lines and words. Each is a hue, and the share of it in the colour. */
const TINTS = {
  selected: ['#d4a72c', 0.18],
  added: ['#2da44e', 0.11],
  changed: ['#d4a72c', 0.11],
  removed: ['#e5534b', 0.11],
  'added-word': ['#2da44e', 0.22],
  'removed-word': ['#e5534b', 0.22],
} as const satisfies Readonly<Record<string, readonly [hue: string, share: number]>>;

/** The colours of signs. An example is the `+` next to an added line. */
const SIGNS = { added: '#1a7f37', changed: '#9a6700', removed: '#cf222e' } as const;

type Tint = keyof typeof TINTS;
type Sign = keyof typeof SIGNS;

/** Quiet text, such as line numbers, contains this share of the background colour. */
const QUIET = 0.4;

/** The colours of a theme, as the style sheet contains them. */
interface Inks {
  readonly background: string;
  readonly foreground: string;
  readonly quiet: string;
  readonly tints: Readonly<Record<Tint, string>>;
  readonly signs: Readonly<Record<Sign, string>>;
  readonly colours: readonly string[];
}

/**
 * Returns the style sheet for highlighted code in elements with the class `drift-code`. It defines
 * the classes of `Looks`, and custom properties named `--drift-code-…`. Those for backgrounds are
 * `back`, `selected`, `added`, `changed`, `removed`, `added-word` and `removed-word`. Those for
 * text are `text`, `quiet`, `added-sign`, `changed-sign` and `removed-sign`.
 *
 * Many themes have colours with less contrast than WCAG requires. Such a colour is moved towards
 * black or white until its contrast is 4.5 on each of these backgrounds. Values that are not plain
 * colours, such as `var(…)`, do not change.
 */
export function codeStyle({ light, dark }: Palettes): string {
  const inks = { light: inksOf(light), dark: inksOf(dark) };
  const both = (pick: (ink: Inks) => string): string =>
    `light-dark(${pick(inks.light)}, ${pick(inks.dark)})`;
  const tints = (Object.keys(TINTS) as Tint[]).map(
    (tint) => `--drift-code-${tint}:${both((ink) => ink.tints[tint])};`,
  );
  const signs = (Object.keys(SIGNS) as Sign[]).map(
    (sign) => `--drift-code-${sign}-sign:${both((ink) => ink.signs[sign])};`,
  );
  const family = (name: string, { colours }: Inks): string[] =>
    colours.map((colour, index) => `.drift-code .${name}${index + 1}{--${name}:${colour}}`);
  return [
    ':where(:root){',
    `--drift-code-back:${both(({ background }) => background)};`,
    `--drift-code-text:${both(({ foreground }) => foreground)};`,
    `--drift-code-quiet:${both(({ quiet }) => quiet)};`,
    ...tints,
    ...signs,
    '}',
    '.drift-code{background:var(--drift-code,var(--drift-code-back));color:var(--drift-code-text)}',
    `.drift-code code span[class]{color:light-dark(var(--l,${inks.light.foreground}),var(--d,${inks.dark.foreground}))}`,
    ...family('l', inks.light),
    ...family('d', inks.dark),
    ...FONT_STYLES.map(([bit, style]) => `.drift-code .f${bit}{${style}}`),
    '.drift-code .f4.f8{text-decoration:underline line-through}',
    '',
  ].join('\n');
}

function inksOf(palette: Palette): Inks {
  const tintsWith = (tint: (hue: string, share: number) => string): Inks['tints'] =>
    Object.fromEntries(
      Object.entries(TINTS).map(([name, [hue, share]]) => [name, tint(hue, share)]),
    ) as Inks['tints'];
  const ground = readColour(palette.background);
  if (ground === null) {
    const blend = (colour: string, other: string, share: number): string =>
      `color-mix(in srgb,${colour} ${100 * (1 - share)}%,${other})`;
    return {
      ...palette,
      quiet: blend(palette.foreground, palette.background, QUIET),
      tints: tintsWith((hue, share) => blend(palette.background, hue, share)),
      signs: {
        added: palette.foreground,
        changed: palette.foreground,
        removed: palette.foreground,
      },
    };
  }
  const background = flatten(ground, [1, 1, 1, 1]);
  const tint = (hue: string, share: number): Colour =>
    mix(background, readColour(hue) ?? background, share);
  const grounds = [background, ...Object.values(TINTS).map(([hue, share]) => tint(hue, share))];
  const ink = (written: string): string => {
    const colour = readColour(written);
    if (colour === null) return written;
    return writeColour(makeReadable(flatten(colour, background), grounds));
  };
  const text = readColour(palette.foreground);
  return {
    background: writeColour(background),
    foreground: ink(palette.foreground),
    quiet: text === null ? palette.foreground : ink(writeColour(mix(text, background, QUIET))),
    tints: tintsWith((hue, share) => writeColour(tint(hue, share))),
    signs: {
      added: ink(SIGNS.added),
      changed: ink(SIGNS.changed),
      removed: ink(SIGNS.removed),
    },
    colours: palette.colours.map(ink),
  };
}
