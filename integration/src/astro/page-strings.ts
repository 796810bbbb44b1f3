import { type Dictionary, Strings } from '../strings/strings.ts';

/**
 * The strings of a page in its language. Starlight has a site's own in `locals.t`.
 *
 * @param locale the page's language, as a BCP 47 tag
 */
export function stringsOf(locals: object, locale: string | undefined): Strings {
  const { t } = locals as { t?: { all?: unknown } };
  const all = typeof t?.all === 'function' ? (t.all as () => unknown)() : null;
  const own = typeof all === 'object' && all !== null ? (all as Dictionary) : {};
  return new Strings(isLanguage(locale) ? locale : undefined, own);
}

/** Astro lets a site call its locales whatever it likes. */
function isLanguage(locale: string | undefined): locale is string {
  try {
    return locale !== undefined && Intl.getCanonicalLocales(locale).length > 0;
  } catch {
    return false;
  }
}
