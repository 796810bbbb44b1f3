import { describe, expect, it } from 'vitest';
import { findExtent } from '../../../integration/astro/src/page/document-bytes.ts';
import { placeMark } from '../../../integration/astro/src/page/placed-components.ts';
import { region } from '../support/binding.ts';

const HEAD = '<title>A</title><style>a{}</style><!-- b --><script>"<b>"</script><main>';

function extentOf(page: string): ReturnType<typeof findExtent> {
  const body = Buffer.from(page);
  return findExtent(body, body.indexOf('<drift-'));
}

describe('findExtent', () => {
  it('returns the part of a page with all documents', () => {
    const two = `${region('<p>a</p>')}<hr />${region('<p>b</p>')}`;
    const page = `${HEAD}${two}</main>`;
    expect(extentOf(page)).toEqual({
      start: HEAD.length,
      end: HEAD.length + two.length,
      text: two,
      rest: '</main>',
    });
  });

  it('includes places for banner and sources', () => {
    const places = `${placeMark('banner', null)}<p>a</p>${placeMark('sources', 'b.md')}`;
    expect(extentOf(`${HEAD}${places}</main>`)).toMatchObject({ text: places, rest: '</main>' });
  });

  it('includes a place after a document', () => {
    const both = `${region('<p>a</p>')}<p>b</p>${placeMark('sources', null)}`;
    expect(extentOf(`${HEAD}${both}</main>`)).toMatchObject({ text: both, rest: '</main>' });
  });

  it.each([
    ['opens and closes', '<p><!-- a --></p><script>1</script>'],
    ['closes what nobody opened, such as an arrow', '<p>a --> b</p></script>'],
  ])('returns the document where it %s what may hold tags', (_, content) => {
    const shown = region(content);
    expect(extentOf(`${HEAD}${shown}</main><script>2</script>`)).toMatchObject({ text: shown });
  });

  it.each([
    `<!-- ${region('x')} -->`,
    `<SCRIPT>const x = '</p>${region('x')}'</SCRIPT>`,
    `<title>${region('x')}</title>`,
    `<textarea>${region('<textarea>x</textarea>')}</textarea>`,
    `<textarea>${region('<script>x')}</textarea><script>y</script>`,
    `<x-island props="${region('x').replaceAll('"', '&quot;')}"></x-island>`,
    `<script type="application/json">${JSON.stringify({ html: region('x') })}</script>`,
    `${region('x')}<drift-page data-file="y"></drift-page>`,
    `<drift-end></drift-end>${region('x')}`,
    '<drift-page data-file="x"></drift-page>',
  ])('returns null where the whole page must be read: %s', (page) => {
    expect(extentOf(page)).toBeNull();
  });
});
