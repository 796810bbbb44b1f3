import { describe, expect, it } from 'vitest';
import { bindPage } from '../../../integration/astro/src/page/apply-report.ts';
import { marked, placeMark } from '../../../integration/astro/src/page/placed-components.ts';
import type { DocumentReport, SpecReport } from '../../../integration/engine/src/report/schema.ts';
import {
  bind,
  binding,
  FILE,
  region,
  targetsOf,
  textOf,
  WITHOUT_SOURCES,
} from '../support/binding.ts';
import { outOfProportion, type Scaled } from '../support/calls.ts';
import { hugeText } from '../support/huge-text.ts';
import {
  makeChange,
  makeCitation,
  makeDocument,
  makeEvidence,
  makeSpecReport,
} from '../support/report.ts';

const drifted = makeSpecReport({
  status: 'drifted',
  changes: [makeChange()],
  documents: [
    makeDocument({
      state: 'needs-review',
      impact: 'named',
      citations: [makeCitation()],
    }),
  ],
});

describe('bindPage, given a page without documents,', () => {
  it.each([
    '',
    '<h1>Hi</h1><p>Text &amp; <a href="a.ts" title=\'x > y\'>link</a></p>',
    '<pre><code>&lt;drift-page data-file="x"&gt;&lt;/drift-page&gt;</code></pre>',
    '<a>no target</a><abbr title="x">y</abbr><article data-x=1></article>',
    '<drift-banner></drift-banner><p>$& $1 $`</p>',
    '<a href="x"',
    `<!-- ${region('<p>x</p>')} --><script>const x = '${region('y')}';</script>`,
    `<title>${region('x')}</title><textarea>${region('y')}</textarea>`,
  ])('changes nothing: %j', (text) => {
    expect(bindPage(text, binding([drifted]))).toEqual({ html: text, documents: [] });
  });
});

/** Odd pages in which something is repeated. */
const ODD: readonly (readonly [string, (count: number) => string])[] = [
  ['unclosed links', (count) => '<a x '.repeat(count)],
  ['attributes with an open quote', (count) => `<a ${'x="'.repeat(count)}`],
  ['links', (count) => '<a href=x>'.repeat(count)],
  ['code elements', (count) => '<code>'.repeat(count)],
  ['headings', (count) => '<h2 id=x>'.repeat(count)],
  ['elements closed in another order', (count) => '<b><code>'.repeat(count) + '</b>'.repeat(count)],
  ['citations', (count) => '<code>src/auth.ts:1-3</code>'.repeat(count)],
  ['end tags', (count) => '</code></a></pre>'.repeat(count)],
  ['code elements and ends of headings', (count) => '<code>'.repeat(count) + '</h2>'.repeat(count)],
  ['headings and code', (count) => '<h2>'.repeat(count) + '<code>x</code>'.repeat(count)],
  ['beginnings of documents', (count) => '<drift-page data-file="x">'.repeat(count)],
  ['ends of documents', (count) => '</drift-page>'.repeat(count)],
  ['lines of code', (count) => `<pre>${'<div class="ec-line">'.repeat(count)}`],
];

describe('bindPage', () => {
  const bindBoth = (content: string): void => {
    expect(bindPage(`<main>${region(content)}</main>`, binding([drifted])).html).not.toBe('');
    expect(bindPage(content, binding([drifted])).html).not.toContain('drift-banner');
  };

  it.each(ODD)('reads a page with ten thousand %s', (_, write) => {
    bindBoth(write(10_000));
  });

  it('takes twice the work for a page with twice as much', async () => {
    const cases = ODD.map(([name, write]): [string, Scaled] => [
      name,
      (count) => {
        bindBoth(write(count));
      },
    ]);
    expect(await outOfProportion(cases)).toEqual([]);
  });

  it.each(['x ', 'x=1 ', ' '])('takes linear time for a tag that repeats %j', (piece) => {
    bindBoth(`<a ${hugeText(piece)}<`);
  });
});

