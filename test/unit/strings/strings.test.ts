import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { html } from '../../../integration/engine/src/html/html.ts';
import { describeSymbols } from '../../../integration/engine/src/report/symbols.ts';
import { listSymbols } from '../../../integration/astro/src/page/wording.ts';
import { ENGLISH } from '../../../integration/astro/src/strings/english.ts';
import {
  ENGLISH_STRINGS,
  LANGUAGES,
  Strings,
} from '../../../integration/astro/src/strings/strings.ts';
import { makeChange } from '../support/report.ts';

const placesOf = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([place]) => place).sort();

const own = (strings: Readonly<Record<string, unknown>>) => (name: string) => strings[name];

/** What the plural forms of a name are forms of. */
const stemOf = (name: string): string => name.replace(/_(?:zero|one|two|few|many|other)$/, '');

/** The text of every file that may ask for a string. */
function sources(): string {
  const root = fileURLToPath(new URL('../../../integration/astro/', import.meta.url));
  const files = ['src', 'components', 'routes'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|astro)$/.test(file) && !file.startsWith('strings/'))
      .map((file) => join(root, folder, file)),
  );
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

describe('Strings', () => {
  it('exist in every language, with the same placeholders', () => {
    for (const [lang, strings] of Object.entries(LANGUAGES)) {
      for (const [name, english] of Object.entries(ENGLISH)) {
        const text = (strings as Record<string, string>)[name] ?? '';
        expect(placesOf(text), `${name} in ${lang}`).toEqual(placesOf(english));
        const words = english.replaceAll(/\{\{\w+\}\}/g, '');
        if (lang !== 'en' && words.length > 12) expect(text, name).not.toBe(english);
      }
      const stems = new Set(Object.keys(ENGLISH).map(stemOf));
      expect(Object.keys(strings).filter((name) => !stems.has(stemOf(name)))).toEqual([]);
    }
  });

  it('have no-break spaces before punctuation in French', () => {
    for (const [name, text] of Object.entries(LANGUAGES.fr)) {
      expect(text, name).not.toMatch(/(?<!\u00a0):|(?<!\u202f)[;?!]/);
    }
  });

  it('are all used, and no other is used', () => {
    const code = sources();
    const stems = [...new Set(Object.keys(ENGLISH).map(stemOf))];
    const fixed = [...code.matchAll(/['"`](drift\.(?:\w|[.-])+)['"`]/g)].map(
      ([, name = '']) => name,
    );
    const open = [...code.matchAll(/`(drift\.[\w.-]*)\$\{/g)].map(([, start = '']) => start);
    expect(fixed.length).toBeGreaterThan(150);
    const parts = stems.map((stem) => stem.replace(/[^.]*$/, '').replace(/\.$/, ''));
    const known = (name: string): boolean => stems.includes(name) || parts.includes(name);
    expect(fixed.filter((name) => !known(name))).toEqual([]);
    const isAsked = (stem: string): boolean =>
      fixed.includes(stem) || open.some((start) => stem.startsWith(start));
    expect(stems.filter((stem) => !isAsked(stem))).toEqual([]);
  });

  it('follow the plural rules of the language', () => {
    expect(ENGLISH_STRINGS.count('drift.files', 0)).toBe('0 files');
    expect(ENGLISH_STRINGS.count('drift.files', 1)).toBe('1 file');
    expect(new Strings('fr').count('drift.files', 0)).toBe('0 fichier');
    expect(new Strings('fr').count('drift.files', 1_000_000)).toBe('1\u202f000\u202f000 fichiers');
    const polish = new Strings(
      'pl',
      own({
        'drift.files_few': '{{count}} pliki',
        'drift.files_many': '{{ count }} plików',
        'drift.panel.label': 'Źródła tej strony',
      }),
    );
    expect(polish.count('drift.files', 3)).toBe('3 pliki');
    expect(polish.count('drift.files', 5)).toBe('5 plików');
    expect(polish.count('drift.files', 1)).toBe('1 file');
  });

  it('prefer translations of the site, and fall back to English', () => {
    const german = new Strings(
      'de-AT',
      own({
        'drift.banner.outdated': 'Achtung!',
        'drift.panel.spec': '',
        'drift.panel.label': 7,
      }),
    );
    expect(german.lang).toBe('de-AT');
    expect(german.text('drift.banner.outdated')).toBe('Achtung!');
    expect(german.text('drift.panel.label')).toBe('Quellen dieser Seite');
    expect(german.text('drift.panel.spec')).toBe('Spec');
    const italian = new Strings('it', own({ 'search.label': 'Cerca' }));
    expect(italian.lang).toBe('en');
    expect(italian.text('drift.panel.label')).toBe('Sources of this page');
    expect(new Strings('constructor').lang).toBe('en');
  });

  it('have the `lang` of most strings of a part', () => {
    const banner = Object.keys(ENGLISH).filter((name) => name.startsWith('drift.banner.'));
    const polish = new Strings(
      'pl',
      own({
        ...Object.fromEntries(banner.map((name) => [name, 'po polsku'])),
        'drift.report.title': 'Raport',
      }),
    );
    expect(polish.lang).toBe('pl');
    expect(polish.langOf('drift.banner')).toBe('pl');
    expect(polish.langOf('drift.report')).toBe('en');
    expect(new Strings('de').langOf('drift.report')).toBe('de');
    expect(new Strings('it').langOf('drift.report')).toBe('en');
  });

  it('follow English plural rules if they are English', () => {
    const japanese = new Strings('ja', own({ 'drift.panel.label': '出典' }));
    expect(japanese.count('drift.files', 1)).toBe('1 file');
  });

  it('escape values, except for markup', () => {
    const values = { spec: '{{spec}} <b>', day: '2026' };
    expect(ENGLISH_STRINGS.text('drift.banner.upstream', values)).toBe(
      'This page builds on {{spec}} <b>, whose sources have changed.',
    );
    const evil = new Strings(
      'en',
      own({ 'drift.banner.sections': '<i>{{sections}}</i>{{other}}' }),
    );
    const markup = evil.html('drift.banner.sections', { sections: html`<a href="#x">x</a>` });
    expect(markup.toString()).toBe('&lt;i&gt;<a href="#x">x</a>&lt;/i&gt;');
  });

  it('leave unknown placeholders, and names such as `constructor`, empty', () => {
    const strings = new Strings(
      'en',
      own({
        'drift.banner.outdated': 'a {{constructor}}b {{nothing}}c {{toString}}d',
        'drift.banner.sections': '{{__proto__}}{{constructor}}In {{sections}}',
      }),
    );
    expect(strings.text('drift.banner.outdated')).toBe('a b c d');
    const sections = html`<b>x</b>`;
    expect(strings.html('drift.banner.sections', { sections }).toString()).toBe('In <b>x</b>');
  });

  it('name symbols in English as the text report does', () => {
    const symbols = (...names: string[]) =>
      names.map((name, line) => ({ kind: 'function' as const, name, method: null, line }));
    const change = makeChange({
      symbols: {
        added: [{ kind: 'route', name: '/mfa', method: null, line: 9 }],
        removed: symbols('a', 'b', 'c', 'd', 'e', 'f', 'g'),
        changed: symbols('h'),
      },
      rows: { added: 3, removed: 1 },
    });
    expect(describeSymbols(change)[1]).toBe('Removed functions: a, b, c, d, e and 2 more');
    expect(listSymbols(change, ENGLISH_STRINGS)).toEqual(describeSymbols(change));
    expect(listSymbols(change, new Strings('de'))[0]).toBe('Neuer Endpunkt: /mfa');
  });
});
