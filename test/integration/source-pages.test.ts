import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDocsSite, type DocsSiteOptions } from '../support/docs-site.ts';
import { documentsOfEveryKind, ID, moveOn } from '../support/documents.ts';
import { isNightly } from '../support/nightly.ts';
import type { TestRepository } from '../support/repository.ts';
import type { TestSite } from '../support/site.ts';

const CONFIG = 'astro.config.mjs';

/** A repository with more than its documents cite. */
function repositoryWithMore(): TestRepository {
  return documentsOfEveryKind()
    .write('src/more/uncited.ts', 'export const more = 1;\n')
    .write('src/.env', 'TOKEN=1\n')
    .write('fixtures/a.py', 'a = 1\n')
    .write('web/index.html', '<p>Index</p>\n')
    .write('web/page', 'A file.\n')
    .write('web/page.html/inner.txt', 'In a folder that is named like a page.\n')
    .write('image.bin', 'a\0b');
}

/** Pages below `/source/` where all that git tracks has one. */
const ALL_TRACKED = [
  '',
  'docs',
  'docs/deep',
  'docs/deep/more.mdx',
  'docs/figure.csv',
  'docs/guide.md',
  'src',
  'src/auth',
  'src/auth/routes.py',
  'src/b.py',
  'src/more',
  'src/more/uncited.ts',
  'web',
  'web/index~2ehtml',
  'web/page',
  'web/page~2ehtml',
  'web/page~2ehtml/inner.txt',
];

function addSite(repository: TestRepository, options: DocsSiteOptions = {}): TestSite {
  const site = addDocsSite(repository, options);
  repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
  return site;
}

async function build(site: TestSite): Promise<string> {
  const { code, output } = await site.build();
  expect(code, output).toBe(0);
  return output;
}

/** What the build says of its highlighting. */
async function counts(site: TestSite): Promise<string | undefined> {
  return /Code: (.*)\.$/m.exec(await build(site))?.[1];
}

