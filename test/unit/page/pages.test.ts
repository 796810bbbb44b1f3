import { describe, expect, it } from 'vitest';
import { findPage, type SitePages, slugs } from '../../../integration/astro/src/page/pages.ts';

function site(over: Partial<SitePages> = {}): SitePages {
  return { routes: [], paths: null, entries: new Map(), seen: new Map(), ...over };
}

const ANY = { pattern: '/[...slug]', file: 'src/pages/[...slug].astro' };
const DOCS = { pattern: '/docs/[...slug]', file: 'src/pages/docs/[...slug].astro' };

describe('findPage', () => {
  it('returns the page that was seen to render the document', () => {
    const pages = site({
      routes: [{ pattern: '/about', file: 'src/pages/about.md' }],
      seen: new Map([['src/pages/about.md', 'elsewhere']]),
    });
    expect(findPage('src/pages/about.md', pages)).toBe('elsewhere');
  });

  it('returns the route of a document in `src/pages`', () => {
    const pages = site({
      routes: [
        { pattern: '/about/', file: 'src/pages/about.md' },
        { pattern: '/', file: 'src/pages/index.md' },
      ],
    });
    expect(findPage('src/pages/about.md', pages)).toBe('about');
    expect(findPage('src/pages/index.md', pages)).toBe('');
  });

  it('returns the page whose path ends with the id of the entry', () => {
    const entries = new Map([['docs/auth.md', 'auth']]);
    const paths = ['', 'docs/auth', 'docs/oauth', 'blog'];
    expect(findPage('docs/auth.md', site({ routes: [DOCS], paths, entries }))).toBe('docs/auth');
  });

  it('prefers the page most like the path of the document, then the shorter one', () => {
    const entries = new Map([['content/docs/auth.md', 'auth']]);
    const pageOf = (...paths: string[]): string | null =>
      findPage('content/docs/auth.md', site({ entries, paths }));
    expect(pageOf('blog/auth', 'docs/auth')).toBe('docs/auth');
    expect(pageOf('v1/docs/auth', 'docs/auth')).toBe('docs/auth');
    expect(pageOf('docs/v1/auth', 'guides/auth')).toBe('guides/auth');
  });

  it('returns null for two equally likely pages', () => {
    const entries = new Map([['content/auth.md', 'auth']]);
    const tie = site({ entries, paths: ['docs/auth', 'blog/auth'] });
    expect(findPage('content/auth.md', tie)).toBeNull();
  });

  it('uses the only route while pages are not known', () => {
    const entries = new Map([
      ['docs/auth.md', 'auth'],
      ['docs/guides/start.md', 'guides/start'],
    ]);
    expect(findPage('docs/auth.md', site({ routes: [DOCS], entries }))).toBe('docs/auth');
    const single = { pattern: '/docs/[slug]', file: null };
    expect(findPage('docs/guides/start.md', site({ routes: [single], entries }))).toBeNull();
    expect(findPage('docs/guides/start.md', site({ routes: [DOCS], entries }))).toBe(
      'docs/guides/start',
    );
  });

  it('uses the route of the folder for another loader while pages are not known', () => {
    const pages = site({ routes: [DOCS] });
    expect(findPage('src/content/docs/guides/start.md', pages)).toBe('docs/guides/start');
    expect(findPage('docs/auth.md', pages)).toBe('docs/auth');
  });

  it('keeps `$&` in an id', () => {
    const entries = new Map([['docs/a.md', 'a$&$1']]);
    expect(findPage('docs/a.md', site({ routes: [DOCS], entries }))).toBe('docs/a$&$1');
  });

  it('finds the page of another loader by the end of the file path', () => {
    const file = 'src/content/docs/guides/getting-started.md';
    const paths = ['guides/getting-started', 'getting-started-2', 'guides'];
    expect(findPage(file, site({ routes: [ANY], paths }))).toBe('guides/getting-started');
  });

  it('finds the page of another loader below a fixed part of the route', () => {
    const file = 'content/handbook/auth.md';
    const paths = ['docs/handbook/auth', 'docs/auth', 'auth'];
    expect(findPage(file, site({ routes: [DOCS], paths }))).toBe('docs/handbook/auth');
  });

  it('finds the page of another loader with a language before a fixed part of the route', () => {
    const routes = [{ pattern: '/[lang]/docs/[...slug]', file: null }];
    const paths = ['de/docs/a/auth', 'en/docs/a/auth', 'en/blog/a/auth', 'en/docs/auth'];
    const pages = site({ routes, paths });
    expect(findPage('src/docs/en/a/auth.md', pages)).toBe('en/docs/a/auth');
    expect(findPage('src/docs/de/a/auth.md', pages)).toBe('de/docs/a/auth');
    expect(findPage('src/docs/fr/a/auth.md', pages)).toBeNull();
  });

  it('prefers the longest end of the file path for another loader', () => {
    const file = 'src/content/docs/a/b.md';
    expect(findPage(file, site({ routes: [ANY], paths: ['b', 'a/b'] }))).toBe('a/b');
  });

  it('returns null for another loader where two routes fit', () => {
    const routes = [DOCS, { pattern: '/blog/[...slug]', file: null }];
    expect(findPage('content/auth.md', site({ routes, paths: ['docs/auth', 'blog/auth'] }))).toBe(
      null,
    );
  });

  it('returns null where only part of a name matches', () => {
    const pages = site({ routes: [ANY], paths: ['auth', 'docs'] });
    expect(findPage('docs/oauth.md', pages)).toBeNull();
    expect(findPage('docs/auth-flow.md', pages)).toBeNull();
  });

  it('returns null where no page or route is known', () => {
    expect(findPage('docs/auth.md', site())).toBeNull();
    expect(findPage('notes/auth.md', site({ routes: [DOCS] }))).toBeNull();
    expect(findPage('docs/auth.md', site({ routes: [ANY] }))).toBeNull();
    expect(findPage('mydocs/auth.md', site({ routes: [DOCS] }))).toBeNull();
  });
});

describe('the entry id that Astro makes of a file', () => {
  it.each([
    ['docs/Getting Started.md', ['docs', 'getting-started']],
    ['docs/guides/index.md', ['docs', 'guides']],
    ['docs/v1.2/Notes.final.mdx', ['docs', 'v12', 'notesfinal']],
    ['Überblick.md', ['überblick']],
    ['index.md', ['index']],
    ['docs/index/a.md', ['docs', 'index', 'a']],
  ])('%s', (file, expected) => {
    expect(slugs(file)).toEqual(expected);
  });
});
