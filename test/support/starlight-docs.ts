import { numbered } from './specs.ts';
import type { TestRepository } from './repository.ts';
import { addPage, addStarlightSite, type StarlightSiteOptions } from './starlight-site.ts';
import type { TestSite } from './site.ts';

const ROUTES = 'src/auth/routes.py';

const CONFIG = `
    base: '/handbook',
    site: 'https://docs.example.com',`;

/** A sidebar of every kind of link. */
const SIDEBAR = `
      locales: {
        root: { label: 'English', lang: 'en' },
        de: { label: 'Deutsch', lang: 'de' },
        fr: { label: 'Français', lang: 'fr' },
      },
      lastUpdated: true,
      editLink: { baseUrl: 'https://github.com/techcorp/docs/edit/main/site/' },
      sidebar: [
        { label: 'By hand', items: [
          { label: 'Routes, by hand', link: '/guides/routes/' },
          { label: 'A section', link: '/guides/routes#routes' },
          { label: 'Elsewhere', link: 'https://example.com/handbook/guides/routes/' },
          { slug: 'reference/kept', badge: { text: 'New', variant: 'tip' } },
        ] },
        { label: 'Guides', items: [{ autogenerate: { directory: 'guides' } }] },
        { label: 'More', collapsed: true, items: [{ autogenerate: { directory: 'more' } }] },
      ],`;

/** A site of several languages, below a base, with pages of every kind. */
export function addStarlightDocs(
  repository: TestRepository,
  { config = '', starlight = '', ...others }: StarlightSiteOptions = {},
): TestSite {
  const site = addStarlightSite(repository, {
    config: CONFIG + config,
    starlight: SIDEBAR + starlight,
    ...others,
  });
  addPage(
    site,
    'index.mdx',
    [
      'title: Welcome',
      'template: splash',
      'hero: { tagline: All about the code }',
      `tracks: [${ROUTES}]`,
    ],
    ['import { Aside } from "@astrojs/starlight/components";', '', 'It begins in `src/b.py:1`.'],
  );
  addPage(
    site,
    'guides/routes.md',
    ['title: Routes', `tracks: [${ROUTES}]`],
    [
      'Whole `src/auth/routes.py`, one line `src/auth/routes.py:12`, and `utils/core` is none.',
      '',
      '## Routes',
      '',
      'The handler stands in `src/auth/routes.py:20-40`, see [the overview](/handbook/drift/).',
      '',
      ...['note', 'tip', 'caution', 'danger'].flatMap((kind) => [
        `:::${kind}`,
        'Mind `src/auth/routes.py:20-40` and `src/auth/routes.py:70`, but not `other`.',
        ':::',
        '',
      ]),
      '```py title="routes.py"',
      'src/auth/routes.py:12',
      '```',
      '',
      '| file |',
      '| --- |',
      '| `src/auth/routes.py:50-60` |',
      '',
      '## Other things',
      '',
      'Nothing is cited here.',
    ],
  );
  addPage(
    site,
    'guides/fresh.mdx',
    ['title: Fresh', 'tracks: [src/b.py]'],
    [
      'import { Aside } from "@astrojs/starlight/components";',
      '',
      '<Aside>Nothing has changed in `src/b.py:2-3`.</Aside>',
    ],
  );
  addPage(
    site,
    'guides/plain.md',
    ['title: Plain', 'editUrl: false', 'banner: { content: A notice of our own }'],
    ['It tells of nothing, but for `src/b.py:1`.'],
  );
  addPage(
    site,
    'more/noticed.md',
    ['title: Noticed', `tracks: [${ROUTES}]`, 'banner: { content: A notice of our own }'],
    ['## Below the notice', '', 'As in `src/auth/routes.py:25`.'],
  );
  addPage(
    site,
    'reference/kept.md',
    ['title: Kept', `tracks: [${ROUTES}]`],
    ['A badge of its own.'],
  );
  addPage(
    site,
    'de/guides/routes.md',
    ['title: Routen', 'tracks: [site/src/content/docs/guides/routes.md]'],
    ['## Die Routen', '', 'Eine Übersetzung von `site/src/content/docs/guides/routes.md:8`.'],
  );
  site.write(
    'src/content/i18n/de.json',
    JSON.stringify({ 'drift.banner.outdatedSection': 'Vorsicht, womöglich alt: {{section}}.' }),
  );
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  return site;
}

/** A line of the code behind the pages is changed, and another is inserted above; not committed. */
export function changeRoutes(repository: TestRepository): void {
  const lines = numbered(60).split('\n');
  lines[24] = 'changed';
  repository.write(ROUTES, ['inserted', ...lines].join('\n'));
}

/** The code behind the pages moves on. */
export function moveStarlightOn(repository: TestRepository): void {
  changeRoutes(repository);
  repository.commit('Move on', { date: '2026-01-20T08:00:00Z' });
}
