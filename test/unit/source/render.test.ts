import { describe, expect, it } from 'vitest';
import { plainLines, textOf, type TokenLine } from '../../../integration/astro/src/diff/tokens.ts';
import { LONGEST_LINE } from '../../../integration/astro/src/diff/words.ts';
import { sayNow } from '../../../integration/astro/src/strings/deferred-strings.ts';
import { ENGLISH_STRINGS } from '../../../integration/astro/src/strings/strings.ts';
import { textOfMarkup } from '../support/markup.ts';
import { type CodeDetails, renderCode } from '../../../integration/astro/src/source/render.ts';

const NOTHING: CodeDetails = { marks: [], cited: [] };

const BUDGET = 1_100_000;

function show(text: string, details: Partial<CodeDetails> = {}, budget?: number): string {
  const { html } = renderCode(plainLines(text), { ...NOTHING, ...details }, budget);
  return sayNow(html.toString(), ENGLISH_STRINGS);
}

/** The rows as a reader without a style sheet has them. */
function rowsOf(markup: string): string[] {
  return [...markup.matchAll(/<div id="L\d+">.*?<\/div>|<p>.*?<\/p>/gs)].map(([row]) =>
    textOfMarkup(row.replace('</a><code>', ': ').replaceAll(/<[^>]*>/g, '')),
  );
}

describe('renderCode', () => {
  it('gives each line an anchor by its number', () => {
    const markup = show('one\n\ntwo');
    expect(rowsOf(markup)).toEqual(['1: one', '2: ', '3: two']);
    expect(markup).toContain('<div id="L3"><a href="#L3">3</a><code>two</code></div>');
    expect(markup).toContain('data-digits="1"');
  });

  it('has colours as classes, and no inline styles', () => {
    const line: TokenLine = [
      { text: 'let', look: 'l1 d2' },
      { text: ' a', look: '' },
    ];
    const { html, faded } = renderCode([line], NOTHING);
    expect(html.toString()).toContain('<code><span class="l1 d2">let</span> a</code>');
    expect(html.toString()).not.toContain('style');
    expect(faded).toBe(false);
  });

  it('marks for each baseline what changed at a line', () => {
    const marks = [
      new Map([[1, 'added'] as const, [3, 'removed-above'] as const]),
      new Map([[1, 'changed'] as const]),
      new Map([[1, 'added'] as const, [4, 'removed-below'] as const]),
    ];
    const markup = show('a\nb\nc\nd\n', { marks });
    expect(markup).toContain(
      '<b class="a g1 g3">+<i>added</i></b><b class="c g2">~<i>changed</i></b><a href="#L1">',
    );
    expect(markup).toContain('<div id="L2"><a href');
    expect(markup).toContain('<b class="r g1">−<i>lines removed above</i></b><a href="#L3">');
    expect(markup).toContain('<b class="r g3">−<i>lines removed below</i></b><a href="#L4">');
  });

  it('has an anchor for each cited range, once', () => {
    const cited = [
      { first: 2, last: 3 },
      { first: 2, last: 3 },
      { first: 2, last: 4 },
      { first: 1, last: 1 },
    ];
    const markup = show('a\nb\nc\nd\n', { cited });
    expect(markup).toContain('<div id="L2"><span id="L2-L3"></span><span id="L2-L4"></span><a');
    expect(markup.match(/id="/g)).toHaveLength(6);
  });

  it.each(['<script>alert(1)</script>', '" onclick="x', "&lt;'`${}", '</code></div></article>'])(
    'escapes %s',
    (text) => {
      expect(rowsOf(show(text))).toEqual([`1: ${text}`]);
      expect(show(text)).not.toContain('<script');
    },
  );

  it('shows the code points of invisible characters', () => {
    expect(rowsOf(show('if (admin\u202e) {\u200b'))).toEqual(['1: if (adminU+202E) {U+200B']);
  });

  it('is empty for an empty file', () => {
    expect(rowsOf(show(''))).toEqual([]);
  });
});

describe('renderCode of a large file', () => {
  it('drops colours before lines', () => {
    const lines = Array.from({ length: 100 }, (): TokenLine => [{ text: 'x', look: 'l10 d10' }]);
    const whole = renderCode(lines, NOTHING);
    const small = renderCode(lines, NOTHING, Buffer.byteLength(whole.html.toString()) - 200);
    expect(small.faded).toBe(true);
    expect(small.html.toString()).not.toContain('l10');
    expect(rowsOf(small.html.toString())).toEqual(rowsOf(whole.html.toString()));
  });

  it('shows lines around citations, and says what is left out', () => {
    const text = Array.from({ length: 9000 }, (_, index) => `line ${index + 1}\n`).join('');
    const rows = rowsOf(show(text, { cited: [{ first: 4000, last: 4010 }] }, 60_000));
    expect(rows[0]).toBe('Lines 1 to 3,699 are not shown, because the file is too large.');
    expect(rows[1]).toBe('3700: line 3700');
    expect(rows.at(-2)).toBe('4310: line 4310');
    expect(rows.at(-1)).toBe('Lines 4,311 to 9,000 are not shown, because the file is too large.');
  });

  it('says where long lines are cut', () => {
    expect(show('x'.repeat(LONGEST_LINE + 5))).toContain('<small> … 5 more characters</small>');
  });

  const dense = 'a=b;c<d&&e>f;"x\'y";'.repeat(5);
  it.each<[string, string]>([
    ['2 MB of dense source', `${dense}\n`.repeat(20_000)],
    ['one line of 3 MB', 'x'.repeat(3_000_000)],
    ['100,000 short lines', 'a\n'.repeat(100_000)],
    ['1,000,000 empty lines', '\n'.repeat(1_000_000)],
    ['what is all escaped', `${'&'.repeat(1900)}\n`.repeat(500)],
    ['what is all hidden', `${'\u202e'.repeat(1000)}\n`.repeat(200)],
    ['what is all wide', `${'漢'.repeat(1000)}\n`.repeat(500)],
  ])('keeps to the size limit: %s', (_, text) => {
    const markup = show(text, {
      cited: [{ first: 50, last: 60 }],
      marks: [new Map(Array.from({ length: 2000 }, (_, index) => [index + 1, 'added'] as const))],
    });
    expect(Buffer.byteLength(markup)).toBeLessThanOrEqual(BUDGET);
    expect(Buffer.byteLength(markup)).toBeGreaterThan(2000);
    expect(markup).toMatch(/^<div [^>]*>.*<\/div>$/s);
  });

  it('keeps to the size limit with every token in colours', () => {
    const lines = Array.from({ length: 4000 }, (): TokenLine =>
      Array.from(dense.slice(0, 50), (text, index) => ({ text, look: `l${index % 12} d12 f1` })),
    );
    const { html, faded } = renderCode(lines, NOTHING);
    expect(faded).toBe(true);
    expect(Buffer.byteLength(html.toString())).toBeLessThanOrEqual(BUDGET);
    expect(rowsOf(html.toString())).toHaveLength(4000);
    expect(rowsOf(html.toString())[0]).toBe(`1: ${textOf(lines[0] ?? [])}`);
  });

  it('keeps to the size limit with many citations', () => {
    const cited = Array.from({ length: 20_000 }, (_, index) => ({
      first: index * 5 + 1,
      last: index * 5 + 2,
    }));
    const markup = show('some line of code\n'.repeat(100_000), { cited });
    expect(Buffer.byteLength(markup)).toBeLessThanOrEqual(BUDGET);
    expect(rowsOf(markup)[0]).toBe('1: some line of code');
  });
});
