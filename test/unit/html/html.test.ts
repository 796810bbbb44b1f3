import { describe, expect, it } from 'vitest';
import { escapeHtml, html, withDays } from '../../../integration/engine/src/html/html.ts';
import { textOfMarkup } from '../support/markup.ts';

const EVIL = `<script>alert("x")</script>' onload='&amp;`;

describe('the html`` tag', () => {
  it('escapes every value, in elements and in attributes', () => {
    const made = html`<p title="${EVIL}">${EVIL}</p>`.toString();
    const escaped = '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39; onload=&#39;&amp;amp;';
    expect(made).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it('keeps markup, and lists of markup', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>`.toString()).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>');
  });

  it('escapes text in lists', () => {
    expect(html`${['<a>', ['<b>', html`<i>`]]}`.toString()).toBe('&lt;a&gt;&lt;b&gt;<i>');
  });

  it('omits null and false, and shows zero', () => {
    expect(html`a${null}b${false}c${0}`.toString()).toBe('abc0');
  });

  it('throws for an object that is no markup', () => {
    const fake = { toString: () => '<script>' };
    expect(() => html`${fake as unknown as string}`.toString()).toThrow();
  });
});

describe('escapeHtml', () => {
  it.each(['', 'plain', EVIL, '&lt;', '"\'<>&', 'ünïcode 😀', 'a\nb'])(
    'is undone by an HTML parser: %j',
    (text) => {
      expect(textOfMarkup(escapeHtml(text))).toBe(text);
    },
  );

  it('leaves no character that could end an attribute or begin an element', () => {
    expect(escapeHtml(EVIL)).not.toMatch(/[<>"']/);
  });
});

describe('withDays', () => {
  it('marks dates in a sentence, but not in an id', () => {
    expect(withDays('since 2026-01-28: 2026-01-27-001-cpl, on 2026-02-01.').toString()).toBe(
      'since <time datetime="2026-01-28">2026-01-28</time>: 2026-01-27-001-cpl, on <time datetime="2026-02-01">2026-02-01</time>.',
    );
  });
});
