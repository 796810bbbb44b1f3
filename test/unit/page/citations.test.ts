import { describe, expect, it } from 'vitest';
import { type Binding, bindPage } from '../../../integration/astro/src/page/apply-report.ts';
import { escapeHtml } from '../../../integration/engine/src/html/html.ts';
import type { CitationReport, SpecReport } from '../../../integration/engine/src/report/schema.ts';
import { bind, binding, region, targetsOf, WITHOUT_SOURCES } from '../support/binding.ts';
import { makeChange, makeCitation, makeDocument, makeSpecReport } from '../support/report.ts';

function specWith(citations: CitationReport[], over: Partial<SpecReport> = {}): SpecReport {
  return makeSpecReport({ documents: [makeDocument({ citations })], ...over });
}

const cite = (text: string): string => `<code>${escapeHtml(text)}</code>`;
const at = (startLine: number): CitationReport['current'] => ({
  path: 'src/auth.ts',
  startLine,
  endLine: startLine,
});
const statesOf = (html: string): (string | undefined)[] =>
  [...html.matchAll(/<a\b[^>]* data-state="([^"]*)"/g)].map(([, state]) => state);

describe('a citation on a page', () => {
  it('becomes a link to its current lines', () => {
    const moved = makeCitation({
      state: 'moved',
      current: { path: 'src/auth.ts', startLine: 11, endLine: 13 },
    });
    expect(bind(cite(moved.text), [specWith([moved])])).toContain(
      '<a class="drift-citation" data-state="moved" href="/source/src/auth.ts/#L11-L13"><code>src/auth.ts:1-3</code></a>',
    );
  });

  it.each([
    ['changed', 'changed since this was written', '/drift/001-doc/#file-src/auth.ts'],
    ['deleted', 'deleted since this was written', '/drift/001-doc/#file-src/auth.ts'],
    ['out-of-range', 'these lines do not exist', '/drift/001-doc/#citations'],
    ['missing', 'this file does not exist', '/drift/001-doc/#citations'],
  ] as const)('that is %s says so and links to the change', (state, words, href) => {
    const citation = makeCitation({ state, current: null });
    const html = bind(
      cite(citation.text),
      [specWith([citation], { changes: [makeChange()] })],
      WITHOUT_SOURCES,
    );
    expect(html).toContain(
      `<a class="drift-citation" data-state="${state}" title="src/auth.ts:1-3: ${words}" href="${href}"><code>`,
    );
    expect(html).toContain(
      `</code><span class="drift-remark" data-pagefind-ignore> (${words})</span></a>`,
    );
  });

  it('of a renamed file links to the change under the new name', () => {
    const change = makeChange({ kind: 'renamed', previousPath: 'src/auth.ts', path: 'src/b.ts' });
    const citation = makeCitation({ state: 'changed' });
    const html = bind(cite(citation.text), [specWith([citation], { changes: [change] })]);
    expect(targetsOf(html)).toEqual(['/drift/001-doc/#file-src/b.ts']);
  });

  it('of a file that is no source of the spec links to the list of citations', () => {
    const citation = makeCitation({ state: 'changed' });
    const html = bind(cite(citation.text), [specWith([citation])]);
    expect(targetsOf(html)).toEqual(['/drift/001-doc/#citations']);
  });

  it('of a file without a source page is no link', () => {
    const html = bind(cite('src/auth.ts:1-3'), [specWith([makeCitation()])], WITHOUT_SOURCES);
    expect(html).toContain('<main><code>src/auth.ts:1-3</code><aside');
  });

  it('in plain text becomes a link, but not inside of another link or in code', () => {
    const citation = makeCitation({ kind: 'text' });
    const { text } = citation;
    const html = bind(`<p>See ${text}, not <a href="/x">${text}</a></p><pre>${text}</pre>`, [
      specWith([citation]),
    ]);
    expect(html).toContain(
      `See <a class="drift-citation" data-state="ok" href="/source/src/auth.ts/#L1-L3">${text}</a>, not <a href="/x">${text}</a>`,
    );
    expect(html).toContain(`<pre>${text}</pre>`);
  });

  it('as the text of a link without a target is its target', () => {
    const citation = makeCitation({ kind: 'text' });
    const html = bind(`<a href="">${citation.text}</a> x`, [specWith([citation])]);
    expect(html).toContain(`<a href="/source/src/auth.ts/#L1-L3">${citation.text}</a> x`);
  });

  it('with lines in words becomes a link around its code', () => {
    const citation = makeCitation({ text: 'src/auth.ts (lines 1–3)' });
    const html = bind('<code>src/auth.ts</code> (lines 1–3)', [specWith([citation])]);
    expect(targetsOf(html)).toEqual(['/source/src/auth.ts/#L1-L3']);
  });

  it('as a link to the forge leads to the source page', () => {
    const text = 'https://github.com/org/app/blob/main/src/auth.ts#L1-L3';
    const citation = makeCitation({ kind: 'link', text });
    const html = bind(`<a href="${text}">x</a>`, [specWith([citation])]);
    expect(html).toContain('<a href="/source/src/auth.ts/#L1-L3">x</a>');
  });

  it('that the report does not know stays plain code', () => {
    expect(bind(`<p>${cite('node:fs')}</p>`, [specWith([])])).toContain(
      '<p><code>node:fs</code></p>',
    );
  });

  it('in inline code is not confused with a link of the same text', () => {
    const link = makeCitation({ kind: 'link' });
    expect(bind(`<p>${cite(link.text)}</p>`, [specWith([link])])).toContain(
      '<p><code>src/auth.ts:1-3</code></p>',
    );
  });

  it.each([
    '<table><tr><td>CITE</table>',
    '<h2 id="x">CITE</h2>',
    '<ul><li><em>CITE</em></ul>',
    '<section class="footnotes"><ol><li id="fn-1"><p>CITE</p></li></ol></section>',
    '<CODE class="x" dir=ltr>src/auth.ts:1-3</CODE>',
    '<code>src/auth.ts<span>:1</span>-3</code>',
    '<code>src/auth&#46;ts:1-3</code>',
    '<code>\n  src/auth.ts:1-3\n</code>',
    '<details><summary>x</summary>CITE</details>',
    '<a href="x">y</a> CITE <a>z</a>',
    '<button>x</button> CITE',
    '<pre>x</pre> CITE',
  ])('is found inside of %s', (content) => {
    const html = bind(content.replace('CITE', cite('src/auth.ts:1-3')), [
      specWith([makeCitation()]),
    ]);
    expect(html).toMatch(/<a class="drift-citation"[^>]*><code/i);
  });

  it.each([
    '<pre>CITE</pre>',
    '<a href="https://example.com"><code>src/auth.ts:1-3</a></code>',
    '<pre><span>CITE</span></pre>',
    '<a href="https://example.com">a CITE</a>',
    '<button><b>CITE</b></button>',
    '<details><summary>CITE</summary></details>',
    '<label>CITE<input></label>',
    '<!-- CITE -->',
    '<script>CITE</script>',
    '<textarea>CITE</textarea>',
    '<kbd>src/auth.ts:1-3</kbd>',
  ])('is not found inside of %s', (content) => {
    const text = content.replace('CITE', cite('src/auth.ts:1-3'));
    expect(bind(text, [specWith([makeCitation()])])).toContain(text);
  });
});

