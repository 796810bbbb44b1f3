import { describe, expect, it } from 'vitest';
import { bindPage } from '../../../integration/src/page/binding.ts';
import { findExtent } from '../../../integration/src/page/extent.ts';
import { binding, FILE, region } from '../support/binding.ts';
import { makeChange, makeDocument, makeSpecReport } from '../support/report.ts';

const HEAD = '<title>A</title><style>a{}</style><!-- b --><script>"<b>"</script><main>';

describe('where documents are on a page', () => {
  it('is told without reading what surrounds them', () => {
    const two = `${region('<p>a</p>')}<hr />${region('<p>b</p>')}`;
    const page = `${HEAD}${two}</main>`;
    expect(findExtent(page)).toEqual({ start: HEAD.length, end: HEAD.length + two.length });
  });

  it.each([
    `<!-- ${region('x')} -->`,
    `<SCRIPT>const x = '</p>${region('x')}'</SCRIPT>`,
    `<title>${region('x')}</title>`,
    `<x-island props="${region('x').replaceAll('"', '&quot;')}"></x-island>`,
    `<script type="application/json">${JSON.stringify({ html: region('x') })}</script>`,
    `${region('x')}<drift-page data-file="y"></drift-page>`,
    `<drift-end></drift-end>${region('x')}`,
    '<drift-page data-file="x"></drift-page>',
    'nothing',
  ])('is told only by the whole page: %s', (page) => {
    expect(findExtent(page)).toBeNull();
  });

  it('makes no difference to what is bound', () => {
    const changed = makeSpecReport({
      status: 'drifted',
      changes: [makeChange()],
      documents: [makeDocument()],
    });
    const page = `${HEAD}${region('<h2 id="a">A</h2><p><code>src/auth.ts:1</code></p>')}</main>`;
    const whole = bindPage(`<drift-end></drift-end>${page}`, binding([changed]));
    expect(bindPage(page, binding([changed]))).toEqual(whole);
    expect(whole.documents).toEqual([FILE]);
    expect(whole.html).toContain('class="drift-banner"');
  });
});
