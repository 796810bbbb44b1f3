import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDocsSite, type DocsSiteOptions } from '../support/docs-site.ts';
import {
  BANNER,
  clean,
  documentsOfEveryKind,
  ID,
  moveOn,
  PANEL,
  QUIET_LINE,
} from '../support/documents.ts';
import { SiteReportSchema } from '../../integration/engine/src/report/site-schema.ts';
import { ENGLISH } from '../../integration/astro/src/strings/english.ts';
import { isNightly } from '../support/nightly.ts';
import { textsOf } from '../support/page-texts.ts';
import type { TestRepository } from '../support/repository.ts';
import { type Outcome, TestSite } from '../support/site.ts';

/** The documents of specs, and a collection of pages of another loader. */
const CONTENT_CONFIG = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { driftLoader } from 'astro-drift/loader';

export const collections = {
  docs: defineCollection({ loader: driftLoader() }),
  notes: defineCollection({ loader: glob({ base: 'src/notes', pattern: '*.{md,mdx}' }) }),
};
`;

/** What the package says in English, of two words at least. */
const ENGLISH_PHRASES = Object.values(ENGLISH)
  .flatMap((text) => text.split(/\{\{\w+\}\}/))
  .map((phrase) => phrase.trim())
  .filter((phrase) => /\w \w/.test(phrase));

const NOTE = `---
import { getCollection, render } from 'astro:content';

export const getStaticPaths = async () =>
  (await getCollection('notes')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));

const { Content } = await render(Astro.props.entry);
---

