import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { brokenLinks } from '../support/broken-links.ts';
import { BANNER, clean, PANEL, QUIET_LINE } from '../support/documents.ts';
import type { TestRepository } from '../support/repository.ts';
import type { Outcome, TestSite } from '../support/site.ts';
import { addStarlightDocs, changeRoutes, moveStarlightOn } from '../support/starlight-docs.ts';
import { addPage, addStarlightSite, starlightRepository } from '../support/starlight-site.ts';

/** The links of a page's sidebar with the author's badges, and the marks of stale pages, as `label [badge] (mark)`. */
function sidebarOf(html: string): string[] {
  const [, sidebar = ''] =
    /<sl-sidebar-state-persist[^>]*>(.*?)<\/sl-sidebar-state-persist>/s.exec(html) ?? [];
  return [...sidebar.matchAll(/<a ([^>]*)>(.*?)<\/a>/gs)].map(([, attributes = '', link = '']) => {
    const texts = [...link.matchAll(/<span([^>]*)>(.*?)<\/span>/gs)].map(
      ([, tag = '', text = '']) => (tag.includes('sl-badge') ? `[${text}]` : text),
    );
    const [, mark] = /data-drift="([^"]*)"/.exec(attributes) ?? [];
    return [...texts, ...(mark === undefined ? [] : [`(${mark})`])].join(' ');
  });
}

const CDN = 'https://cdn.example.com/files';

