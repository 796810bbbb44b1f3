import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenLinks } from '../support/broken-links.ts';
import { BANNER, clean, PANEL, PIXEL } from '../support/documents.ts';
import { TestRepository } from '../support/repository.ts';
import { type Outcome, TestSite } from '../support/site.ts';
import { numbered } from '../support/specs.ts';

const CONFIG = `import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import drift from 'astro-drift';

export default defineConfig({
  site: 'https://example.com',
  base: '/site',
  trailingSlash: 'never',
  build: { format: 'file', assetsPrefix: 'https://cdn.example.com' },
  i18n: {
    locales: ['en', 'de'],
    defaultLocale: 'en',
    fallback: { de: 'en' },
    routing: { prefixDefaultLocale: true, fallbackType: 'rewrite' },
  },
  security: { csp: true },
  integrations: [sitemap(), drift(), mdx()],
});
`;

const CONTENT_CONFIG = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { driftSchema } from 'astro-drift/schema';

export const collections = {
  posts: defineCollection({
    loader: glob({ base: 'src/posts', pattern: '**/*.{md,mdx}' }),
    schema: ({ image }) =>
      driftSchema().extend({ title: z.string(), cover: image(), description: z.string() }),
  }),
  guides: defineCollection({
    loader: glob({ base: 'src/guides', pattern: '**/*.md' }),
    schema: driftSchema(),
  }),
  notes: defineCollection({
    loader: glob({ base: '../notes', pattern: '**/*.{md,mdx}' }),
    schema: driftSchema(),
  }),
};
`;

const LAYOUT = `---
import { getDrift } from 'astro-drift/components';

const { title, description = 'A page' } = Astro.props.frontmatter ?? Astro.props;
---

<!doctype html>
<html lang={Astro.currentLocale}>
  <head>
    <meta charset="utf-8" />
    <title>{title}</title>
    <meta name="description" content={description} />
  </head>
  <body data-document={getDrift(Astro.props)?.file}><main><slot /></main></body>
</html>
`;

const POST = `---
import { Image } from 'astro:assets';
import { getCollection, render } from 'astro:content';
import { DriftBadge } from 'astro-drift/components';
import Layout from '../../Layout.astro';

export const getStaticPaths = async () =>
  (await getCollection('posts')).map((post) => ({ params: { id: post.id }, props: { post } }));

const { post } = Astro.props;
const { Content } = await render(post);
---

<Layout title={post.data.title} description={post.data.description}>
  <Image src={post.data.cover} alt="" /> <p id="badge"><DriftBadge /></p>
  <Content />
</Layout>
`;

const NOTE = `---
import { getCollection, render } from 'astro:content';
import { DriftBanner, DriftSources, getDrift } from 'astro-drift/components';
import Layout from '../../Layout.astro';

export const getStaticPaths = async () =>
  (await getCollection('notes')).map((note) => ({ params: { id: note.id }, props: { note } }));

const { note } = Astro.props;
const { Content } = await render(note);
const here = getDrift(Astro.url);
const state = getDrift(note);
---

<Layout title={note.id}>
  <header><DriftBanner of={note} /></header>
  <Content />
  <footer
    data-same={JSON.stringify(here) === JSON.stringify(state)}
    data-status={state?.status}
    data-state={state?.state}
    data-impact={state?.impact}
    data-evidence={state?.evidence[0]?.text}
    data-owners={state?.specs[0].owners.join()}
    data-changes={state?.changes.map(({ path }) => path).join()}
    data-sections={state?.sections.filter(({ state }) => state === 'needs-review').map(({ slug }) => slug).join()}
    data-citations={state?.citations.map(({ text, state }) => text + ' ' + state).join()}
    data-href={state?.href}
    data-none={getDrift('src/code.ts') === null}
    data-repository={getDrift('notes/placed.md') !== null}
  >
    <DriftSources of={note} />
  </footer>
</Layout>
`;

const GUIDE = `---
import { getCollection, render } from 'astro:content';
import Layout from '../../../Layout.astro';

export const getStaticPaths = async () =>
  (await getCollection('guides')).map((guide) => {
    const [lang, ...slug] = guide.id.split('/');
    return { params: { lang, slug: slug.join('/') }, props: { guide } };
  });

const { guide } = Astro.props;
const { Content } = await render(guide);
---

<Layout title={guide.id}><Content /></Layout>
`;

const FEED = `import rss from '@astrojs/rss';
import { getCollection } from 'astro:content';

