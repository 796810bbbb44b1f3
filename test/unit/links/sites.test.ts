import { describe, expect, it } from 'vitest';
import {
  filesAt,
  isSurelyMissing,
  placesOf,
  type Site,
  siteOf,
} from '../../../integration/engine/src/links/sites.ts';

const VITEPRESS: Site = { pages: 'docs', others: ['docs/public'], settings: '', hasFolders: false };
const STARLIGHT: Site = {
  pages: 'www/src/content/docs',
  others: ['www/public', 'www/src/pages'],
  settings: "redirects: { '/guides/old': '/guides/new' }",
  hasFolders: true,
};

describe('the places of an address', () => {
  it('begin at the root of the site', () => {
    expect(placesOf('/guide/x', 'docs/api/a.md', VITEPRESS)).toEqual(['docs/guide/x']);
    expect(placesOf('/guide/x.html', 'docs/api/a.md', VITEPRESS)).toEqual(['docs/guide/x']);
    expect(placesOf('/guides/x/', 'www/src/content/docs/a.md', STARLIGHT)).toEqual([
      'www/src/content/docs/guides/x',
    ]);
  });

  it('can fall back to the page of the default language', () => {
    expect(placesOf('/fr/guides/x/', 'www/src/content/docs/a.md', STARLIGHT)).toEqual([
      'www/src/content/docs/fr/guides/x',
      'www/src/content/docs/guides/x',
    ]);
  });

  it('begin at the page', () => {
    expect(placesOf('./x', 'docs/api/a.md', VITEPRESS)).toEqual(['docs/api/x']);
    expect(placesOf('../x/', 'www/src/content/docs/b/a.md', STARLIGHT)).toEqual([
      'www/src/content/docs/b/x',
      'www/src/content/docs/x',
    ]);
    expect(placesOf('../x/', 'www/src/content/docs/b/index.md', STARLIGHT)).toEqual([
      'www/src/content/docs/x',
    ]);
  });

  it('are those of a page or of an index', () => {
    expect(filesAt('docs/guide/index')).toEqual(
      expect.arrayContaining(['docs/guide.md', 'docs/guide/index.md']),
    );
  });
});

it('a page belongs to the innermost site', () => {
  expect(siteOf('docs/api/a.md', [VITEPRESS, STARLIGHT])).toBe(VITEPRESS);
  expect(siteOf('README.md', [VITEPRESS, STARLIGHT])).toBeNull();
});

describe('a page is surely missing', () => {
  const isMissing = (place: string, ...files: string[]): boolean =>
    isSurelyMissing(`${STARLIGHT.pages}/${place}`, STARLIGHT, {
      exists: (path) => files.includes(path),
      filesIn: (folder) => files.filter((path) => path.slice(0, path.lastIndexOf('/')) === folder),
    });
  const BESIDE = `${STARLIGHT.pages}/guides/a.md`;

  it('in a folder with pages', () => {
    expect(isMissing('guides/x', BESIDE)).toBe(true);
  });

  it.each([
    ['the folder has no pages', 'api/x', BESIDE],
    ['it would be at the root', 'x', `${STARLIGHT.pages}/a.md`],
    ['the site redirects it', 'guides/old', BESIDE],
    ['a file is served there', 'guides/x', BESIDE, 'www/public/guides/x.html'],
    ['a page of the project is there', 'guides/x', BESIDE, 'www/src/pages/guides/x.astro'],
    ['a page of the project takes any path', 'guides/x', BESIDE, 'www/src/pages/[...path].astro'],
    ['a page takes any path', 'guides/x', `${STARLIGHT.pages}/guides/[name].md`],
  ])('unless %s', (_, place, ...files) => {
    expect(isMissing(place, ...files)).toBe(false);
  });
});
