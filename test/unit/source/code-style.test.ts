import { bundledThemes, type BundledTheme } from 'shiki';
import { describe, expect, it } from 'vitest';
import { codeStyle } from '../../../integration/astro/src/source/code-style.ts';
import type { Palette } from '../../../integration/astro/src/source/palette.ts';
import { paletteOf } from '../../../integration/astro/src/source/palette.ts';
import { loadThemes } from '../../../integration/astro/src/source/themes.ts';

/** WCAG's contrast of two colours, `#rrggbb`. */
function contrastOf(one: string, other: string): number {
  const light = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4)));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const ratio = light(one) / light(other);
  return Math.max(ratio, 1 / ratio);
}

/** What a style sheet says of one of the two schemes: texts and the grounds that they stand on. */
function readStyle(css: string, scheme: 'light' | 'dark'): { inks: string[]; grounds: string[] } {
  const variable = (name: string): string => {
    const pair = new RegExp(`--drift-code-${name}:light-dark\\((\\S+), (\\S+)\\);`).exec(css);
    return pair?.[scheme === 'light' ? 1 : 2] ?? '';
  };
  const family = scheme === 'light' ? 'l' : 'd';
  return {
    inks: [
      ...[...css.matchAll(new RegExp(`\\.${family}\\d+\\{--${family}:(\\S+)\\}`, 'g'))].map(
        ([, ink = '']) => ink,
      ),
      ...['text', 'quiet', 'added-sign', 'changed-sign', 'removed-sign'].map(variable),
    ],
    grounds: ['back', 'selected', 'added', 'changed', 'removed', 'added-word', 'removed-word'].map(
      variable,
    ),
  };
}

const plain: Palette = { background: '#fff', foreground: '#000', colours: [] };

describe('the style sheet of code', () => {
  it.each(Object.keys(bundledThemes) as BundledTheme[])(
    'makes every colour of %s readable on every background',
    async (name) => {
      const theme = paletteOf((await loadThemes({ theme: name })).light);
      const { inks, grounds } = readStyle(codeStyle({ light: theme, dark: plain }), 'light');
      expect(inks.length).toBeGreaterThan(2);
      for (const ink of inks) {
        for (const ground of grounds) {
          expect(contrastOf(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
        }
      }
    },
  );

  it('has light and dark colours, and keeps readable ones', async () => {
    const { light, dark } = await loadThemes({});
    const css = codeStyle({ light: paletteOf(light), dark: paletteOf(dark) });
    expect(css).toContain('--drift-code-back:light-dark(#ffffff, #0d1117);');
    expect(css).toContain('--drift-code-text:light-dark(#1f2328, #e6edf3);');
    expect(readStyle(css, 'light').inks).toContain('#0550ae');
    expect(readStyle(css, 'dark').inks).toContain('#79c0ff');
  });

  it('keeps CSS variables of the site', async () => {
    const { light, dark } = await loadThemes({ theme: 'css-variables' });
    const css = codeStyle({ light: paletteOf(light), dark: paletteOf(dark) });
    expect(css).toContain('var(--astro-code-token-keyword)}');
    expect(css).toContain('--drift-code-back:light-dark(var(--astro-code-background), ');
    expect(css).not.toMatch(/#0000/);
  });
});