/** The files of the output in a folder, by their paths in the output. */
function filesBelow(site: TestSite, folder: string): string[] {
  const dist = join(site.root, 'dist');
  return readdirSync(join(dist, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
    .sort();
}

/** The pages below `/source/`, without `index.html`. */
function sourcePages(site: TestSite): string[] {
  return filesBelow(site, 'source')
    .map((file) => file.replace(/^source\//, '').replace(/(?:^|\/)index\.html$/, ''))
    .sort();
}

/** Links from source pages to others, and to lines, that lead to nothing in the output. */
function brokenLinks(site: TestSite, base: string, fileOf: (path: string) => string): string[] {
  const dist = join(site.root, 'dist');
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
    .filter((file) => /^source\b.*\.html$/.test(file))
    .flatMap((file) => {
      const html = readOrNull(site, file) ?? '';
      return [...html.matchAll(/\shref="([^"]+)"/g)].map(([, href = '']) => ({ file, html, href }));
    })
    .filter(({ html, href }) => {
      const [path = '', fragment = ''] = href.split('#');
      if (path !== '' && !/^\/(?:source|docs)\b/.test(path.slice(base.length))) return false;
      const inner = decodeURIComponent(path.slice(base.length + 1)).replace(/\/$/, '');
      const target = path === '' ? html : readOrNull(site, fileOf(inner));
      return target === null || (fragment !== '' && !target.includes(`id="${fragment}"`));
    })
    .map(({ file, href }) => `${file}: ${href}`);
}

/** A file of the output; `null` for what is none, such as a folder. */
function readOrNull(site: TestSite, file: string): string | null {
  const path = join(site.root, 'dist', file);
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? site.read(file) : null;
}

describe('source pages of cited files', () => {
  let repository: TestRepository;
  let site: TestSite;
  /** What the first build says of its highlighting. */
  let first: string | undefined;

  beforeAll(async () => {
    repository = repositoryWithMore();
    site = addSite(repository);
    first = await counts(site);
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('are built for cited files and their folders, with one small script and no inline styles', () => {
    expect(sourcePages(site)).toEqual(['', 'src', 'src/auth', 'src/auth/routes.py', 'src/b.py']);
    const page = site.read('source/src/b.py/index.html');
    const scripts = [...page.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(
      ([, text = '']) => text,
    );
    expect(scripts).toHaveLength(1);
    expect(Buffer.byteLength(scripts.join())).toBeLessThan(3200);
    expect(page).not.toMatch(/\sstyle=/);
    expect(site.read('source/src/index.html')).not.toContain('<script');
    const document = [...site.read('docs/guide/index.html').matchAll(/<script[^>]*>/g)].join();
    expect(document).toMatch(/^<script type="module" src="[^"]+\/preview\.js">$/);
  });

  it('have code that is highlighted again only where the file or the theme changed', async () => {
    expect(first).toBe('2 highlighted, 0 unchanged');
    const page = site.read('source/src/auth/routes.py/index.html');
    repository.write('src/b.py', 'import os\n\n\n\n\n');
    // The page of changes shows the file as it was and as it is.
    expect(await counts(site)).toBe('1 highlighted, 2 unchanged');
    expect(site.read('source/src/auth/routes.py/index.html')).toBe(page);
    expect(site.read('source/src/b.py/index.html')).toMatch(
      /<span class="l\d+ d\d+">import<\/span>/,
    );
    const config = readFileSync(join(site.root, CONFIG), 'utf8');
    site.write(
      CONFIG,
      config.replace('integrations', "markdown: { shikiConfig: { theme: 'nord' } }, integrations"),
    );
    expect(await counts(site)).toBe('3 highlighted, 0 unchanged');
  });
});

describe('source pages', () => {
  const FILES: [string, string, (path: string) => string] = [
    "build: { format: 'file' }, base: '/a/b/', i18n: { locales: ['it'], defaultLocale: 'it' },",
    '/a/b',
    (path) => `${path}.html`,
  ];
  const FOLDERS: [string, string, (path: string) => string][] = [
    ["trailingSlash: 'always', base: '/a/b/',", '/a/b', (path) => `${path}/index.html`],
    ["trailingSlash: 'never',", '', (path) => `${path}/index.html`],
  ];

  it.each([FILES, ...(isNightly ? FOLDERS : [])])(
    'are built for all tracked files and linked in the style of the site: %s',
    async (config, base, fileOf) => {
      using repository = repositoryWithMore();
      const site = addSite(repository, {
        config,
        drift: "{ sourcePages: { pages: 'tracked', exclude: ['fixtures', 'site/**', '.*'] } }",
      });
      moveOn(repository);
      repository.write('untracked.py', 'a = 1\n');
      await build(site);
      const files = ALL_TRACKED.map((path) => fileOf(`source/${path}`.replace(/\/$/, '')));
      expect(filesBelow(site, 'source')).toEqual(
        files.filter((file) => file.startsWith('source/')).sort(),
      );
      expect(brokenLinks(site, base, fileOf)).toEqual([]);
      expect(site.read(fileOf('source/web/index~2ehtml'))).toContain('Index');
      expect(site.read(fileOf('source/src'))).toContain('cited in');
      const slash = config.includes("'always'") ? '/' : '';
      const html = site.read(fileOf('docs/guide'));
      expect(html).toContain(`href="${base}/source/src/b.py${slash}"`);
      expect(html).toContain(`href="${base}/docs/deep/more${slash}#end"`);
      expect(html).toContain(`href="${base}/drift${slash}#spec-${ID}"`);
      // There are no strings in Italian: what the package says is marked as English.
      const marks = config.includes("'it'") ? ' lang="en" dir="ltr"' : ' lang="en"';
      expect(site.read(fileOf('drift'))).toContain(
        `<article class="drift-page drift-overview"${marks} data-`,
      );
    },
  );
});

describe('the code of source pages', () => {
  it('is up to date with incremental builds, like that of changes after an edit of the same size', async () => {
    using repository = repositoryWithMore();
    repository
      .write('lib/a.txt', 'one\n')
      .write('notes/a.md', '---\ntracks: [lib/*]\n---\n\n# A\n');
    const site = addDocsSite(repository, { config: 'experimental: { incrementalBuild: true },' });
    site.write(
      'src/pages/a.astro',
      "---\nimport { Content } from '../../../notes/a.md';\n---\n\n<html><body><Content /></body></html>\n",
    );
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    const changes = (): string => site.read('drift/notes/a.md/index.html');
    repository.write('lib/a.txt', 'two\n');
    await build(site);
    expect(changes()).toContain('<code>two</code>');
    repository.write('lib/a.txt', 'six\n');
    moveOn(repository);
    repository.write('src/b.py', 'uncommitted\n');
    await build(site);
    expect(changes()).toContain('<code>six</code>');
    const page = site.read('source/src/auth/routes.py/index.html');
    expect(page.replace(/<[^>]+>/g, '')).toContain('inserted');
    expect(page).toContain('<b class="c g1">');
    expect(site.read('source/src/b.py/index.html')).toContain('uncommitted');
  });

  it('never takes more than 1.5 MB per page', async () => {
    using repository = documentsOfEveryKind();
    const dense = 'if (a[0]&&b<"c"){d(`e`,/f/g);}'.repeat(3);
    repository
      .write('src/dense.ts', `${dense}\n`.repeat(2100))
      .write('src/larger.ts', `${dense}\n`.repeat(25_000))
      .write('src/line.js', 'x'.repeat(3_000_000))
      .write('src/short.txt', 'a\n'.repeat(100_000))
      .write('src/escaped.txt', `${'&'.repeat(1000)}\n`.repeat(1000));
    repository.write(
      'docs/guide.md',
      '`src/dense.ts:1` `src/larger.ts:20000-20010` `src/line.js` `src/short.txt:99990` `src/escaped.txt`\n',
    );
    const site = addSite(repository);
    await build(site);
    const pages = ['dense.ts', 'larger.ts', 'line.js', 'short.txt', 'escaped.txt'];
    const html = pages.map((name) => site.read(`source/src/${name}/index.html`));
    for (const page of html) expect(Buffer.byteLength(page)).toBeLessThan(1_500_000);
    expect(html[1]).toContain('id="L20000"');
    expect(html[1]).toMatch(/Lines 1 to [\d,]+ are not shown/);
    expect(html[2]).toContain('2,998,000 more characters');
    expect(html[3]).toContain('id="L99990"');
  });
});