<html><body><Content /></body></html>
`;

describe('astro build of a site in a subfolder with `base`, whose documents are outside of it', () => {
  let repository: TestRepository;
  let site: TestSite;
  let outcome: Outcome;

  beforeAll(async () => {
    repository = documentsOfEveryKind();
    site = addDocsSite(repository, { config: "base: '/handbook'," });
    site.write('public/favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg" />');
    site.write('src/pages/plain.md', '---\ntracks: [src/b.py]\n---\n\n# Plain\n\n`src/b.py:4`\n');
    site.write('src/pages/rich.mdx', '---\ntracks: [src/b.py]\n---\n\n# Rich\n\n`src/b.py:5`\n');
    site.write('src/pages/other.md', '# Other\n\n`src/b.py:1` [x](rich.mdx)\n');
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    moveOn(repository);
    outcome = await site.build();
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('prints the report in the build log', () => {
    expect(outcome.output).toContain('Status: DRIFT DETECTED');
    expect(outcome.output).toContain(
      '`src/auth/routes.py:20-40`, cited in *Routes*, changed  changed-citation',
    );
    expect(outcome.output).toContain('chant reset 001-doc && chant work 001-doc');
    expect(outcome.code).toBe(0);
  });

  it('adds an entry with typed data for each Markdown and MDX document', () => {
    expect(site.read('docs/guide/index.html')).toContain('<title>The guide</title>');
    expect(site.read('docs/guide/index.html')).toContain(`data-spec="${ID}"`);
    expect(site.read('docs/guide/index.html')).toContain('data-sources="src/**/*.py"');
    expect(site.read('docs/deep/more/index.html')).toContain('More 42');
    expect(site.has('docs/figure/index.html')).toBe(false);
    const types = readFileSync(join(site.root, '.astro/loaders/docs.ts'), 'utf8');
    expect(types).toContain('spec: { id: string; title: string; type: string; file: string };');
    expect(types).toContain(
      "sources: { role: 'tracks' | 'origin' | 'informed_by'; pattern: string }[];",
    );
  });

  it('shows the banner where cited lines changed, and the sources panel on every document', () => {
    const html = clean(site.read('docs/guide/index.html'));
    expect(html).toContain(BANNER);
    expect(html).toContain(
      '<a href="#routes">Routes</a> may be out of date.</strong> The described code changed on <time datetime="2026-01-20" title="2026-01-20">20 Jan 2026</time>: “Move on”.',
    );
    expect(html).toContain(PANEL);
    expect(html).toContain('href="/handbook/drift/#spec-2026-01-10-001-doc"');
    expect(site.read('docs/deep/more/index.html')).toContain(QUIET_LINE);
    expect(site.read('docs/deep/more/index.html')).not.toContain(BANNER);
    for (const page of ['plain', 'rich']) {
      expect(site.read(`${page}/index.html`)).not.toMatch(/class="drift-(?:banner|quiet)"/);
      expect(site.read(`${page}/index.html`)).toContain(PANEL);
    }
    expect(site.read('other/index.html')).not.toMatch(/class="drift-/);
  });

  it('links citations to the current lines', () => {
    const html = site.read('docs/guide/index.html');
    expect(html).toMatch(
      /href="\/handbook\/source\/src\/b\.py\/"[^>]*><code>src\/b\.py<\/code><\/a>/,
    );
    expect(html).toContain('data-state="moved" href="/handbook/source/src/auth/routes.py/#L13"');
    expect(html).toMatch(
      /data-state="changed"[^>]* href="\/handbook\/drift\/2026-01-10-001-doc\/#file-src\/auth\/routes\.py"/,
    );
    expect(html).toContain(
      'data-state="moved" href="/handbook/source/src/auth/routes.py/#L51-L61"',
    );
    expect(site.read('docs/deep/more/index.html')).toContain('/handbook/source/src/b.py/#L2-L3"');
    expect(site.read('plain/index.html')).toContain('/handbook/source/src/b.py/#L4"');
    expect(site.read('rich/index.html')).toContain('/handbook/source/src/b.py/#L5"');
  });

  it('leaves code blocks, other inline code and existing links unchanged', () => {
    const html = site.read('docs/guide/index.html');
    expect(html).toContain('<a href="https://example.com">a <code>src/b.py</code> link</a>');
    expect(html).toContain('ordinary <code>code</code>');
    expect(html).not.toContain('src/b.py/#L1"');
    expect(html).not.toContain('src/b.py/#L2"');
    expect(html).not.toMatch(/<\/?drift-/);
  });

  it('rewrites relative links to pages, source pages and images', () => {
    const html = site.read('docs/guide/index.html');
    expect(html).toContain('<a href="/handbook/docs/deep/more/#end">More</a>');
    expect(html).toMatch(/<a href="\/handbook\/source\/src\/b\.py\/"[^>]*>source<\/a>/);
    expect(html).toMatch(/<img[^>]+src="\/handbook\/_astro\/dot\.[^"]+"/);
    expect(site.read('docs/deep/more/index.html')).toContain(
      '<a href="/handbook/docs/guide/">back</a>',
    );
  });

  it('adds less than 6 KiB of CSS to a page of a document', () => {
    const stylesOf = (page: string): string => {
      const html = site.read(page);
      const inline = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = '']) => text);
      const links = [...html.matchAll(/<link rel="stylesheet" href="\/handbook\/([^"]+)"/g)];
      return [...inline, ...links.map(([, file = '']) => site.read(file))].join('\n');
    };
    const styles = stylesOf('docs/guide/index.html');
    expect(styles).toContain('.drift-citation');
    expect(styles).not.toContain('.drift-counts');
    expect(Buffer.byteLength(styles)).toBeLessThan(6 * 1024);
    expect(stylesOf('drift/index.html')).toContain('.drift-counts');
  });

  it('frames added pages with a title, ways back, and a word to search engines', () => {
    const html = site.read('source/index.html');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toMatch(/<meta name="description" content="[^"]+">/);
    expect(html).toContain('<link rel="icon" href="/handbook/favicon.svg">');
    expect(html).toMatch(/<header[^>]*>.*href="\/handbook\/?".*<\/header>/s);
    expect(html).toContain('href="/handbook/drift/"');
    expect(html).toMatch(/href="\/handbook\/source\/" aria-current="page"/);
    expect(site.read('docs/guide/index.html')).not.toContain('noindex');
  });

  it('builds source pages for cited files only', () => {
    const html = site.read('source/src/auth/routes.py/index.html');
    expect(html).toContain('id="L61"');
    expect(html).not.toContain('id="L62"');
    expect(html.replace(/<[^>]+>/g, '')).toContain('line 60');
    expect(site.has('source/src/b.py/index.html')).toBe(true);
    expect(site.has('source/docs/guide.md/index.html')).toBe(false);
  });

  it('lists every page on the overview and writes report.json', () => {
    const html = clean(site.read('drift/index.html'));
    expect(html).toContain('id="spec-2026-01-10-001-doc"');
    expect(html).toContain('href="/handbook/docs/guide/"');
    expect(html).toContain('href="/handbook/plain/"');
    expect(html).toContain('src/auth/routes.py');
    expect(html).toContain('id="state-needs-review"');
    const report = SiteReportSchema.parse(JSON.parse(site.read('drift/report.json')));
    expect(report.specs.map(({ id }) => id)).toEqual([
      ID,
      'site/src/pages/other.md',
      'site/src/pages/plain.md',
      'site/src/pages/rich.mdx',
    ]);
    expect(site.read('drift/report.json')).not.toContain(repository.root);
    expect(report.changes.length).toBeGreaterThan(0);
    for (const list of [report.commits, report.changes, report.inputs]) {
      expect(new Set(list.map((each) => JSON.stringify(each))).size).toBe(list.length);
    }
    const indexes = report.specs.flatMap(({ changes }) => changes);
    expect(new Set(indexes)).toEqual(new Set(report.changes.keys()));
  });
});

describe('a second build with a warm cache', () => {
  const UNIFIED: [string, DocsSiteOptions] = [
    'the unified processor',
    {
      imports: "import { unified } from '@astrojs/markdown-remark';",
      config: 'markdown: { processor: unified() },',
    },
  ];

  it.each<[string, DocsSiteOptions]>([
    ['Sätteri and incremental builds', { config: 'experimental: { incrementalBuild: true },' }],
    ...(isNightly ? [UNIFIED] : []),
  ])(
    'shows and hides banner and quiet line when only the code changed, with %s',
    async (_name, options) => {
      using repository = documentsOfEveryKind();
      const site = addDocsSite(repository, options);
      const fields = '---\ntracks: [src/auth]\n---\n';
      site.write('src/pages/plain.md', fields).write('src/pages/rich.mdx', fields);
      site.write('src/notes/plain.md', fields).write('src/notes/rich.mdx', fields);
      site.write('src/content.config.ts', CONTENT_CONFIG).write('src/pages/notes/[id].astro', NOTE);
      repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
      const pages = ['docs/guide', 'docs/deep/more', 'plain', 'rich', 'notes/plain', 'notes/rich'];
      const shown = async (): Promise<Record<string, string[]>> => {
        const { code, output } = await site.build();
        expect(code, output).toBe(0);
        const showing = (part: string): string[] =>
          pages.filter((page) => site.read(`${page}/index.html`).includes(part));
        return { banners: showing(BANNER), lines: showing(QUIET_LINE) };
      };
      const none = { banners: [], lines: [] };
      expect(await shown()).toEqual(none);
      moveOn(repository);
      expect(await shown()).toEqual({ banners: pages.slice(0, 1), lines: pages.slice(1) });
      repository.git('revert', '--no-edit', 'HEAD');
      expect(await shown()).toEqual(none);
    },
  );
});

describe('astro build', () => {
  it('supports the unified processor, French, and a site at the root of the repository', async () => {
    using repository = documentsOfEveryKind();
    const site = addDocsSite(repository, {
      folder: '.',
      imports: "import { unified } from '@astrojs/markdown-remark';",
      config: `markdown: { processor: unified() },
        i18n: { locales: ['en', { path: 'french', codes: ['fr', 'fr-CA'] }], defaultLocale: 'french' },`,
      loader: "{ base: 'docs' }",
    });
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    moveOn(repository);
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    for (const [page, part] of [
      ['guide/index.html', BANNER],
      ['deep/more/index.html', QUIET_LINE],
    ] as const) {
      expect(site.read(page)).toContain(part);
      expect(site.read(page)).toContain(PANEL);
    }
    const html = site.read('guide/index.html');
    expect(html).toMatch(
      /data-state="changed"[^>]* href="\/drift\/2026-01-10-001-doc\/#file-src\/auth\/routes\.py"/,
    );
    expect(html).toContain('<a href="/deep/more/#end">More</a>');
    expect(html).toContain('<a href="https://example.com">a <code>src/b.py</code> link</a>');
    expect(html).not.toContain('src/b.py/#L1"');
    for (const page of ['drift/', `drift/${ID}/`, 'source/', 'source/src/auth/routes.py/']) {
      const added = site.read(`${page}index.html`);
      expect(added).toContain('<html lang="fr"');
      expect(added).toContain('Retour au site');
      const said = textsOf(added, ({ name }) => ['title', 'body'].includes(name)).join('\n');
      expect(ENGLISH_PHRASES.filter((phrase) => said.includes(phrase))).toEqual([]);
    }
    expect(clean(site.read(`drift/${ID}/index.html`))).toMatch(
      /Sur \d+ fichiers? source, \d (?:a|ont) changé depuis le <time/,
    );
  });

  it('does not change a page that has neither sources nor references', async () => {
    using repository = documentsOfEveryKind();
    const pages = {
      'src/pages/bare.md': '# Bare\n\nOf [nothing](https://example.com/) in `particular`.\n',
      'src/pages/hand.astro':
        '<html lang="en"><head><title>x</title></head><body>By hand<style>p { color: red }</style></body></html>\n',
      'src/pages/rich.mdx': '# Rich\n\n{1 + 1}\n\n```js\nconst a = 1;\n```\n',
    };
    const written = async (folder: string, drift: string): Promise<string[]> => {
      const site = new TestSite(repository, folder);
      site.write(
        'astro.config.mjs',
        `import mdx from '@astrojs/mdx';
import drift from 'astro-drift';

export default { devToolbar: { enabled: false }, integrations: [${drift}mdx()] };
`,
      );
      for (const [file, text] of Object.entries(pages)) site.write(file, text);
      const { code, output } = await site.build();
      expect(code, output).toBe(0);
      return ['bare', 'hand', 'rich'].map((page) => site.read(`${page}/index.html`));
    };
    const plain = await written('plain', '');
    expect(await written('tracked', 'drift(), ')).toEqual(plain);
  });

  it('uses the `layout` option for added pages', async () => {
    using repository = documentsOfEveryKind();
    const site = addDocsSite(repository, {
      config: "i18n: { locales: ['de'], defaultLocale: 'de' },",
      drift: "{ layout: './src/Frame.astro' }",
    });
    site.write(
      'src/Frame.astro',
      '<html><body data-frame={Astro.props.title}><slot /></body></html>',
    );
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    expect(site.read('drift/index.html')).toContain('data-frame="Drift-Bericht"');
    expect(site.read('drift/index.html')).toMatch(/<article class="[^"]*" lang="de"/);
    expect(site.read('source/src/b.py/index.html')).toContain('data-frame="src/b.py"');
  });
});
