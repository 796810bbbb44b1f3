import type { StarlightUserConfig } from '@astrojs/starlight/types';
import type { AstroConfig } from 'astro';

/**
 * Returns the path prefix of pages in the default language. Returns `''` if there is none. The
 * locales come from Starlight's configuration. If it has none, they come from Astro's.
 */
export function defaultLocale(
  { locales, defaultLocale }: Pick<StarlightUserConfig, 'locales' | 'defaultLocale'>,
  i18n: AstroConfig['i18n'],
): string {
  if (locales !== undefined) {
    const name = defaultLocale ?? Object.keys(locales)[0] ?? 'root';
    return name === 'root' || 'root' in locales ? '' : name;
  }
  if (i18n === undefined || i18n.routing === 'manual') return '';
  return i18n.routing.prefixDefaultLocale ? i18n.defaultLocale : '';
}
