import { describe, expect, it } from 'vitest';
import { findExtent } from '../../../integration/src/page/extent.ts';
import { placeMark } from '../../../integration/src/page/placed.ts';
import { region } from '../support/binding.ts';

const HEAD = '<title>A</title><style>a{}</style><!-- b --><script>"<b>"</script><main>';

describe('where documents are on a page', () => {
  it('is told without reading what surrounds them', () => {
    const two = `${region('<p>a</p>')}<hr />${region('<p>b</p>')}`;
    const page = `${HEAD}${two}</main>`;
    expect(findExtent(page)).toEqual({ start: HEAD.length, end: HEAD.length + two.length });
  });

  it('reaches from one place to another, too', () => {
    const places = `${placeMark('banner', null)}<p>a</p>${placeMark('sources', 'b.md')}`;
    expect(findExtent(`${HEAD}${places}</main>`)).toEqual({
      start: HEAD.length,
      end: HEAD.length + places.length,
    });
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
});