export const GET = async ({ site }) =>
  rss({
    title: 'Posts',
    description: 'All of them',
    site,
    items: (await getCollection('posts')).map(({ id, data, rendered }) => ({
      title: data.title,
      description: data.description,
      link: '/posts/' + id,
      content: rendered?.html,
    })),
  });
`;

const JSON_FEED = `import { getCollection } from 'astro:content';

export const GET = async () =>
  Response.json((await getCollection('posts')).flatMap(({ rendered }) => rendered?.html ?? []));
`;

const RICH = `---
tracks: src/code.ts
drift: { banner: false }
---
import { DriftBadge, DriftBanner } from 'astro-drift/components';

# Rich <DriftBadge />

<DriftBanner />

As in \`src/code.ts:2\`.
`;

/** Whose file does not tell its page. */
const ELSEWHERE = `---
title: Third
description: Placed.
cover: ./dot.png
slug: elsewhere
tracks: [src/code.ts]
---
import { DriftBanner, DriftSources } from 'astro-drift/components';

## One

<div id="here"><DriftBanner /></div>

As in \`src/code.ts:2\`.

<div id="there"><DriftSources /></div>

The end.
`;

const TEXT = '\n## One\n\nAs in `src/code.ts:2`.\n\n## Two\n\nAs in `src/code.ts:9`.\n';

/** A blog in a folder of the repository, with a setting of every kind that touches addresses. */
function blog(): { repository: TestRepository; site: TestSite } {
  const repository = TestRepository.init();
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n').write('src/code.ts', numbered(9));
  repository.write(
    'notes/placed.md',
    `---\ntracks: src/code.ts\nowner: ['@docs', Ann Lee]\ndrift: false\n---\n${TEXT}`,
  );
  repository.write('notes/rich.mdx', `---\ntracks: [src/code.ts]\n---\n${TEXT}`);
  const site = new TestSite(repository, 'web');
  site.write('astro.config.mjs', CONFIG).write('src/content.config.ts', CONTENT_CONFIG);
  site.write('src/Layout.astro', LAYOUT);
  site.write('src/pages/posts/[id].astro', POST).write('src/pages/notes/[id].astro', NOTE);
  site.write('src/pages/[lang]/guides/[...slug].astro', GUIDE);
  site.write(
    'src/guides/en/first.md',
    `---\ntracks: src/code.ts\n---\n${TEXT}[All](./deep/all.md)\n`,
  );
  site.write(
    'src/guides/en/deep/all.md',
    `---\ntracks: src/code.ts\n---\n${TEXT}[First](../first.md)\n`,
  );
  site.write('src/guides/de/first.md', `---\ntracks: web/src/guides/en/first.md\n---\n${TEXT}`);
  site.write('src/pages/rss.xml.js', FEED).write('src/pages/feed.json.js', JSON_FEED);
  site.write(
    'src/posts/first.md',
    `---\ntitle: First\ndescription: The first one.\ncover: ./dot.png\ntracks: [src/code.ts]\n---\n\n![A dot](./dot.png)\n${TEXT}`,
  );
  site.write(
    'src/posts/second.md',
    '---\ntitle: Second\ndescription: Another.\ncover: ./dot.png\n---\n\nNothing of the code.\n',
  );
  site.write('src/posts/third.mdx', ELSEWHERE);
  writeFileSync(join(site.root, 'src/posts/dot.png'), Buffer.from(PIXEL, 'base64'));
  site.write(
    'src/pages/about.md',
    `---\nlayout: ../Layout.astro\ntitle: About\ntracks: src/code.ts\n---\n${TEXT}\n[First](../posts/first.md)\n`,
  );
  site.write(
    'src/pages/de/about.md',
    '---\nlayout: ../../Layout.astro\ntitle: Wir\ntracks: web/src/pages/about.md\n---\n\n## Eins\n',
  );
  site.write(
    'src/pages/en/only.md',
    `---\nlayout: ../../Layout.astro\ntracks: src/code.ts\n---\n${TEXT}`,
  );
  site.write('src/pages/index.astro', '<html><body>Start</body></html>');
  site.write('src/pages/rich.mdx', RICH);
  repository.commit('Write a blog', { date: '2026-01-10T12:00:00Z' });
  repository.write('src/code.ts', numbered(9).replace('line 2\n', 'another line 2\n'));
  repository.commit('Change the code', { date: '2026-01-20T12:00:00Z' });
  return { repository, site };
}

