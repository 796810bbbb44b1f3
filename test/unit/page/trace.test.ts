import { describe, expect, it } from 'vitest';
import { bindPage } from '../../../integration/astro/src/page/apply-report.ts';
import { takeTraces, traceMark } from '../../../integration/astro/src/page/trace.ts';
import { binding, region } from '../support/binding.ts';

const FILES = ['docs/a.md', `docs/ü 'x' "y" <z>&.md`, 'docs/100%.md'];

function take(page: string) {
  const taken = takeTraces(Buffer.from(page));
  return { page: taken.page.toString(), documents: [...taken.documents] };
}

describe('the traces of documents', () => {
  it('are left by a page that is bound for it, and taken out again', () => {
    const page = `<main>ä${FILES.map((file) => region(`<p>${file.length}</p>`, file)).join('ö')}</main>`;
    const plain = bindPage(page, binding([])).html;
    const traced = bindPage(page, binding([], { traces: true })).html;
    expect(traced).not.toBe(plain);
    expect(take(traced)).toEqual({ page: plain, documents: FILES });
  });

  it.each([
    ['other quotes', (mark: string) => mark.replaceAll('"', "'")],
    ['no quotes', (mark: string) => mark.replaceAll('"', '')],
    ['more space', (mark: string) => mark.replace('>', ' class >')],
  ])('are found with %s', (_name, rewrite) => {
    expect(take(`<p>${FILES.map(traceMark).map(rewrite).join('')}</p>`)).toEqual({
      page: '<p></p>',
      documents: FILES,
    });
  });

  it('are not found where there are none', () => {
    const page = Buffer.from('<p>drift-seen <drift-seen');
    expect(takeTraces(page)).toEqual({ page, documents: new Set() });
  });
});
