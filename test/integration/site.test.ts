import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDocsSite, type DocsSiteOptions } from '../support/docs-site.ts';
import { TestRepository } from '../support/repository.ts';
import type { Outcome, TestSite } from '../support/site.ts';
import { numbered, specText } from '../support/specs.ts';

const ID = '2026-01-10-001-doc';
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const BANNER = 'class="drift-banner"';
const PANEL = 'class="drift-sources"';

/** Documents of every kind, outside of the site's folder, documented on the 10th of January. */
function documented(): TestRepository {
  const repository = TestRepository.init();
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  repository.write('src/auth/routes.py', numbered(60)).write('src/b.py', numbered(5));
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  repository.write(
    `.chant/specs/${ID}.md`,
    specText({
      completed_at: '2026-01-10T12:00:00Z',
      tracks: ['src/**/*.py'],
      target_files: ['docs/guide.md', 'docs/deep/more.mdx', 'docs/figure.csv'],
    }),
  );
  repository.write('docs/figure.csv', 'a,b\n');
  repository.write(
    'docs/guide.md',
    [
      '# The guide',
      '',
      '## Routes',
      '',
      'Whole `src/b.py`, one line `src/auth/routes.py:12`, some `src/auth/routes.py:20-40`.',
      'A [link](https://example.com/`x`), ordinary `code`, and [a `src/b.py` link](https://example.com).',
      '',
      '| file |',
      '| --- |',
      '| `src/auth/routes.py:50-60` |',
      '',
      '```py',
      'src/b.py:1',
      '```',
      '',
      '    src/b.py:2',
      '',
      '[More](deep/more.mdx#end), [source](../src/b.py), ![dot](dot.png)',
      '',
    ].join('\n'),
  );
  repository.write(
    'docs/deep/more.mdx',
    'export const answer = 42;\n\n# More {answer}\n\n`src/b.py:2-3` and [back](../guide.md)\n\n## End\n',
  );
  writeFileSync(repository.path('docs/dot.png'), Buffer.from(PIXEL, 'base64'));
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  return repository;
}

/** The code under `Routes` moves on: a line is inserted above, and another is changed. */
function moveOn(repository: TestRepository): void {
  const lines = numbered(60).split('\n');
  lines[24] = 'changed';
  repository.write('src/auth/routes.py', ['inserted', ...lines].join('\n'));
  repository.commit('Move on', { date: '2026-01-20T08:00:00Z' });
}

const clean = (page: string): string => page.replace(/\s+/g, ' ');

