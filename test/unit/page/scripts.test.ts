import { describe, expect, it } from 'vitest';
import { renderDiagram } from '../../../integration/astro/src/page/diagram.ts';
import { ENGLISH_STRINGS } from '../../../integration/astro/src/strings/strings.ts';
import { addAssets, addScripts } from '../../../integration/astro/src/page/scripts.ts';

const CITATION = '<a class="drift-citation" data-preview="drift-preview-1" href="/x">x</a>';
const DIAGRAM = renderDiagram('<pre></pre>', 'flowchart LR', [], ENGLISH_STRINGS).toString();

function scriptsOf(page: string): string[] {
  const added = addScripts(page, (name) => `/docs/_astro/drift/${name}?a&b`);
  return [...added.matchAll(/<script type="module" src="([^"]*)"><\/script>/g)].map(
    ([, address = '']) => address,
  );
}

describe('addScripts', () => {
  it('adds only the scripts that the page needs', () => {
    expect(scriptsOf(`<body>${CITATION}</body>`)).toEqual([
      '/docs/_astro/drift/preview.js?a&amp;b',
    ]);
    expect(scriptsOf(`<body>${DIAGRAM}</body>`)).toEqual([
      '/docs/_astro/drift/diagrams.js?a&amp;b',
    ]);
    expect(scriptsOf(`<body>${CITATION}${CITATION}${DIAGRAM}</body>`)).toHaveLength(2);
  });

  it('changes nothing on a page that needs no script', () => {
    const page = '<body><p>Of drift-diagram and data-preview.</p></body>';
    expect(addScripts(page, () => '/x')).toBe(page);
  });

  it('inserts scripts before `</body>`, or at the end of a page without it', () => {
    const tag = '<script type="module" src="/x"></script>';
    expect(addScripts(`<body>${CITATION}</body></html>\n`, () => '/x')).toBe(
      `<body>${CITATION}${tag}</body></html>\n`,
    );
    expect(addScripts(CITATION, () => '/x')).toBe(CITATION + tag);
    const quoted = `<body><script>const x = '</body>';</script>${CITATION}</body>`;
    expect(addScripts(quoted, () => '/x').endsWith(`${tag}</body>`)).toBe(true);
  });
});

describe('addAssets', () => {
  const link = '<link rel="stylesheet" href="/site.css">';
  const add = (page: string): string =>
    addAssets(page, (name) => (name === 'site.css' ? '/site.css' : null));

  it.each([
    ['<!doctype html><html lang="en"><head data-a="1"><title>', '<body>'],
    ['<!doctype html>\n<html lang="en">', '<title>x</title><header></header>'],
    ['', '<p>A fragment</p>'],
  ])('links the styles before those of the site: after `%s`', (before, after) => {
    const place = before.replace(/<title>$/, '');
    const rest = before.slice(place.length) + after + CITATION;
    expect(add(place + rest)).toBe(place + link + rest);
  });

  it('changes nothing on a page that needs no styles', () => {
    const page = '<head></head><body class="drifter my-drift-a"><p>class=drift-a</p></body>';
    expect(add(page)).toBe(page);
  });
});
