import type { AstroConfig } from 'astro';
import { type OwnStrings, Strings } from '../strings/strings.ts';

/** The data that decide the language of a page. */
export interface Language {
  readonly locals: object;
  /** A BCP 47 tag, or any other name that the site uses. */
  readonly currentLocale: string | undefined;
}

/**
 * The strings of a page. Starlight has the site's own strings in `locals.t`.
 *
 * @param lang another language than that of the page
 */
export function stringsOf(
  { locals, currentLocale }: Language,
  lang: string | undefined = currentLocale,
): Strings {
  const { t } = locals as { t?: Translate };
  const tag = tagOf(lang);
  if (typeof t?.all !== 'function') return standardStrings(tag);
  const isOther = tag !== undefined && lang !== currentLocale;
  return new Strings(tag, isOther ? finderBy(t, tag) : finderIn(t.all()));
}

const standard = new Map<string | undefined, Strings>();

/** The strings of this package only. Many pages share them. */
function standardStrings(tag: string | undefined): Strings {
  const strings = standard.get(tag) ?? new Strings(tag);
  standard.set(tag, strings);
  return strings;
}

/** The language of pages without a language, such as those that the integration adds. */
export function defaultLanguage(i18n: AstroConfig['i18n']): string {
  if (i18n === undefined) return 'en';
  const { locales, defaultLocale } = i18n;
  const named = locales.find((each) => typeof each === 'object' && each.path === defaultLocale);
  const name = typeof named === 'object' ? named.codes[0] : defaultLocale;
  return tagOf(name) ?? name;
}

/** Starlight's translation function, which comes from i18next. */
interface Translate {
  (name: string, options: { readonly lng: string; readonly skipInterpolation: true }): unknown;
  /** All strings in the language of the page. */
  readonly all?: () => unknown;
}

function finderIn(all: unknown): OwnStrings {
  const own = typeof all === 'object' && all !== null ? (all as Record<string, unknown>) : {};
  return (name) => own[name];
}

/**
 * Looks up strings in another language than that of the page. i18next returns the name for a
 * missing string.
 */
function finderBy(t: Translate, lng: string): OwnStrings {
  return (name) => {
    const found = t(name, { lng, skipInterpolation: true });
    return found === name ? undefined : found;
  };
}

/** A locale as a BCP 47 tag, if it is one: Astro allows any name for a locale. */
function tagOf(locale: string | undefined): string | undefined {
  const tag = locale?.replaceAll('_', '-');
  try {
    return tag !== undefined && Intl.getCanonicalLocales(tag).length > 0 ? tag : undefined;
  } catch {
    return undefined;
  }
}