describe('a Starlight site with locales, `base` and `assetsPrefix`', () => {
  let repository: TestRepository;
  let site: TestSite;
  let outcome: Outcome;
  const page = (path: string): string => clean(site.read(`${path}index.html`));

  beforeAll(async () => {
    repository = starlightRepository();
    site = addStarlightDocs(repository, {
      imports: "import linksValidator from 'starlight-links-validator';",
      config: `trailingSlash: 'always', build: { assetsPrefix: '${CDN}' },`,
      plugins: `drift({ rules: { 'broken-citation': 'warn' } }), linksValidator({
        errorOnFallbackPages: false, exclude: ['/handbook/drift/**'] })`,
    });
    site.write('public/favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    moveStarlightOn(repository);
    outcome = await site.build();
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('builds and passes starlight-links-validator', () => {
    expect(outcome.code, outcome.output).toBe(0);
    expect(outcome.output).toContain('All internal links are valid.');
  });

  it('shows banner or quiet line on pages of every template, beside banners of the author', () => {
    for (const [path, part] of [
      ['', QUIET_LINE],
      ['guides/routes/', BANNER],
      ['more/noticed/', BANNER],
      ['reference/kept/', QUIET_LINE],
    ] as const) {
      expect(page(path)).toContain(part);
      expect(page(path)).toContain(PANEL);
    }
    expect(page('more/noticed/')).toContain('A notice of our own');
    expect(page('guides/fresh/')).not.toContain(BANNER);
    expect(page('guides/fresh/')).toContain('href="/handbook/source/src/b.py/#L2-L3"');
    for (const path of ['guides/plain/', '404.html']) {
      const html = path.endsWith('.html') ? site.read(path) : page(path);
      expect(html).not.toMatch(/class="drift-|<drift-/);
    }
  });

  it('leaves code blocks, edit links and `lastUpdated` unchanged', () => {
    const html = page('guides/routes/');
    expect(html).toMatch(/<div class="expressive-code">(?:(?!drift-).)*<\/div>/);
    expect(html).toContain(
      'href="https://github.com/techcorp/docs/edit/main/site/src/content/docs/guides/routes.md"',
    );
    expect(html).toContain('<time datetime="2026-01-10T12:05:00.000Z">');
    expect(page('drift/')).not.toContain('edit/main');
    expect(page('drift/')).not.toContain('<link rel="alternate" hreflang');
    expect(html).toContain('<link rel="alternate" hreflang="de"');
  });

  it('marks pages that may be wrong in the sidebar and keeps badges of the author', () => {
    const stale = [
      'Routes, by hand (Needs review)',
      'A section (Needs review)',
      'Elsewhere',
      'Kept [New]',
    ];
    const guides = ['Fresh', 'Plain', 'Routes (Needs review)', 'Noticed (Needs review)'];
    expect(sidebarOf(page('guides/plain/'))).toEqual([...stale, ...guides]);
    expect(sidebarOf(page('drift/'))).toEqual([...stale, ...guides]);
    const german = sidebarOf(page('de/guides/plain/'));
    expect(german).toContain('Routen');
    expect(german).toContain('Noticed (Zu prüfen)');
    expect(german).toContain('Plain');
    expect(sidebarOf(page('fr/guides/fresh/'))).toContain('Routes (À vérifier)');
  });

  it('translates strings into the language of the page, with overrides of the site', () => {
    expect(page('de/more/noticed/')).toMatch(
      /<aside class="drift-banner"[^>]* lang="de" aria-label="Aktualität dieser Seite"/,
    );
    expect(page('de/more/noticed/')).toMatch(
      /<strong>Vorsicht, womöglich alt: <a href="#[^"]+">[^<]+<\/a>\.<\/strong> Der beschriebene Code hat sich am <time/,
    );
    expect(page('de/more/noticed/')).toMatch(
      /<li><span lang="en"><code[^>]*>src\/auth\/routes\.py:25<\/code>, cited in/,
    );
    const german = page('de/guides/routes/');
    expect(german).toMatch(
      /<aside class="drift-quiet"[^>]* lang="de" aria-label="Aktualität dieser Seite"/,
    );
    expect(german).toContain('Diese Seite baut auf site/');
    expect(german).toContain('<span lang="en">the section was last edited in');
    const french = page('fr/guides/routes/');
    expect(french).toContain('<strong>1 référence de cette page ne mène nulle part.</strong>');
    expect(french).toContain('src/auth/routes.py:20-40: modifié depuis la rédaction');
    expect(french).not.toMatch(/changed since|All pages/);
  });

  it('shows the report and source pages in the Starlight layout', () => {
    const spec = 'drift/site/src/content/docs/guides/routes.md/';
    for (const [path, title] of [
      ['drift/', 'Drift report'],
      [spec, 'What changed: Routes'],
      ['source/', 'Source files'],
      ['source/src/auth/routes.py/', 'src/auth/routes.py'],
    ] as const) {
      const html = page(path);
      expect(html).toContain(`<title>${title} | TechCorp</title>`);
      expect(html.match(/<h1\b/g)).toHaveLength(1);
      expect(html).toMatch(new RegExp(`<h1 id="_top"[^>]*>${title}</h1>`));
      expect(html).toMatch(/<html lang="en" dir="ltr"/);
      expect(html).toMatch(/<main [^>]*lang="en" dir="ltr"/);
      expect(html).toContain('<site-search');
      expect(sidebarOf(html)).toContain('Fresh');
    }
    const contents = /<starlight-toc.*?<\/starlight-toc>/s.exec(page(spec))?.[0] ?? '';
    const targets = [...contents.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) =>
      decodeURIComponent(id),
    );
    expect(targets).toContain('drift-changes');
    for (const id of targets) expect(page(spec)).toContain(`id="${id}"`);
    const german = page('drift/site/src/content/docs/de/guides/routes.md/');
    expect(german).toMatch(/<html lang="en" dir="ltr"/);
    expect(german).toContain('What changed: Routen');
    expect(sidebarOf(german)).toContain('Routes (Needs review)');
    expect(page('drift/')).toContain('href="/handbook/guides/routes/"');
    expect(page('drift/')).toContain('href="/handbook/de/guides/routes/"');
    expect(page('drift/')).toContain('href="/handbook/"');
  });

  it('excludes added content from the Pagefind index', () => {
    expect(page('drift/')).not.toContain('data-pagefind-body');
    expect(page('source/src/auth/routes.py/')).not.toContain('data-pagefind-body');
    const body = page('guides/routes/');
    expect(body).toContain('data-pagefind-body');
    for (const [tag] of body.matchAll(
      /<(?:aside|span|div|a) class="drift-(?:banner|sources|remark|preview|section)"[^>]*>/g,
    )) {
      if (!tag.includes('<span class="drift-remark">'))
        expect(tag).toContain('data-pagefind-ignore');
    }
  });

  it('has no broken links and no missing assets', () => {
    const serving = { base: '/handbook', prefix: CDN };
    const broken = brokenLinks(join(site.root, 'dist'), serving);
    // Starlight puts the final slash of a sidebar's link behind its fragment.
    expect(broken.filter((link) => !link.endsWith('/guides/routes#routes/'))).toEqual([]);
    expect(page('guides/routes/')).toContain(`<script type="module" src="${CDN}/_astro/drift.`);
    expect(page('guides/routes/')).toContain('href="/handbook/source/src/auth/routes.py/#L13"');
  });

  it('adds less than 6.75 KiB of CSS to a page of a document', () => {
    const stylesOf = (path: string): string => {
      const html = site.read(`${path}index.html`);
      const inline = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = '']) => text);
      const links = [...html.matchAll(/<link rel="stylesheet" href="[^"]*\/files\/([^"]+)"/g)];
      return [...inline, ...links.map(([, file = '']) => site.read(file))].join('\n');
    };
    const own = [...stylesOf('guides/routes/').matchAll(/[^{}]*\{[^{}]*\}/g)]
      .map(([rule]) => rule)
      .filter((rule) => rule.includes('drift'));
    expect(own.join('')).toContain('[data-drift]');
    expect(own.join('')).not.toMatch(/\.drift-(?:counts|drifted)/);
    expect(Buffer.byteLength(own.join(''))).toBeLessThan(6.75 * 1024);
    expect(stylesOf('drift/')).toContain('starlight-lang-select');
  });

  it('keeps added pages out of the sitemap and of search engines', () => {
    const sitemap = site.read('sitemap-0.xml');
    expect(sitemap).toContain('https://docs.example.com/handbook/guides/routes/');
    expect(sitemap).not.toMatch(/handbook\/(?:drift|source)/);
    const robots = '<meta name="robots" content="noindex"/>';
    expect(page('drift/')).toContain(robots);
    expect(page('source/src/auth/routes.py/')).toContain(robots);
    expect(page('guides/routes/')).not.toContain('noindex');
  });
});

