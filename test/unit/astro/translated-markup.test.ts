import { describe, expect, it } from 'vitest';
import { translatedMarkup } from '../../../integration/astro/src/site/translated-markup.ts';
import { Strings } from '../../../integration/astro/src/strings/strings.ts';

/** The slots of a component, as Astro has them: their names are its only fields. */
function slotsOf(texts: Readonly<Record<string, string>>): {
  render: (name: string) => Promise<string>;
} {
  const render = (name: string): Promise<string> => Promise.resolve(texts[name] ?? '');
  return Object.create(
    { render },
    Object.fromEntries(Object.keys(texts).map((name) => [name, { enumerable: true, value: true }])),
  ) as { render: typeof render };
}

const GERMAN = new Strings('de');

describe('phrase()', () => {
  it('puts slots where the translated sentence has them, and escapes values', async () => {
    const slots = slotsOf({ day: '\n <time>2026-01-28</time> ' });
    const values = { author: '<b>' };
    expect(await translatedMarkup(slots, { name: 'drift.file.by', values }, GERMAN)).toBe(
      'von &lt;b&gt;, <time>2026-01-28</time>',
    );
  });

  it('chooses singular or plural by the count, which may be markup', async () => {
    const props = { name: 'drift.report.morePages', count: 1 } as const;
    const link = '<a href="/x">x</a>';
    expect(await translatedMarkup(slotsOf({ link }), props, GERMAN)).toBe(
      `Und 1 weitere Seite, ${link}.`,
    );
    const count = '<b>1</b>';
    expect(await translatedMarkup(slotsOf({ link, count }), props, GERMAN)).toContain(
      'Und <b>1</b> weitere Seite',
    );
  });
});
