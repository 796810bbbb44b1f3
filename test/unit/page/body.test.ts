import { describe, expect, it } from 'vitest';
import { type Binding, bindPage } from '../../../integration/astro/src/page/apply-report.ts';
import { bindBody } from '../../../integration/astro/src/page/body.ts';
import { addAssets } from '../../../integration/astro/src/page/scripts.ts';
import { renderBanners } from '../../../integration/astro/src/page/banner.ts';
import { marked } from '../../../integration/astro/src/page/placed-components.ts';
import { binding, FILE, region } from '../support/binding.ts';
import { makeChange, makeCitation, makeDocument, makeSpecReport } from '../support/report.ts';

const HEAD =
  '<title>Größe – 大小</title><style>a{}</style><!-- b --><script>"<b>"</script><nav><a href="#a">Ä 🚀</a></nav>';
const CONTENT = region('<h2 id="a">Ä</h2><p>“<code>src/auth.ts:1-3</code>” 🚀</p>');
const address = (name: string): string => `/_astro/${name}`;

const current = { path: 'src/auth.ts', startLine: 1, endLine: 3 };
const citation = makeCitation({ section: 'a', current });

/** Binds a page, and reads what is sent of it. */
function bind(page: string, binding: Binding): { text: string; documents: readonly string[] } {
  const body = Buffer.from(page);
  const { parts, documents } = bindBody(body, body.indexOf('<drift-'), binding, address);
  return { text: Buffer.concat(parts).toString(), documents };
}

function bindingOf(over: Parameters<typeof makeDocument>[0] = {}): Binding {
  const spec = makeSpecReport({
    status: 'drifted',
    changes: [makeChange()],
    documents: [makeDocument({ state: 'needs-review', citations: [citation], ...over })],
  });
  return binding([spec], { excerpt: () => ['const ü = 1;'] });
}

const STALE = bindingOf({
  sections: [{ heading: 'Ä', slug: 'a', line: 1, state: 'needs-review', impact: 'cited' }],
  citations: [{ ...citation, state: 'changed', stale: true }],
});

describe('bindBody', () => {
  it.each<[string, string, Binding]>([
    ['with much around its document', `${HEAD}<main>${CONTENT}</main></body>–`, bindingOf()],
    ['with two documents', `${HEAD}${CONTENT}–${CONTENT}</body>`, bindingOf()],
    ['without an end of its own', `${HEAD}${CONTENT}–`, bindingOf()],
    ['with a stale section in its contents', `${HEAD}${CONTENT}</body>–`, STALE],
    ['with a mark that is no document', `<drift-end></drift-end>${HEAD}${CONTENT}`, bindingOf()],
  ])('gives the same result as bindPage: a page %s', (_, page, binding) => {
    const { text, documents } = bind(page, binding);
    const expected = bindPage(page, binding);
    expect(text).toBe(addAssets(expected.html, address));
    expect(documents).toEqual(expected.documents);
    expect(documents).toContain(FILE);
    expect(expected.html).toContain('class="drift-banner"');
    expect(text).toContain('<script type="module" src="/_astro/preview.js">');
  });

  it('marks stale sections in a table of contents outside of the document', () => {
    const { text } = bind(HEAD + CONTENT, STALE);
    expect(text).toMatch(/<nav>.*out of date.*<\/nav>/);
  });

  it('adds no second banner where the author placed one', () => {
    const file = 'docs/Übersicht "大".md';
    const bound = bindingOf({ file });
    const [spec = makeSpecReport({})] = bound.report.specs;
    const banner = renderBanners(file, [spec], { ...bound, commits: [] }).join('');
    const page = `${HEAD}${marked(banner, 'banner', file)}${region('<p>x</p>', file)}`;
    const { text } = bind(page, bound);
    expect(text.match(/class="drift-banner"/g)).toHaveLength(1);
    expect(text).toContain('class="drift-sources"');
  });
});