describe('a site in a subfolder, with a base, whose documents are outside of it', () => {
  let repository: TestRepository;
  let site: TestSite;
  let outcome: Outcome;

  beforeAll(async () => {
    repository = documented();
    site = addDocsSite(repository, { config: "base: '/handbook'," });
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

  it('builds, and prints the report', () => {
    expect(outcome.output).toContain('Status: DRIFT DETECTED');
    expect(outcome.output).toContain('docs/guide.md (Routes section)');
    expect(outcome.output).toContain('chant reset 001-doc && chant work 001-doc');
    expect(outcome.code).toBe(0);
  });

  it('makes a page for each Markdown and MDX document, with typed data', () => {
    expect(site.read('docs/guide/index.html')).toContain('<title>The guide</title>');
    expect(site.read('docs/guide/index.html')).toContain(`data-spec="${ID}"`);
    expect(site.read('docs/guide/index.html')).toContain('data-sources="src/**/*.py"');
    expect(site.read('docs/deep/more/index.html')).toContain('More 42');
    expect(site.has('docs/figure/index.html')).toBe(false);
  });

  it('puts banner and sources on pages of drifted documents only', () => {
    for (const page of ['docs/guide', 'docs/deep/more']) {
      const html = clean(site.read(`${page}/index.html`));
      expect(html).toContain(BANNER);
      expect(html).toContain('has changed since <time datetime="2026-01-10">2026-01-10</time>.');
      expect(html).toContain(PANEL);
      expect(html).toContain('href="/handbook/drift/#spec-2026-01-10-001-doc"');
    }
    for (const page of ['plain', 'rich']) {
      expect(site.read(`${page}/index.html`)).not.toContain(BANNER);
      expect(site.read(`${page}/index.html`)).toContain(PANEL);
    }
    expect(site.read('other/index.html')).not.toMatch(/class="drift-/);
  });

  it('links citations to where the lines are now', () => {
    const html = site.read('docs/guide/index.html');
    expect(html).toContain('href="/handbook/source/src/b.py/"><code>src/b.py</code></a>');
    expect(html).toContain('data-state="moved" href="/handbook/source/src/auth/routes.py/#L13"');
    expect(html).toMatch(/data-state="changed"[^>]* href="[^"]*routes\.py\/#L21-L41"/);
    expect(html).toContain(
      'data-state="moved" href="/handbook/source/src/auth/routes.py/#L51-L61"',
    );
    expect(site.read('docs/deep/more/index.html')).toContain('/handbook/source/src/b.py/#L2-L3"');
    expect(site.read('plain/index.html')).toContain('/handbook/source/src/b.py/#L4"');
    expect(site.read('rich/index.html')).toContain('/handbook/source/src/b.py/#L5"');
  });

  it('leaves code blocks, other code and existing links alone', () => {
    const html = site.read('docs/guide/index.html');
    expect(html).toContain('<a href="https://example.com">a <code>src/b.py</code> link</a>');
    expect(html).toContain('ordinary <code>code</code>');
    expect(html).not.toContain('src/b.py/#L1"');
    expect(html).not.toContain('src/b.py/#L2"');
    expect(html).not.toMatch(/<\/?drift-/);
    expect(html).not.toContain('data-drift-href');
  });

  it('turns relative links into links to pages and sources, and shows images', () => {
    const html = site.read('docs/guide/index.html');
    expect(html).toContain('<a href="/handbook/docs/deep/more/#end">More</a>');
    expect(html).toContain('<a href="/handbook/source/src/b.py/">source</a>');
    expect(html).toMatch(/<img[^>]+src="\/handbook\/_astro\/dot\.[^"]+"/);
    expect(site.read('docs/deep/more/index.html')).toContain(
      '<a href="/handbook/docs/guide/">back</a>',
    );
  });

  it('shows the cited sources, line by line, and nothing else', () => {
    const html = site.read('source/src/auth/routes.py/index.html');
    expect(html).toContain('id="L61"');
    expect(html).not.toContain('id="L62"');
    expect(html.replace(/<[^>]+>/g, '')).toContain('line 60');
    expect(site.has('source/src/b.py/index.html')).toBe(true);
    expect(site.has('source/docs/guide.md/index.html')).toBe(false);
  });

  it('lists every spec on the overview, and gives the report as JSON', () => {
    const html = clean(site.read('drift/index.html'));
    expect(html).toContain('id="spec-2026-01-10-001-doc"');
    expect(html).toContain('href="/handbook/docs/guide/"');
    expect(html).toContain('href="/handbook/plain/"');
    expect(html).toContain('src/auth/routes.py');
    expect(html).toContain('chant reset 001-doc');
    const report = JSON.parse(site.read('drift/report.json')) as { specs: { id: string }[] };
    expect(report.specs.map(({ id }) => id)).toEqual([
      ID,
      'site/src/pages/plain.md',
      'site/src/pages/rich.mdx',
    ]);
    expect(site.read('drift/report.json')).not.toContain(repository.root);
  });
});

describe('a second build with a warm cache', () => {
  it.each<[string, DocsSiteOptions]>([
    ['', {}],
    [' and incremental builds', { config: 'experimental: { incrementalBuild: true },' }],
  ])('shows the banner appear and vanish with the code alone%s', async (_name, options) => {
    using repository = documented();
    const site = addDocsSite(repository, options);
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    const pages = ['docs/guide/index.html', 'docs/deep/more/index.html'];
    const banners = async (): Promise<boolean[]> => {
      const { code, output } = await site.build();
      expect(code, output).toBe(0);
      return pages.map((page) => site.read(page).includes(BANNER));
    };
    expect(await banners()).toEqual([false, false]);
    moveOn(repository);
    expect(await banners()).toEqual([true, true]);
    repository.git('revert', '--no-edit', 'HEAD');
    expect(await banners()).toEqual([false, false]);
  });
});

describe('other ways to set up a site', () => {
  it.each<[string, DocsSiteOptions, string, string]>([
    ["trailingSlash: 'never'", { config: "trailingSlash: 'never'," }, 'docs/guide/index.html', ''],
    [
      "trailingSlash: 'always' with a base",
      { config: "trailingSlash: 'always', base: '/a/b/'," },
      'docs/guide/index.html',
      '/',
    ],
    ["build.format: 'file'", { config: "build: { format: 'file' }," }, 'docs/guide.html', ''],
  ])('writes addresses for %s', async (_name, options, page, slash) => {
    using repository = documented();
    const site = addDocsSite(repository, options);
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    moveOn(repository);
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    const base = options.config?.includes('/a/b') ? '/a/b' : '';
    const html = site.read(page);
    expect(html).toContain(`href="${base}/source/src/b.py${slash}"`);
    expect(html).toContain(`href="${base}/docs/deep/more${slash}#end"`);
    expect(html).toContain(`href="${base}/drift${slash}#spec-${ID}"`);
  });

  it('works with the unified processor, and with the site at the root', async () => {
    using repository = documented();
    const site = addDocsSite(repository, {
      folder: '.',
      imports: "import { unified } from '@astrojs/markdown-remark';",
      config: 'markdown: { processor: unified() },',
      loader: "{ base: 'docs' }",
    });
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    moveOn(repository);
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    for (const page of ['guide/index.html', 'deep/more/index.html']) {
      expect(site.read(page)).toContain(BANNER);
      expect(site.read(page)).toContain(PANEL);
    }
    const html = site.read('guide/index.html');
    expect(html).toMatch(
      /data-state="changed"[^>]* href="\/source\/src\/auth\/routes\.py\/#L21-L41"/,
    );
    expect(html).toContain('<a href="/deep/more/#end">More</a>');
    expect(html).toContain('<a href="https://example.com">a <code>src/b.py</code> link</a>');
    expect(html).not.toContain('src/b.py/#L1"');
  });

  it('uses the layout of the site for the pages that it adds', async () => {
    using repository = documented();
    const site = addDocsSite(repository, { drift: "{ layout: './src/Frame.astro' }" });
    site.write(
      'src/Frame.astro',
      '<html><body data-frame={Astro.props.title}><slot /></body></html>',
    );
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    expect(site.read('drift/index.html')).toContain('data-frame="Drift report"');
    expect(site.read('source/src/b.py/index.html')).toContain('data-frame="src/b.py"');
  });
});

describe('a build that is not to be', () => {
  const build = async (repository: TestRepository, drift: string): Promise<[TestSite, Outcome]> => {
    const site = addDocsSite(repository, { drift });
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    moveOn(repository);
    return [site, await site.build()];
  };

  it('fails where drift is an error, before a page is written', async () => {
    using repository = documented();
    const [site, { code, output }] = await build(repository, "{ rules: { drift: 'error' } }");
    expect(code).toBe(1);
    expect(output).toContain('Lines changed: +2, -1');
    expect(output).toContain('error drift: Document the code: 1 of 2 sources changed');
    expect(output).toContain('1 error, listed above; no page was written.');
    expect(output).not.toMatch(/^\s+at .*\.js|Browser APIs/m);
    expect(site.has('docs/guide/index.html')).toBe(false);
  });

  it('fails for a document that cannot be loaded, and names the file', async () => {
    using repository = documented();
    repository.write('docs/guide.md', '---\ntitle: [open\n---\n');
    const [, { code, output }] = await build(repository, '');
    expect(code).toBe(1);
    expect(output).toContain('docs/guide.md cannot be loaded: frontmatter is not valid');
  });

  it('names the layout that does not exist', async () => {
    using repository = documented();
    const [, { code, output }] = await build(repository, "{ layout: './src/None.astro' }");
    expect(code).toBe(1);
    expect(output).toContain('`layout`: there is no file ./src/None.astro');
    expect(output).not.toMatch(/^\s+at .*\.js/m);
  });

  it('names the option that is wrong', async () => {
    using repository = documented();
    const [, { code, output }] = await build(repository, "{ rules: { drfit: 'error' } }");
    expect(code).toBe(1);
    expect(output).toContain('astro-drift options are not valid');
    expect(output).toContain('`rules`');
    expect(output).toContain('drfit');
  });

  it('says that the loader needs the integration', async () => {
    using repository = documented();
    const site = addDocsSite(repository);
    site.write('astro.config.mjs', 'export default {};\n');
    const { code, output } = await site.build();
    expect(code).toBe(1);
    expect(output).toContain('integrations: [drift()]');
  });
});

describe('files with odd names', () => {
  it('have source pages that their links reach', async () => {
    using repository = documented();
    const names = ['a b', 'p%20c', '100%', 'h#sh', '[id]', '(group)', 'ü', '~tilde', '-dash'];
    const paths = names.map((name) => `src/odd/${name}.py`);
    for (const path of paths) repository.write(path, numbered(3, path));
    repository.write('docs/guide.md', paths.map((path) => `- \`${path}:2\`\n`).join(''));
    const site = addDocsSite(repository);
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    const hrefs = [...site.read('docs/guide/index.html').matchAll(/href="(\/source\/[^"]+)#L2"/g)];
    expect(hrefs).toHaveLength(names.length);
    for (const [index, [, href = '']] of hrefs.entries()) {
      const page = site.read(`${decodeURIComponent(href).slice(1)}index.html`);
      expect(page.replace(/<[^>]+>/g, '')).toContain(`${paths[index]} 2`);
    }
  });
});

describe('a site outside of any repository', () => {
  it('still builds, and says that nothing is known', async () => {
    using repository = documented();
    const site = addDocsSite(repository);
    repository.remove('.git');
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    expect(output).toContain('not inside a git repository');
    expect(site.has('source')).toBe(false);
    expect(clean(site.read('drift/index.html'))).toContain('Nothing can be compared:');
  });
});

describe('what a site may publish', () => {
  it('leaves out secrets, ignored and untracked files, links, and private specs', async () => {
    using repository = documented();
    const cited = [
      'src/.env',
      'src/server.key',
      'src/ignored.py',
      'src/untracked.py',
      'src/link.py',
    ];
    repository.write('docs/guide.md', cited.map((path) => `\`${path}:1\``).join(' '));
    repository.write('docs/private.md', '# Private <script>alert(1)</script>\n');
    repository.write(
      '.chant/specs/2026-01-11-001-prv.md',
      specText(
        {
          completed_at: '2026-01-11T07:00:00Z',
          tracks: ['src/b.py'],
          target_files: ['docs/private.md'],
          public: false,
        },
        'Private <script>alert(1)</script>',
      ),
    );
    repository.write('src/.env', 'TOKEN=env\n').write('src/server.key', 'TOKEN=key\n');
    repository.git(
      'update-index',
      '--add',
      '--cacheinfo',
      '120000',
      linkBlob(repository),
      'src/link.py',
    );
    const site = addDocsSite(repository);
    repository.git('add', 'src', 'docs', '.chant', 'site');
    repository
      .write('src/ignored.py', 'TOKEN=ignored\n')
      .write('.git/info/exclude', 'ignored.py\n');
    repository.git('commit', '-qm', 'Everything');
    repository.write('src/untracked.py', 'TOKEN=untracked\n');
    repository.git('checkout', '-q', '--', '.');
    const { code, output } = await site.build();
    expect(code, output).toBe(1);
    expect(output).toContain('src/ignored.py');
    site.write(
      'astro.config.mjs',
      "import drift from 'astro-drift'; import mdx from '@astrojs/mdx';\nexport default { integrations: [drift({ rules: { 'broken-citation': 'off' } }), mdx()] };\n",
    );
    expect((await site.build()).code).toBe(0);
    for (const path of cited) expect(site.has(`source/${path}`), path).toBe(false);
    expect(site.has('source/src/b.py/index.html')).toBe(true);
    for (const file of ['docs/guide/index.html', 'drift/index.html', 'drift/report.json']) {
      expect(site.read(file)).not.toMatch(/TOKEN=|Private|prv/);
    }
    expect(site.has('docs/private/index.html')).toBe(false);
  });
});

function linkBlob(repository: TestRepository): string {
  repository.write('target', 'server.key');
  const oid = repository.git('hash-object', '-w', 'target');
  repository.remove('target');
  return oid;
}
