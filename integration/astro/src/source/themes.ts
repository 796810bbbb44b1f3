import {
  bundledThemes,
  type BundledTheme,
  createCssVariablesTheme,
  normalizeTheme,
  type ThemeRegistrationAny,
  type ThemeRegistrationResolved,
} from 'shiki';

/** The themes of a light and of a dark page. */
export interface CodeThemes {
  readonly light: ThemeRegistrationResolved;
  readonly dark: ThemeRegistrationResolved;
}

/** The parts of Astro's `markdown.shikiConfig` that choose themes. */
export interface ThemeChoice {
  readonly theme?: string | ThemeRegistrationAny | undefined;
  readonly themes?: Readonly<Record<string, string | ThemeRegistrationAny>> | undefined;
}

/** What Astro takes where a site says nothing. It is dark on light pages as well. */
const ASTRO_DEFAULT = 'github-dark';

const DEFAULTS = { light: 'github-light-default', dark: 'github-dark-default' } as const;

/**
 * The themes that a site has chosen for its code. Of several, those named `light` and `dark`, or
 * else the first of each kind; a single one serves for both; without a choice, it is GitHub's.
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
    // Shiki knows themes by their names, and two of a site may have the same, or none.
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