describe('a citation of several line ranges on a page', () => {
  const run = (over: Partial<CitationReport>): CitationReport =>
    makeCitation({ text: 'src/auth.ts:1,20', ...over });

  it('links to all of them', () => {
    const spec = specWith([run({ current: at(1) }), run({ current: at(25) })]);
    expect(targetsOf(bind(cite('src/auth.ts:1,20'), [spec]))).toEqual([
      '/source/src/auth.ts/#L1,L25',
    ]);
  });

  it('has the worst state of them', () => {
    const changes = [makeChange()];
    const runs = [run({}), run({ state: 'changed' }), run({ state: 'moved' })];
    const html = bind(cite('src/auth.ts:1,20'), [specWith(runs, { changes })]);
    expect(statesOf(html)).toEqual(['changed']);
    expect(targetsOf(html)).toEqual(['/drift/001-doc/#file-src/auth.ts']);
  });
});

describe('equal citations of a document on a page', () => {
  const text = 'src/auth.ts:1-3';
  const first = makeCitation({ line: 3, section: 'a', current: at(1) });
  const second = makeCitation({ line: 9, section: 'b', state: 'changed', current: at(2) });
  const headings = ['<h2 id="a">A</h2>', '<h2 id="b">B</h2>'] as const;

  it('each have their own state', () => {
    const html = bind(`${cite(text)}${cite(text)}`, [specWith([second, first])]);
    expect(statesOf(html)).toEqual(['ok', 'changed']);
  });

  it('are told apart by their headings if they are rendered in another order', () => {
    const html = bind(`${headings[1]}${cite(text)}${headings[0]}${cite(text)}`, [
      specWith([first, second]),
    ]);
    expect(statesOf(html)).toEqual(['changed', 'ok']);
  });

  it('are counted with those inside of links', () => {
    const html = bind(`<a href="https://x.org">${cite(text)}</a> ${cite(text)}`, [
      specWith([first, second]),
    ]);
    expect(statesOf(html)).toEqual(['changed']);
  });

  it('all have the worst state if the page shows more or fewer of them', () => {
    for (const count of [1, 3]) {
      const html = bind(cite(text).repeat(count), [specWith([first, second])]);
      expect(statesOf(html)).toEqual(Array(count).fill('changed'));
    }
  });

  it('of several specs have the worst state', () => {
    const fine = specWith([first]);
    const wrong = specWith([{ ...first, state: 'deleted', current: null }], { id: '002-doc' });
    for (const specs of [
      [fine, wrong],
      [wrong, fine],
    ]) {
      const html = bind(cite(text), specs);
      expect(statesOf(html)).toEqual(['deleted']);
      expect(targetsOf(html)).toEqual(['/drift/002-doc/#citations']);
    }
  });
});

