import { describe, expect, it } from 'vitest';
import { defaultLocale } from '../../../integration/astro/src/starlight/locale.ts';
import { StalePages } from '../../../integration/astro/src/starlight/stale-pages.ts';
import { makeDocument, makeSpecReport } from '../support/report.ts';

describe('stale pages in the Starlight sidebar', () => {
  const PAGES = new Map([
    ['docs/en/a.md', 'en/a'],
    ['docs/en/b.md', 'en/b'],
    ['docs/de/b.md', 'de/b'],
    ['docs/en/index.md', 'en'],
  ]);

  it('include the fallback pages of languages without a translation', () => {
    const files = ['docs/en/a.md', 'docs/en/b.md', 'docs/en/index.md', 'x.md'];
    const documents = files.map((file) => makeDocument({ file, state: 'needs-review' }));
    const stale = new StalePages([makeSpecReport({ status: 'drifted', documents })], {
      pathOf: (file) => PAGES.get(file) ?? null,
      has: (path) => [...PAGES.values()].includes(path),
      defaultLocale: 'en',
    });
    const isStale = (path: string): boolean => stale.has(path, path.split('/')[0] ?? '');
    expect(['en/a', 'de/a', 'fr/a', 'fr/b', 'fr'].map(isStale)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['de/b', 'de/c'].map(isStale)).toEqual([false, false]);
    expect(stale.has('a', '')).toBe(false);
    expect(stale.has('dea/a', 'de')).toBe(false);
    expect(stale.has('en/a', 'de')).toBe(true);
  });

  it('are those that may be wrong', () => {
    const states = ['broken', 'needs-review', 'nearby-changes', 'up-to-date', 'unknown'] as const;
    const documents = states.map((state) => makeDocument({ file: state, state }));
    const stale = new StalePages([makeSpecReport({ status: 'drifted', documents })], {
      pathOf: (file) => file,
      has: () => true,
      defaultLocale: '',
    });
    expect(states.filter((state) => stale.has(state, ''))).toEqual(['broken', 'needs-review']);
  });

  it('have the prefix of the default locale', () => {
    const en = { label: 'English', lang: 'en' };
    const i18n = (prefixDefaultLocale: boolean) =>
      ({ defaultLocale: 'en', locales: ['en', 'de'], routing: { prefixDefaultLocale } }) as never;
    expect(defaultLocale({}, undefined)).toBe('');
    expect(defaultLocale({ locales: { root: en, de: en } }, undefined)).toBe('');
    expect(defaultLocale({ locales: { de: en, en }, defaultLocale: 'en' }, undefined)).toBe('en');
    expect(defaultLocale({ locales: { en } }, undefined)).toBe('en');
    expect(defaultLocale({}, i18n(true))).toBe('en');
    expect(defaultLocale({}, i18n(false))).toBe('');
  });
});