describe('a blog with collections, i18n, feeds and a CSP', () => {
  let repository: TestRepository;
  let site: TestSite;
  let outcome: Outcome;

  beforeAll(async () => {
    ({ repository, site } = blog());
    outcome = await site.build();
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  const pages = (): string[] =>
    readdirSync(join(site.root, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.html'),
    );

  it('builds without warnings other than drift', () => {
    expect(outcome.code, outcome.output).toBe(0);
    // Astro says of every page but a fallback that it conflicts with itself.
    const output = outcome.output.replace(/^.* Could not render `(\S*)` from route .*$/gm, '');
    expect(output).not.toMatch(/deprecated|could not|\[ERROR\]/i);
    expect(outcome.output).toMatch(/\.md:\d+ \(@docs, Ann Lee\): /);
  });

  it('shows panels on posts and pages with `tracks`, and on no others', () => {
    for (const page of ['posts/first.html', 'about.html']) {
      const html = site.read(page);
      expect(html, page).toContain(BANNER);
      expect(html.split(PANEL), page).toHaveLength(2);
      expect(html, page).toContain('href="/site/drift/web/src/p');
      expect(html, page).toContain('href="/site/source/src/code.ts#L9"');
    }
    expect(site.read('posts/second.html')).not.toMatch(/class="drift-/);
    expect(site.read('about.html')).toContain('<a href="/site/posts/first">First</a>');
  });

  it('reports a translation as outdated when its original changed', () => {
    const html = site.read('de/about.html');
    expect(html).toContain('<html lang="de">');
    expect(html).toContain(
      'baut auf web/src/pages/about.md auf, und deren Quellen haben sich geändert.',
    );
    expect(html).toContain('<code>web/src/pages/about.md</code>');
  });

  it('shows the banner on i18n fallback pages', () => {
    for (const [page, strings] of [
      ['en/only.html', 'may be out of date.'],
      ['de/only.html', 'möglicherweise veraltet.'],
    ] as const) {
      expect(site.read(page)).toContain(`${strings}</strong>`);
      expect(site.read(page)).toContain('href="/site/source/src/code.ts#L9"');
    }
  });

  it('finds the document of a page whose locale precedes a fixed path', () => {
    expect(site.read('en/guides/first.html')).toContain(
      '<a href="/site/en/guides/deep/all">All</a>',
    );
    expect(site.read('en/guides/deep/all.html')).toContain(
      '<a href="/site/en/guides/first">First</a>',
    );
    expect(site.read('drift.html')).toContain('href="/site/de/guides/first"');
  });

  it('has no broken links and no missing assets', () => {
    const serving = { base: '/site', prefix: 'https://cdn.example.com' };
    expect(brokenLinks(join(site.root, 'dist'), serving)).toEqual([]);
  });

  it('keeps the optimized images of tracked posts', () => {
    expect(site.read('posts/first.html')).toMatch(
      /<img alt="A dot"[^>]* src="https:\/\/cdn\.example\.com\/_astro\/dot\.[^"]+\.webp"/,
    );
  });

  it('loads scripts and styles from `assetsPrefix`', () => {
    const html = site.read('posts/first.html');
    const [, script = ''] =
      /src="https:\/\/cdn\.example\.com\/(_astro\/drift\.[^"]+\/preview\.js)"/.exec(html) ?? [];
    expect(site.has(script)).toBe(true);
    const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)];
    for (const [, href] of styles) expect(href).toMatch(/^https:\/\/cdn\.example\.com\//);
    for (const page of pages()) {
      expect(site.read(page), page).not.toMatch(/(?:src|href)="\/(?:site\/)?_astro/);
    }
  });

  it('shows the banner and panel once, where the author placed the components', () => {
    const placed = clean(site.read('notes/placed.html'));
    expect(placed).toMatch(/<header><aside [^>]*class="drift-banner"[^>]*>.*<\/aside><\/header>/);
    expect(placed).toMatch(/<footer[^>]*>\s*<aside [^>]*class="drift-sources"/);
    expect(placed.split(BANNER)).toHaveLength(2);
    expect(placed.split(PANEL)).toHaveLength(2);
    expect(placed).toContain('<dt>Owners</dt><dd>@docs, Ann Lee</dd>');
    expect(placed).toContain('class="drift-section"');
  });

  it('hides the automatic banner and panel where the author placed the components', () => {
    const rich = clean(site.read('notes/rich.html'));
    expect(rich).toMatch(/<\/aside><\/header>\s*<h2/);
    expect(rich).toMatch(/<footer[^>]*>\s*<aside [^>]*class="drift-sources"/);
    expect(rich).toContain('class="drift-section"');
    const elsewhere = clean(site.read('posts/elsewhere.html'));
    expect(elsewhere).toMatch(/<div id="here"><aside [^>]*class="drift-banner".*?<\/aside><\/div>/);
    expect(elsewhere).toMatch(
      /<div id="there"><aside [^>]*class="drift-sources".*?<\/aside><\/div>/,
    );
    for (const html of [rich, elsewhere]) {
      expect(html.split(BANNER)).toHaveLength(2);
      expect(html.split(PANEL)).toHaveLength(2);
      expect(html).not.toMatch(/<drift-/);
    }
  });

  it('renders components in the text of an MDX page', () => {
    const html = site.read('rich.html');
    expect(clean(html)).toMatch(/Rich ?<span class="drift-badge" data-state="needs-review">/);
    expect(html.split(BANNER)).toHaveLength(2);
    expect(html.split(PANEL)).toHaveLength(2);
    expect(html.split('class="drift-citation"')).toHaveLength(2);
  });

  it('resolves the document in a Markdown layout', () => {
    expect(site.read('about.html')).toContain('<body data-document="web/src/pages/about.md">');
    expect(site.read('posts/first.html')).toContain('<body>');
  });

  it('returns the state from getDrift() by entry, URL and path', () => {
    const html = site.read('notes/placed.html');
    const attributes = Object.fromEntries(
      [...html.matchAll(/ data-([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ) as Record<string, string>;
    expect(attributes).toMatchObject({
      same: 'true',
      status: 'drifted',
      state: 'needs-review',
      impact: 'cited',
      evidence: '`src/code.ts:2`, cited in *One*, changed',
      owners: '@docs,Ann Lee',
      changes: 'src/code.ts',
      sections: 'one',
      citations: 'src/code.ts:2 changed,src/code.ts:9 ok',
      href: '/site/drift/notes/placed.md',
      none: 'true',
      repository: 'true',
    });
    expect(clean(site.read('posts/first.html'))).toMatch(
      /<p id="badge"> ?<span class="drift-badge" data-state="needs-review"> ?Needs review ?<\/span>/,
    );
    expect(clean(site.read('posts/second.html'))).toMatch(/<p id="badge"> ?<\/p>/);
  });

  it('leaves RSS feeds and meta descriptions without markup of its own', () => {
    const feed = site.read('rss.xml');
    expect(feed).toContain('As in &lt;code&gt;src/code.ts:2&lt;/code&gt;.');
    expect(feed).not.toMatch(/drift-/);
    const [first = ''] = JSON.parse(site.read('feed.json')) as string[];
    expect(first).toContain('As in <code>src/code.ts:2</code>.');
    expect(first).not.toMatch(/drift-/);
    expect(site.read('posts/first.html')).toContain(
      '<meta name="description" content="The first one.">',
    );
  });

  it('contains nothing that its Content Security Policy blocks', () => {
    for (const page of pages()) {
      const html = site.read(page);
      const [, policy = ''] =
        /<meta http-equiv="content-security-policy" content="([^"]+)"/.exec(html) ?? [];
      expect(policy, page).toContain("script-src 'self'");
      expect(html, page).not.toMatch(/<[^>]+\s(?:style|on[a-z]+)=/);
      const inline = [
        ...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs),
        ...html.matchAll(/<script(?![^>]* src=)[^>]*>(.*?)<\/script>/gs),
      ];
      for (const [element, , text = element] of inline.map(([all, code]) => [all, '', code])) {
        const hash = createHash('sha256')
          .update(text ?? '')
          .digest('base64');
        expect(policy, `${page}: ${element ?? ''}`).toContain(`'sha256-${hash}'`);
      }
    }
  });

  it('lists every page of its own in the sitemap, and no added page', () => {
    const sitemap = site.read('sitemap-0.xml');
    const listed = [...sitemap.matchAll(/<loc>https:\/\/example\.com\/site\/?([^<]*)<\/loc>/g)];
    const files = listed.map(([, path = '']) => `${path === '' ? 'index' : decodeURI(path)}.html`);
    const own = pages().filter((page) => !/^(?:drift|source)(?:\.html$|\/)/.test(page));
    expect(own.length).toBeLessThan(pages().length);
    expect(files.sort()).toEqual(own.sort());
  });
});
