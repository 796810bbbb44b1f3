import {
  bundledThemes,
  type BundledTheme,
  createCssVariablesTheme,
  normalizeTheme,
  type ThemeRegistrationAny,
  type ThemeRegistrationResolved,
} from 'shiki';

/** The code themes for light and for dark mode. */
export interface CodeThemes {
  readonly light: ThemeRegistrationResolved;
  readonly dark: ThemeRegistrationResolved;
}

/** Those options in Astro's `markdown.shikiConfig` that choose themes. */
export interface ThemeChoice {
  readonly theme?: string | ThemeRegistrationAny | undefined;
  readonly themes?: Readonly<Record<string, string | ThemeRegistrationAny>> | undefined;
}

/** Astro's default theme. Astro uses this dark theme on light pages as well. */
const ASTRO_DEFAULT = 'github-dark';

const DEFAULTS = { light: 'github-light-default', dark: 'github-dark-default' } as const;

/**
 * Loads the code themes of a site. If the site has several themes, those named `light` and `dark`
 * are used, or else the first one of each kind. A single theme is used for both modes. The defaults
 * are GitHub's themes.
 */
export async function loadThemes({ theme, themes = {} }: ThemeChoice): Promise<CodeThemes> {
  const one = theme === undefined || theme === ASTRO_DEFAULT ? null : { light: theme, dark: theme };
  const chosen = Object.keys(themes).length > 0 ? themes : (one ?? DEFAULTS);
  const loaded = new Map(
    await Promise.all(
      Object.entries(chosen).map(async ([name, value]) => [name, await loadTheme(value)] as const),
    ),
  );
  const pick = (kind: 'light' | 'dark'): ThemeRegistrationResolved => {
    const all = [...loaded.values()];
    const found = loaded.get(kind) ?? all.find(({ type }) => type === kind) ?? all[0];
    // Shiki identifies a theme by its name. The site's themes can have the same name, or none.
    return normalizeTheme({ ...found, name: `drift-${kind}` });
  };
  return { light: pick('light'), dark: pick('dark') };
}

async function loadTheme(theme: string | ThemeRegistrationAny): Promise<ThemeRegistrationResolved> {
  if (typeof theme !== 'string') return normalizeTheme(structuredClone(theme));
  if (theme === 'css-variables') {
    return normalizeTheme(createCssVariablesTheme({ variablePrefix: '--astro-code-' }));
  }
  return normalizeTheme((await bundledThemes[theme as BundledTheme]()).default);
}
