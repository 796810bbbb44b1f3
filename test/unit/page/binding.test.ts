import { describe, expect, it } from 'vitest';
import { type Binding, bindPage } from '../../../integration/src/page/binding.ts';
import { escapeHtml } from '../../../integration/src/page/html.ts';
import { Links } from '../../../integration/src/page/links.ts';
import type { CitationReport, SpecReport } from '../../../integration/src/report/schema.ts';
import {
  makeChange,
  makeCitation,
  makeDocument,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

const FILE = 'docs/architecture.md';

function binding(specs: SpecReport[], over: Partial<Binding> = {}): Binding {
  return {
    report: makeReport(specs),
    links: new Links({ base: '/', trailingSlash: 'ignore', format: 'directory' }),
    hasSource: () => true,
    pageOf: () => null,
    ...over,
  };
}

/** A page of one document, with marks as the Markdown plugins write them. */
function page(content: string, file = FILE): string {
  return `<main><drift-page data-file="${escapeHtml(file)}"></drift-page>${content}<drift-end></drift-end></main>`;
}

function cite(text: string): string {
  return `<drift-cite data-ref="${escapeHtml(text)}"><code>${escapeHtml(text)}</code></drift-cite>`;
}

/** What a reader sees of markup. */
function textOf(markup: string): string {
  return markup.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
}

function specWith(citations: CitationReport[], over: Partial<SpecReport> = {}): SpecReport {
  return makeSpecReport({ documents: [makeDocument({ citations })], ...over });
}

const drifted = makeSpecReport({
  status: 'drifted',
  changes: [makeChange()],
  documents: [makeDocument({ status: 'drifted' })],
});

describe('a page without marks', () => {
  it.each([
    '',
    '<h1>Hi</h1><p>Text &amp; <a href="a.ts" title=\'x > y\'>link</a></p>',
    '<pre><code>&lt;drift-page data-file="x"&gt;&lt;/drift-page&gt;</code></pre>',
    '<a>no target</a><abbr title="x">y</abbr><article data-x=1></article>',
    '<drift-banner></drift-banner><p>$& $1 $`</p>',
    '<a href="x"',
  ])('stays as it is: %j', (text) => {
    expect(bindPage(text, binding([drifted]))).toEqual({ html: text, documents: [] });
  });

  it('is looked through at once, however odd it is', () => {
    const start = performance.now();
    for (const text of [
      `<a ${'x '.repeat(50_000)}`,
      `<a ${'x=1 '.repeat(50_000)}<`,
      `<a${' '.repeat(50_000)}x`,
      '<a x '.repeat(20_000),
      `<a ${'x="'.repeat(20_000)}`,
      `<drift-page data-file="x">${' '.repeat(50_000)}`,
    ]) {
      expect(bindPage(text, binding([])).html).toBe(text);
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('the marks of a document', () => {
  it('become a banner where it has drifted, and its sources', () => {
    const { html, documents } = bindPage(page('<p>Text</p>'), binding([drifted]));
    expect(documents).toEqual([FILE]);
    expect(html).not.toMatch(/<\/?drift-/);
    expect(html).toMatch(/^<main><aside\s+class="drift-banner"\s+data-status="drifted"/);
    expect(textOf(html)).toContain(
      '1 of 1 source file behind this page has changed since 2026-01-28.',
    );
    expect(textOf(html)).toContain('src/auth.ts modified 2026-02-15, +45 −12');
    expect(html.indexOf('class="drift-sources"')).toBeGreaterThan(html.indexOf('<p>Text</p>'));
  });

  it('become its sources only where it is up to date', () => {
    const { html } = bindPage(page(''), binding([specWith([])]));
    expect(html).not.toContain('drift-banner');
    expect(html).toContain('drift-sources');
  });

  it('say that nothing is known where nothing is', () => {
    const unknown = specWith([], { status: 'unknown' });
    expect(textOf(bindPage(page(''), binding([unknown])).html)).toContain('cannot be told');
  });

  it('vanish from a document of no spec', () => {
    const { html, documents } = bindPage(
      page(`<p>${cite('src/auth.ts:1-3')}</p>`, 'docs/other.md'),
      binding([drifted]),
    );
    expect(html).toBe('<main><p><code>src/auth.ts:1-3</code></p></main>');
    expect(documents).toEqual(['docs/other.md']);
  });

  it('become a banner of each spec that writes the document', () => {
    const second = { ...drifted, id: '002-doc', title: 'Second' };
    const { html } = bindPage(page(''), binding([drifted, second]));
    expect(html.match(/class="drift-banner"/g)).toHaveLength(2);
    expect(html.match(/class="drift-sources"/g)).toHaveLength(2);
  });

  it('are found with a line break in them, as a formatter leaves it', () => {
    const text = `<drift-page data-file="${FILE}">\n</drift-page><drift-end>\n</drift-end>`;
    expect(bindPage(text, binding([drifted])).html).not.toMatch(/<\/?drift-/);
  });

  it('without a beginning, or without an end, do no harm', () => {
    const lonely = '<drift-end></drift-end></drift-cite><p>x</p>';
    expect(bindPage(lonely, binding([drifted])).html).toBe('<p>x</p>');
    const open = `<drift-page data-file="${FILE}"></drift-page><p>x</p>`;
    expect(bindPage(open, binding([drifted])).html).toMatch(/<p>x<\/p>$/);
  });

  it('with an entity that is no character do no harm', () => {
    const text = '<drift-page data-file="&#x110000;"></drift-page><p>x</p><drift-end></drift-end>';
    expect(bindPage(text, binding([drifted])).html).toBe('<p>x</p>');
  });
});

describe('two documents in one page', () => {
  const other = makeSpecReport({
    id: '002-doc',
    title: 'Other',
    documents: [
      makeDocument({
        file: 'docs/other.md',
        citations: [makeCitation({ current: { path: 'src/auth.ts', startLine: 7, endLine: 9 } })],
      }),
    ],
  });
  const first = specWith([makeCitation()]);
  const inside = (file: string, content: string): string => page(content, file);

  it('one after the other have their own banner, sources and citations', () => {
    const text = page(cite('src/auth.ts:1-3')) + inside('docs/other.md', cite('src/auth.ts:1-3'));
    const { html, documents } = bindPage(text, binding([first, other]));
    expect(documents).toEqual([FILE, 'docs/other.md']);
    const targets = [...html.matchAll(/drift-citation"[^>]*href="([^"]*)"/g)].map(
      ([, href]) => href,
    );
    expect(targets).toEqual(['/source/src/auth.ts/#L1-L3', '/source/src/auth.ts/#L7-L9']);
  });

  it('one within the other have them, too', () => {
    const text = page(
      `${inside('docs/other.md', cite('src/auth.ts:1-3'))}${cite('src/auth.ts:1-3')}`,
    );
    const { html } = bindPage(text, binding([first, other]));
    const targets = [...html.matchAll(/drift-citation"[^>]*href="([^"]*)"/g)].map(
      ([, href]) => href,
    );
    expect(targets).toEqual(['/source/src/auth.ts/#L7-L9', '/source/src/auth.ts/#L1-L3']);
    expect(html.indexOf('>Other</a>')).toBeLessThan(html.indexOf('>Architecture</a>'));
  });
});

describe('a citation', () => {
  it('becomes a link to its lines as they are now', () => {
    const moved = makeCitation({
      state: 'moved',
      current: { path: 'src/auth.ts', startLine: 11, endLine: 13 },
    });
    const { html } = bindPage(page(cite(moved.text)), binding([specWith([moved])]));
    expect(html).toContain(
      '<a class="drift-citation" data-state="moved" href="/source/src/auth.ts/#L11-L13"><code>src/auth.ts:1-3</code></a>',
    );
  });

  it.each([
    ['changed', 'changed since this was written'],
    ['deleted', 'deleted since this was written'],
    ['out-of-range', 'these lines do not exist'],
    ['missing', 'this file does not exist'],
  ] as const)('that is %s says so, in words and not in colour only', (state, words) => {
    const citation = makeCitation({ state, current: null });
    const { html } = bindPage(page(cite(citation.text)), binding([specWith([citation])]));
    expect(html).toMatch(new RegExp(`<span class="drift-citation" data-state="${state}"`));
    expect(html).toContain(`(${words})</span></span>`);
  });

  it('of a file that has no source page is no link', () => {
    const { html } = bindPage(
      page(cite('src/auth.ts:1-3')),
      binding([specWith([makeCitation()])], { hasSource: () => false }),
    );
    expect(html).toContain('<span class="drift-citation" data-state="ok"><code>');
  });

  it('that the report does not know stays plain code', () => {
    const { html } = bindPage(page(`<p>${cite('node:fs')}</p>`), binding([specWith([])]));
    expect(html).toContain('<p><code>node:fs</code></p>');
  });

  it('in inline code is not taken for a link of the same text', () => {
    const link = makeCitation({ kind: 'link' });
    const { html } = bindPage(page(`<p>${cite(link.text)}</p>`), binding([specWith([link])]));
    expect(html).toContain('<p><code>src/auth.ts:1-3</code></p>');
  });
});

describe('a relative link', () => {
  const linked = makeCitation({ kind: 'link', text: '../src/auth.ts#L1-L3' });
  const bind = (tag: string, over: Partial<Binding> = {}): string =>
    bindPage(page(`${tag}x</a>`), binding([specWith([linked])], over)).html;

  it('to source code leads to its lines', () => {
    expect(
      bind('<a href="../src/auth.ts#L1-L3" data-drift-href="../src/auth.ts#L1-L3">'),
    ).toContain('<a href="/source/src/auth.ts/#L1-L3">x</a>');
  });

  it('to a document leads to its page, with query and fragment', () => {
    const pageOf = (file: string): string | null =>
      file === 'docs/other page.md' ? '/guides/other/' : null;
    expect(
      bind(
        '<a href="other%20page.md?a=1&amp;b#part" data-drift-href="other%20page.md?a=1&amp;b#part">',
        {
          pageOf,
        },
      ),
    ).toContain('<a href="/guides/other/?a=1&amp;b#part">x</a>');
  });

  it('to anything else stays, without its mark', () => {
    expect(bind('<a href="image.png" data-drift-href="image.png">')).toContain(
      '<a href="image.png">x</a>',
    );
  });

  it('keeps its other attributes, wherever they stand', () => {
    const ref = '../src/auth.ts#L1-L3';
    const tag = `<a class="b" title="see href=&quot;y&quot; > z" href="${ref}" target=_blank download data-drift-href="${ref}" rel='x'>`;
    expect(bind(tag)).toContain(
      `<a class="b" title="see href=&quot;y&quot; > z" href="/source/src/auth.ts/#L1-L3" target=_blank download rel='x'>x</a>`,
    );
  });

  it('is not misled by an attribute that quotes another', () => {
    const ref = '../src/auth.ts#L1-L3';
    const tag = `<a title='a href="no" b' href="${ref}" data-drift-href="${ref}">`;
    expect(bind(tag)).toContain(`<a title='a href="no" b' href="/source/src/auth.ts/#L1-L3">x</a>`);
  });

  it('to a file without a source page, or that is gone, stays', () => {
    const ref = '../src/auth.ts#L1-L3';
    const tag = `<a href="${ref}" data-drift-href="${ref}">`;
    expect(bind(tag, { hasSource: () => false })).toContain(`<a href="${ref}">x</a>`);
    const gone = specWith([{ ...linked, state: 'deleted', current: null }]);
    expect(bindPage(page(`${tag}x</a>`), binding([gone])).html).toContain(`<a href="${ref}">x</a>`);
  });

  it('outside of any document only loses its mark', () => {
    const { html } = bindPage('<a href="a.md" data-drift-href="a.md">x</a>', binding([drifted]));
    expect(html).toBe('<a href="a.md">x</a>');
  });

  it('never leads out of the site through what it is written as', () => {
    const evil = '"><script>alert(1)</script>.md';
    const tag = `<a href="${escapeHtml(evil)}" data-drift-href="${escapeHtml(evil)}">`;
    const html = bind(tag, { pageOf: (file) => `/p/${file}` });
    expect(html).not.toContain('<script>');
  });

  it('with an escape that is none is no reason to fail', () => {
    expect(bind('<a href="%E0%A4%A" data-drift-href="%E0%A4%A">')).toContain('href="%E0%A4%A"');
  });
});

describe('what a contributor wrote is never markup', () => {
  const evil = `"><img src=x onerror=alert(1)>'<script>alert(1)</script>`;
  const spec = makeSpecReport({
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
        file: evil,
        sections: [{ heading: evil, slug: evil, line: 1, status: 'drifted' }],
        citations: [
          makeCitation({
            text: evil,
            path: evil,
            state: 'changed',
            current: { path: evil, startLine: 1, endLine: 3 },
          }),
          makeCitation({
            kind: 'link',
            text: evil,
            path: evil,
            current: { path: evil, startLine: 1, endLine: 3 },
          }),
        ],
      }),
    ],
  });
  const content = `${cite(evil)}<a href="${escapeHtml(evil)}" data-drift-href="${escapeHtml(evil)}">x</a>`;

  it.each([true, false])('with source pages: %s', (hasSource) => {
    const { html } = bindPage(page(content, evil), binding([spec], { hasSource: () => hasSource }));
    expect(html).not.toMatch(/<img|<script/i);
    expect(html).toContain('drift-banner');
    // Outside of quoted values there is no trace of it either.
    expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*onerror[^>]*>/);
  });

  it('in a spec that is unknown, or whose upstream has drifted', () => {
    for (const status of ['unknown', 'upstream-drifted'] as const) {
      const { html } = bindPage(
        page(content, evil),
        binding([{ ...spec, status, changes: [], upstreamDrift: [evil] }]),
      );
      expect(html).not.toMatch(/<img|<script/i);
    }
  });
});
