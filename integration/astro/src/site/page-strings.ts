import type { AstroConfig } from 'astro';
import { type OwnStrings, Strings } from '../strings/strings.ts';

/** The part of Astro's context that decides the language of a page. */
export interface Language {
  readonly locals: object;
  /** The language as a BCP 47 tag, or as any other name that the site uses. */
  readonly currentLocale: string | undefined;
}

/**
 * Returns the strings for a page. On a Starlight site, `locals.t` has the site's own strings.
 *
 * @param lang a language to use instead of that of the page
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

/** Returns the strings of this package only. Many pages share them. */
function standardStrings(tag: string | undefined): Strings {
  const strings = standard.get(tag) ?? new Strings(tag);
  standard.set(tag, strings);
  return strings;
}

/** Returns the language of pages that have none of their own, such as the added pages. */
export function defaultLanguage(i18n: AstroConfig['i18n']): string {
  if (i18n === undefined) return 'en';
  const { locales, defaultLocale } = i18n;
  const named = locales.find((each) => typeof each === 'object' && each.path === defaultLocale);
  const name = typeof named === 'object' ? named.codes[0] : defaultLocale;
  return tagOf(name) ?? name;
}

/** Starlight's translation function. It comes from i18next. */
interface Translate {
  (name: string, options: { readonly lng: string; readonly skipInterpolation: true }): unknown;
  /** Returns all strings in the language of the page. */
  readonly all?: () => unknown;
}

function finderIn(all: unknown): OwnStrings {
  const own = typeof all === 'object' && all !== null ? (all as Record<string, unknown>) : {};
  return (name) => own[name];
}

/**
 * Looks up the site's own strings in another language than that of the page. If a string is
 * missing, i18next returns its name.
 */
function finderBy(t: Translate, lng: string): OwnStrings {
  return (name) => {
    const found = t(name, { lng, skipInterpolation: true });
    return found === name ? undefined : found;
  };
}

/**
 * Converts the name of a locale to a BCP 47 tag. Returns `undefined` if it is none, because Astro
 * allows any name.
 */
function tagOf(locale: string | undefined): string | undefined {
  const tag = locale?.replaceAll('_', '-');
  try {
    return tag !== undefined && Intl.getCanonicalLocales(tag).length > 0 ? tag : undefined;
  } catch {
    return undefined;
  }
}