describe('a document on a page', () => {
  it('has a banner if it may be wrong, and a list of its sources', () => {
    const { html, documents } = bindPage(
      `<main>${region('<p>Text</p>')}</main>`,
      binding([drifted]),
    );
    expect(documents).toEqual([FILE]);
    expect(html).not.toMatch(/<\/?drift-/);
    expect(html).toMatch(/^<main><aside\s+class="drift-banner"\s+data-state="needs-review"/);
    expect(textOf(html)).toContain(
      '1 of 1 source file behind this page has changed since 28 Jan 2026.',
    );
    expect(textOf(html)).toContain('src/auth.ts modified 15 Feb 2026, +45 −12');
    expect(html.indexOf('class="drift-sources"')).toBeGreaterThan(html.indexOf('<p>Text</p>'));
  });

  it('has neither if its frontmatter or the site turns them off', () => {
    const shown = (html: string): boolean[] =>
      ['drift-banner', 'drift-sources', 'drift-citation'].map((name) =>
        html.includes(`class="${name}"`),
      );
    const content = '<p><code>src/auth.ts:1-3</code></p>';
    const hiding = (hidden: DocumentReport['hidden']): SpecReport =>
      makeSpecReport({
        ...drifted,
        documents: drifted.documents.map((document) => ({ ...document, hidden })),
      });
    expect(shown(bind(content, [drifted]))).toEqual([true, true, true]);
    expect(shown(bind(content, [hiding(['banner'])]))).toEqual([false, true, true]);
    expect(shown(bind(content, [hiding(['banner', 'sources'])]))).toEqual([false, false, true]);
    expect(shown(bind(content, [drifted], { hidden: ['sources'] }))).toEqual([true, false, true]);
    expect(shown(bind(content, [hiding(['banner'])], { hidden: ['sources'] }))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('has banner and sources only where its author placed them', () => {
    const placed = (part: 'banner' | 'sources', file = FILE): string =>
      marked(`<aside class="drift-${part}"></aside>`, part, file);
    const countsOf = (html: string): number[] =>
      ['banner', 'sources'].map((part) => html.split(`class="drift-${part}"`).length - 1);
    const page = (before: string, content = '', after = ''): string =>
      bindPage(`${before}<main>${region(content)}</main>${after}`, binding([drifted])).html;
    expect(countsOf(page(''))).toEqual([1, 1]);
    expect(page(placed('banner'))).toMatch(
      /^<aside data-placed="banner [^"]+" class="drift-banner">/,
    );
    expect(countsOf(page(placed('banner')))).toEqual([1, 1]);
    expect(countsOf(page('', placed('banner') + placed('sources')))).toEqual([1, 1]);
    expect(countsOf(page('', '', placed('sources')))).toEqual([1, 1]);
    expect(countsOf(page(placed('banner', 'docs/"other".md')))).toEqual([2, 1]);
    expect(countsOf(page('<pre>&lt;aside data-placed="banner docs/guide.md"</pre>'))).toEqual([
      1, 1,
    ]);
  });

  it('fills places that name no document, if the page has only one', () => {
    const other = region(placeMark('sources', null), 'docs/other.md');
    const alone = `<header>${placeMark('banner', null)}</header>${region('x')}`;
    expect(bindPage(alone, binding([drifted])).html).toMatch(
      /^<header><aside\s+class="drift-banner".*<\/aside><\/header>x<aside class="drift-sources"/s,
    );
    const within = bind(`a${placeMark('banner', null)}b${other}c`, [drifted]);
    expect(within).toMatch(/^<main>a<aside\s+class="drift-banner".*<\/aside>bc<aside/s);
    expect(bindPage(alone + other, binding([drifted])).html).toMatch(/^<header><\/header><aside/);
    expect(bindPage(`${placeMark('banner', null)}x`, binding([drifted])).html).toBe('x');
  });

  it('fills a place inside of it for the document that the place names', () => {
    const embedded = region(placeMark('banner', FILE), 'docs/other.md');
    expect(bindPage(embedded, binding([drifted])).html).toBe('');
    expect(bind(placeMark('banner', 'docs/other.md'), [drifted])).toMatch(
      /^<main><aside\s+class="drift-banner"/,
    );
    const around = bindPage(placeMark('banner', FILE) + embedded, binding([drifted])).html;
    expect(around.match(/class="drift-banner"/g)).toHaveLength(1);
  });

  it('has a banner with links to all changes and to each of them', () => {
    const html = bind('', [drifted]);
    expect(html).toContain('<a href="/drift/001-doc/">See what changed</a>');
    expect(html).toContain('<a href="/drift/001-doc/#file-src/auth.ts"><code>src/auth.ts</code>');
    expect(html).toContain('<a href="/drift/#spec-001-doc">All pages</a>');
  });

  it('has a banner that says which changes are not committed', () => {
    const html = bind('', [{ ...drifted, changes: [makeChange({ modifiedAt: null })] }]);
    expect(textOf(html)).toContain('src/auth.ts modified (not committed yet), +45 −12');
  });

  it('has no banner if it is up to date', () => {
    const html = bind('', [makeSpecReport({ documents: [makeDocument()] })]);
    expect(html).not.toContain('drift-banner');
    expect(html).toContain('drift-sources');
  });

  it('lists a renamed source once, with its new name', () => {
    const renamed = makeSpecReport({
      ...drifted,
      inputs: [
        { role: 'tracks', pattern: 'src/**', matched: 1, files: ['src/new.ts', 'src/old.ts'] },
      ],
      changes: [makeChange({ kind: 'renamed', path: 'src/new.ts', previousPath: 'src/old.ts' })],
    });
    const [, panel = ''] = textOf(bind('', [renamed])).split('Describes');
    expect(panel).toContain('src/** 1 file, 1 changed');
    expect(panel.match(/renamed from src\/old\.ts/g)).toHaveLength(1);
  });

  it('says that its state is unknown', () => {
    const documents = [makeDocument({ state: 'unknown' })];
    const unknown = makeSpecReport({ status: 'unknown', documents });
    expect(textOf(bind('', [unknown]))).toContain('could not be checked');
  });

  it('is not changed, except for its marks, if no spec has it', () => {
    const content =
      '<h2 id="x">X</h2><p><code>src/auth.ts:1-3</code></p><pre data-language="mermaid">┌─┐</pre>';
    const { html, documents } = bindPage(
      `<main>${region(content, 'docs/other.md')}</main>`,
      binding([drifted]),
    );
    expect(html).toBe(`<main>${content}</main>`);
    expect(documents).toEqual(['docs/other.md']);
  });

  it('has a banner for each of its specs', () => {
    const html = bind('', [drifted, { ...drifted, id: '002-doc', title: 'Second' }]);
    expect(html.match(/class="drift-banner"/g)).toHaveLength(2);
    expect(html.match(/class="drift-sources"/g)).toHaveLength(2);
  });

  it('is found where a formatter wrapped its marks', () => {
    const text = `<drift-page data-file="${FILE}">\n</drift-page><drift-end>\n</drift-end>`;
    expect(bindPage(text, binding([drifted])).html).not.toMatch(/<\/?drift-/);
  });

  it.each([
    '<p>a<br>b<img src=x><b>c',
    '<P TITLE=\'a "b" > c\'>&nbsp;&amp;&unknown; &#x110000;</P>',
    '<!-- <code>src/auth.ts:1-3</code> --><script>"<code>src/auth.ts:1-3</code>"</script>',
    '<svg viewBox="0 0 1 1"><title>x</title><path d="M0 0"/></svg><custom-thing a.b="c"/>',
    '<p>日本 🦀 $& $1</p>\r\n<table><tr><td>x</table>',
  ])('keeps all other markup, byte for byte: %j', (content) => {
    const html = bind(content, [makeSpecReport({ documents: [makeDocument()] })]);
    expect(html.slice(0, html.indexOf('<aside'))).toBe(`<main>${content}`);
  });

  it('loses its marks where the start or the end mark is missing', () => {
    const lonely = '<drift-end></drift-end></drift-page><drift-page></drift-page><p>x</p>';
    expect(bindPage(lonely, binding([drifted])).html).toBe('<p>x</p>');
    const cut = `<drift-page data-file="${FILE}"></drift-page><p><code>src/auth.ts:1-3</code></p><h2`;
    const { html } = bindPage(cut, binding([drifted]));
    expect(html).toMatch(/<\/aside><p><code>src\/auth\.ts:1-3<\/code><\/p><h2$/);
  });

  it('loses its marks where they hold an invalid entity', () => {
    const text = '<drift-page data-file="&#x110000;"></drift-page><p>x</p><drift-end></drift-end>';
    expect(bindPage(text, binding([drifted])).html).toBe('<p>x</p>');
  });
});

describe('two documents on one page', () => {
  const cite = '<code>src/auth.ts:1-3</code>';
  const lines = { path: 'src/auth.ts', startLine: 7, endLine: 9 };
  const first = makeSpecReport({ documents: [makeDocument({ citations: [makeCitation()] })] });
  const other = makeSpecReport({
    id: '002-doc',
    title: 'Other',
    documents: [
      makeDocument({ file: 'docs/other.md', citations: [makeCitation({ current: lines })] }),
    ],
  });

  it('have their own banners, sources and citations, one after the other', () => {
    const text = `${cite}${region(cite)}<p>between</p>${region(cite, 'docs/other.md')}${cite}`;
    const { html, documents } = bindPage(text, binding([first, other]));
    expect(documents).toEqual([FILE, 'docs/other.md']);
    expect(targetsOf(html)).toEqual(['/source/src/auth.ts/#L1-L3', '/source/src/auth.ts/#L7-L9']);
    expect(html.startsWith(cite)).toBe(true);
    expect(html.endsWith(cite)).toBe(true);
  });

  it('have their own banners and citations, one inside of the other', () => {
    const text = region(`${region(cite, 'docs/other.md')}${cite}`);
    const { html } = bindPage(text, binding([first, other]));
    expect(targetsOf(html)).toEqual(['/source/src/auth.ts/#L7-L9', '/source/src/auth.ts/#L1-L3']);
    expect(html.indexOf('>Other</a>')).toBeLessThan(html.indexOf('>Architecture</a>'));
  });

  it('are told apart where one leaves elements open', () => {
    const text = `${region('<a href="x"><button>')}${region(cite, 'docs/other.md')}`;
    expect(targetsOf(bindPage(text, binding([first, other])).html)).toEqual([
      '/source/src/auth.ts/#L7-L9',
    ]);
  });

  it('have their own previews', () => {
    const text = region(cite) + region(cite, 'docs/other.md');
    const { html } = bindPage(text, binding([first, other], { excerpt: () => ['x'] }));
    expect([...html.matchAll(/data-preview="([^"]*)"/g)].map(([, id]) => id)).toEqual([
      'drift-preview-1',
      'drift-preview-2',
    ]);
    expect(html.match(/ id="drift-preview-\d"/g)).toHaveLength(2);
  });
});

describe('text from the repository is escaped on a page', () => {
  const evil = `"><img src=x onerror=alert(1)>'<script>alert(1)</script>`;
  const escaped = evil.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const current = { path: evil, startLine: 1, endLine: 3 };
  const spec: SpecReport = makeSpecReport({
    id: evil,
    title: evil,
    file: evil,
    status: 'drifted',
    baseline: {
      from: 'completion-commit',
      commit: 'a',
      date: null,
      reason: evil,
      acceptance: null,
    },
    inputs: [{ role: 'tracks', pattern: evil, matched: 1, files: [evil] }],
    changes: [makeChange({ path: evil })],
    documents: [
      makeDocument({
        file: FILE,
        state: 'needs-review',
        impact: 'cited',
        sections: [{ heading: evil, slug: evil, line: 1, state: 'needs-review', impact: 'cited' }],
        evidence: [
          makeEvidence({ text: `\`${evil}\` in *${evil}* ${evil}`, path: evil, section: evil }),
        ],
        citations: (['code', 'link'] as const).map((kind) =>
          makeCitation({
            kind,
            text: evil,
            path: evil,
            section: evil,
            state: 'changed',
            stale: true,
            current,
          }),
        ),
        diagrams: [
          {
            line: 1,
            nodes: [
              { label: evil, ...current, state: 'changed', current, drifted: true },
              { label: `${evil}2`, ...current, state: 'ok', current, drifted: false },
            ],
          },
        ],
      }),
    ],
  });
  const content = `<h2 id="${escaped}">x</h2><code>${escaped}</code><a href="${escaped}">x</a><pre data-language="mermaid">${escaped}</pre>`;

  it.each([true, false])('with source pages: %s', (hasSource) => {
    const html = bind(content, [spec], {
      ...(hasSource ? {} : WITHOUT_SOURCES),
      excerpt: () => (hasSource ? [evil] : null),
    });
    expect(html).not.toMatch(/<img|<script/i);
    expect(html).toContain('drift-banner');
    expect(html).toContain('drift-section');
    expect(html.match(/drift-citation/g)).toHaveLength(2);
    expect(html.includes('drift-preview')).toBe(hasSource);
    // Outside of quoted values there is no trace of it either.
    expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*onerror[^>]*>/);
  });

  it.each([
    ['unknown', { state: 'unknown', impact: 'none' }],
    ['upstream-drifted', { state: 'nearby-changes', impact: 'public' }],
    ['drifted', { state: 'nearby-changes', impact: 'public' }],
  ] as const)('in a spec that is %s', (status, state) => {
    const documents = spec.documents.map((document) => ({ ...document, ...state }));
    const html = bind(content, [
      { ...spec, status, changes: [], upstreamDrift: [evil], documents },
    ]);
    expect(html).toMatch(/class="drift-(?:banner|quiet)"/);
    expect(html).not.toMatch(/<img|<script/i);
  });
});