describe('astro dev on a Starlight site', () => {
  it('shows changed code on the next request, in the page and in the sidebar', async () => {
    using repository = starlightRepository();
    const site = addStarlightDocs(repository, {
      plugins: "drift({ rules: { 'broken-citation': 'warn' } })",
    });
    const server = await site.dev();
    try {
      const noticed = '/handbook/more/noticed/';
      const fresh = await server.get(noticed);
      expect(fresh).toContain(PANEL);
      expect(fresh).not.toContain(BANNER);
      expect(sidebarOf(fresh)).toContain('Noticed');
      changeRoutes(repository);
      await vi.waitFor(
        async () => {
          expect(await server.get(noticed)).toContain(BANNER);
        },
        { timeout: 20_000, interval: 500 },
      );
      expect(sidebarOf(await server.get(noticed))).toContain('Noticed (Needs review)');
      expect(clean(await server.get('/handbook/de/more/noticed/'))).toContain('Vorsicht');
      expect(await server.get('/handbook/drift/')).toContain('<h1 id="_top"');
      expect(await server.get('/handbook/source/src/auth/routes.py/')).toContain('id="L61"');
    } finally {
      server.close();
    }
  });
});

describe('a Starlight site with unified(), prefixes for all languages, files as pages, a field that every page needs, and incremental builds', () => {
  it('shows changed code and changed originals with a warm cache', async () => {
    using repository = starlightRepository();
    const site = addStarlightSite(repository, {
      imports: "import { unified } from '@astrojs/markdown-remark';",
      config: `trailingSlash: 'never', build: { format: 'file' }, markdown: { processor: unified() },
        experimental: { incrementalBuild: true },`,
      starlight: `defaultLocale: 'en', pagefind: false,
        locales: { en: { label: 'English' }, de: { label: 'Deutsch' } },`,
      plugins: "drift({ frontmatter: { product: 'api' } })",
    });
    site.write(
      'src/content.config.ts',
      `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { driftSchema } from 'astro-drift/schema';
import { z } from 'astro/zod';

const extend = driftSchema().extend({ product: z.enum(['api', 'web']) });
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend }) }) };
`,
    );
    site.write('public/favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    addPage(
      site,
      'en/a.md',
      ['title: A', 'product: api', 'tracks: [src/b.py]'],
      ['See `src/b.py:4`.'],
    );
    addPage(
      site,
      'en/b.mdx',
      ['title: B', 'product: api', 'tracks: [src/b.py]'],
      ['See `src/b.py:4`.'],
    );
    addPage(
      site,
      'de/a.md',
      ['title: A', 'product: api', 'tracks: [site/src/content/docs/en/a.md]'],
      ['Siehe `src/b.py:4`.'],
    );
    repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
    const build = async (): Promise<{ banners: string[]; sidebar: string[] }> => {
      const { code, output } = await site.build();
      expect(code, output).toBe(0);
      const pages = ['en/a.html', 'en/b.html', 'de/a.html', 'de/b.html'];
      return {
        banners: pages.filter((page) => site.read(page).includes(BANNER)),
        sidebar: sidebarOf(site.read('de/a.html')),
      };
    };
    expect(await build()).toEqual({ banners: [], sidebar: ['A', 'B'] });

    repository.write('src/b.py', 'line 1\nline 2\nline 3\nchanged\nline 5\n');
    repository.commit('Move on', { date: '2026-01-20T08:00:00Z' });
    expect(await build()).toEqual({
      banners: ['en/a.html', 'en/b.html', 'de/a.html', 'de/b.html'],
      sidebar: ['A (Zu prüfen)', 'B (Zu prüfen)'],
    });
    expect(clean(site.read('de/a.html'))).toContain(
      'Diese Seite baut auf site/src/content/docs/en/a.md auf',
    );
    expect(clean(site.read('de/b.html'))).toContain('hat sich am <time');
    expect(site.read('en/a.html')).toContain(
      'href="/drift/site/src/content/docs/en/a.md.html#file-src/b.py"',
    );
    expect(site.read('drift.html')).toContain('name="description"');
    expect(sidebarOf(site.read('drift.html'))).toEqual(['A (Needs review)', 'B (Needs review)']);

    addPage(
      site,
      'en/a.md',
      ['title: A', 'product: api', 'tracks: [src/b.py]'],
      ['Now see `src/b.py:3-4`, which changed.'],
    );
    addPage(
      site,
      'en/b.mdx',
      ['title: B', 'product: api', 'tracks: [src/b.py]'],
      ['Now see `src/b.py:3-4`.'],
    );
    repository.commit('Follow the code', { date: '2026-01-21T08:00:00Z' });
    expect(await build()).toEqual({ banners: ['de/a.html'], sidebar: ['A (Zu prüfen)', 'B'] });
    expect(site.read('de/a.html')).not.toMatch(/href="\/(?:drift|source)[^"#]*(?<!\.html)["#]/);
    const broken = brokenLinks(join(site.root, 'dist'));
    // There is no start page for its title to lead to.
    expect(broken.filter((link) => !/: \/(?:en|de)\.html$/.test(link))).toEqual([]);
    expect(clean(site.read('de/a.html'))).toContain('Der beschriebene Code hat sich am <time');
  });
});