describe('a relative link on a page', () => {
  const ref = '../src/auth.ts#L1-L3';
  const linked = makeCitation({ kind: 'link', text: ref });
  const follow = (tag: string, over: Partial<Binding> = {}): string =>
    bind(`${tag}x</a>`, [specWith([linked])], over);

  it('to source code becomes a link to its source page', () => {
    expect(follow(`<a href="${ref}">`)).toContain('<a href="/source/src/auth.ts/#L1-L3">x</a>');
  });

  it('to code that changed says so and links to the change', () => {
    const changed = specWith([{ ...linked, state: 'changed' }], { changes: [makeChange()] });
    expect(bind(`<a class="big" href="${ref}"><b>x</b></a>`, [changed])).toContain(
      '<a class="big drift-citation" href="/drift/001-doc/#file-src/auth.ts" data-state="changed" title="../src/auth.ts#L1-L3: changed since this was written"><b>x</b><span class="drift-remark" data-pagefind-ignore> (changed since this was written)</span></a>',
    );
    expect(bind(`<a href="${ref}" title="Mine">x</a>`, [changed])).toContain(' title="Mine"');
  });

  it('is found with any encoding of its target', () => {
    const odd = makeCitation({ kind: 'link', text: '../src/a b%20ü&c.ts' });
    for (const href of ['../src/a%20b%20%C3%BC&amp;c.ts', '../src/a b%20ü&#38;c.ts']) {
      expect(bind(`<a href="${href}">x</a>`, [specWith([odd])])).toContain(
        '<a href="/source/src/auth.ts/#L1-L3">x</a>',
      );
    }
  });

  it('to a document becomes a link to its page, with query and fragment', () => {
    const pageOf = (file: string): string | null =>
      file === 'docs/other page.md' ? '/guides/other/' : null;
    expect(follow('<a href="other%20page.md?a=1&amp;b#part">', { pageOf })).toContain(
      '<a href="/guides/other/?a=1&amp;b#part">x</a>',
    );
  });

  it.each(['/docs/x.md', '#x', '?x', '//x.org/x.md', 'https://x.org/x.md', 'mailto:x', ''])(
    'is not one that begins like %j',
    (href) => {
      expect(follow(`<a href="${href}">`, { pageOf: () => '/page/' })).toContain(
        `<a href="${href}">x</a>`,
      );
    },
  );

  it('to anything else is not changed', () => {
    expect(follow('<a href="image.png">')).toContain('<a href="image.png">x</a>');
  });

  it('keeps its other attributes', () => {
    const tag = `<a class="b" title="see href=&quot;y&quot; > z" href=${ref} target=_blank download rel='x'>`;
    expect(follow(tag)).toContain(
      `<a class="b" title="see href=&quot;y&quot; > z" href="/source/src/auth.ts/#L1-L3" target=_blank download rel='x'>x</a>`,
    );
  });

  it('is found despite an attribute that quotes `href`', () => {
    expect(follow(`<a title='a href="no" b' href='${ref}'>`)).toContain(
      `<a title='a href="no" b' href="/source/src/auth.ts/#L1-L3">x</a>`,
    );
  });

  it('to a file without a source page is not changed', () => {
    expect(follow(`<a href="${ref}">`, WITHOUT_SOURCES)).toContain(`<a href="${ref}">x</a>`);
  });

  it('outside of any document is not changed', () => {
    const link = `<a href="${ref}">x</a><code>src/auth.ts:1-3</code>`;
    const page = `${link}${region('')}${link}`;
    const { html } = bindPage(page, binding([specWith([linked, makeCitation()])]));
    expect(html.startsWith(link)).toBe(true);
    expect(html.endsWith(link)).toBe(true);
  });

  it('escapes its target', () => {
    const tag = `<a href="${escapeHtml('"><script>alert(1)</script>.md')}">`;
    expect(follow(tag, { pageOf: (file) => `/p/${file}` })).not.toContain('<script>');
  });

  it('is not changed if its percent encoding is broken', () => {
    expect(follow('<a href="%E0%A4%A">')).toContain('href="%E0%A4%A"');
  });
});
