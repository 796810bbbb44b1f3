import { expect, it } from 'vitest';
import { linkingPages } from '../../../integration/engine/src/links/linking-pages.ts';
import { parseDocument } from '../../../integration/engine/src/documents/document.ts';
import { makeAnalysis, makeAnalyzedDocument } from '../support/rule-input.ts';

it('links are checked on documents and on pages that declare nothing', () => {
  const document = parseDocument('# One', 'md');
  const analysis = makeAnalysis({
    spec: { id: 'one' },
    documents: [makeAnalyzedDocument({ file: 'docs/one.md', document })],
  });
  expect(linkingPages([analysis], ['docs/one.md', 'docs/two.md'])).toEqual([
    { file: 'docs/one.md', spec: 'one', document },
    { file: 'docs/two.md', spec: null, document: null },
  ]);
  expect(linkingPages([analysis], ['docs/one.md', 'docs/two.md'], [])).toMatchObject([
    { file: 'docs/one.md' },
  ]);
});

it.each([
  'CHANGELOG.md',
  'docs/adr/one.md',
  'test/fixtures/one.md',
  'packages/create/template-vue/README.md',
  'docs/_includes/one.md',
  'docs/_partial.mdx',
  '.github/PULL_REQUEST_TEMPLATE.md',
])('links are not checked in %s', (page) => {
  expect(linkingPages([], [page])).toEqual([]);
});
