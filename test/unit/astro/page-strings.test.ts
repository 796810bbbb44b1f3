import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { defaultLanguage, stringsOf } from '../../../integration/astro/src/site/page-strings.ts';
import type { Strings } from '../../../integration/astro/src/strings/strings.ts';

const LABEL = 'drift.panel.label';

const stringsIn = (currentLocale: string | undefined, locals: object = {}): Strings =>
  stringsOf({ locals, currentLocale });

describe('the strings of a page', () => {
  it('are in the language of the page, and in English where there is no translation', () => {
    expect(stringsIn(undefined).lang).toBe('en');
    expect(stringsIn('de').text(LABEL)).toBe('Quellen dieser Seite');
    expect(stringsIn('fr-CA').text(LABEL)).toBe('Sources de cette page');
    expect(stringsIn('it').text(LABEL)).toBe('Sources of this page');
    expect(stringsIn('de_AT').lang).toBe('de-AT');
  });

  it('are English where the name of a locale is no language code', () => {
    expect(stringsIn('deutsch_neu').text(LABEL)).toBe('Sources of this page');
    expect(stringsIn('').text(LABEL)).toBe('Sources of this page');
  });

  it('come from the `t` of Starlight, and not from any other `t` in `locals`', () => {
    const t = Object.assign((key: string) => key, { all: () => ({ [LABEL]: 'Quellen!' }) });
    expect(stringsIn('de', { t }).text(LABEL)).toBe('Quellen!');
    for (const other of [null, 'x', (key: string) => key, { all: 7 }, { all: () => undefined }]) {
      expect(stringsIn('de', { t: other }).text(LABEL)).toBe('Quellen dieser Seite');
    }
  });

  it('can be asked for in a language other than that of the page, with the translations of the site', async () => {
    const i18n = i18next.createInstance();
    const resources = {
      en: { starlight: { [LABEL]: 'Our sources', 'drift.banner.upstream': 'On {{spec}}!' } },
      de: { starlight: { [LABEL]: 'Unsere Quellen' } },
    };
    await i18n.init({ resources, fallbackLng: 'en' });
    const t = Object.assign(i18n.getFixedT('de', 'starlight'), {
      all: () => resources.de.starlight,
    });
    const strings = stringsOf({ locals: { t }, currentLocale: 'de' }, 'en');
    expect(strings.lang).toBe('en');
    expect(strings.text(LABEL)).toBe('Our sources');
    expect(strings.text('drift.banner.upstream', { spec: 'a' })).toBe('On a!');
    expect(strings.text('drift.banner.changes')).toBe('Changed files');
    expect(strings.count('drift.files', 2)).toBe('2 files');
  });
});

describe('defaultLanguage', () => {
  const routing = { prefixDefaultLocale: false, redirectToDefaultLocale: false } as const;
  const i18n = { routing: { ...routing, fallbackType: 'redirect' as const } };

  it('is the language code of the default locale, and English where a site has no `i18n`', () => {
    expect(defaultLanguage(undefined)).toBe('en');
    expect(defaultLanguage({ ...i18n, locales: ['en', 'fr'], defaultLocale: 'fr' })).toBe('fr');
    const locales = ['en', { path: 'german', codes: ['de-AT', 'de'] as [string, ...string[]] }];
    expect(defaultLanguage({ ...i18n, locales, defaultLocale: 'german' })).toBe('de-AT');
    expect(defaultLanguage({ ...i18n, locales: ['pt_BR'], defaultLocale: 'pt_BR' })).toBe('pt-BR');
  });
});
