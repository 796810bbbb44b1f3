import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteReport } from '../../integration/engine/src/index.ts';
import { addTechCorpSite } from '../scenario/site.ts';
import { addMfa, buildTechCorp } from '../scenario/techcorp.ts';
import { addDocsSite } from '../support/docs-site.ts';
import { documentsOfEveryKind, ID } from '../support/documents.ts';
import { HotClient } from '../support/hot-client.ts';
import type { TestRepository } from '../support/repository.ts';
import type { DevServer } from '../support/site.ts';

const PAGE = '/docs/architecture/modules/';
const STATE = `---
import { getDrift } from 'astro-drift/components';

const here = getDrift(new URL('${PAGE}', Astro.url));
---

<p>{here?.file} is {getDrift('docs/architecture/modules.md')?.status}</p>
`;
const CHANGES = '/drift/2026-01-28-001-doc/';

describe('astro dev', () => {
  let repository: TestRepository;
  let server: DevServer;

  beforeAll(async () => {
    repository = buildTechCorp();
    server = await addTechCorpSite(repository).write('src/pages/state.astro', STATE).dev();
  });

  afterAll(() => {
    server.close();
    repository[Symbol.dispose]();
  });

  /** Whether the page has a banner, or the quiet line. */
  const isTold = async (): Promise<boolean> =>
    /class="drift-(?:banner|quiet)"/.test(await server.get(PAGE));

  const stateOf = async (): Promise<string | undefined> =>
    /<p>(.*?)<\/p>/.exec(
      (await server.get('/state/')).replace(/<!--.*?-->| data-astro[^>]*/g, ''),
    )?.[1];

  it('links documents to each other and to source pages', async () => {
    const html = await server.get(PAGE);
    expect(html).toContain('href="/analysis/coupling/dependency-matrix/"');
    expect(html).toContain('href="/source/src/auth/routes.py/#L1-L150"');
    expect(await server.get('/source/src/auth/routes.py/')).toContain('id="L150"');
  });

  it('serves the scripts of source pages', async () => {
    const html = await server.get('/source/src/auth/routes.py/');
    const [, script = ''] = /src="([^"]*SourceFile\.astro[^"]*)"/.exec(html) ?? [];
    const code = await server.get(script.replaceAll('&#38;', '&').replaceAll('&amp;', '&'));
    const [, module = ''] = /from "([^"]+lines\.js[^"]*)"/.exec(code) ?? [];
    expect(await server.get(module)).toContain('export function followLines');
  });

  it('shows commits, reverts, edits and new files on the next request', async () => {
    expect(await isTold()).toBe(false);
    expect(await stateOf()).toBe('docs/architecture/modules.md is up-to-date');
    addMfa(repository);
    await expect.poll(isTold).toBe(true);
    expect(await stateOf()).toBe('docs/architecture/modules.md is drifted');
    repository.git('revert', '--no-edit', 'HEAD');
    await expect.poll(isTold).toBe(false);
    expect(await server.get(CHANGES)).not.toContain('class="drift-diff ');
    repository.write('src/auth/services.py', 'edited\n');
    await expect.poll(isTold).toBe(true);
    expect(await server.get(CHANGES)).toContain('<code>edited</code>');
    repository.write('src/auth/services.py', 'again\n');
    await expect.poll(() => server.get(CHANGES)).toContain('<code>again</code>');
    repository.git('checkout', '--', 'src');
    await expect.poll(isTold).toBe(false);
    repository.write('src/auth/brand_new.py', 'new\n');
    await expect.poll(isTold).toBe(true);
    repository.write('docs/architecture/modules.md', '# Renewed\n\n`src/auth/models.py:1-3`\n');
    await expect.poll(() => server.get(PAGE)).toContain('href="/source/src/auth/models.py/#L1-L3"');
    expect(await server.get(PAGE)).toContain('Renewed</h1>');
  });

  it('follows files outside of its folder that git and editors replace, again and again', async () => {
    const shows = async (text: string): Promise<void> =>
      expect.poll(() => server.get(CHANGES)).toContain(`<code>${text}</code>`);
    const write = (text: string): TestRepository =>
      repository.write('src/auth/services.py', `${text}\n`);
    const restore = async (): Promise<void> => {
      repository.git('checkout', '--', 'src', 'docs');
      repository.git('clean', '--quiet', '-fd', 'src');
      await expect.poll(isTold).toBe(false);
    };
    await restore();
    write('after a checkout');
    await shows('after a checkout');
    repository.write('src/auth/services.py~', 'renamed over\n');
    repository.move('src/auth/services.py~', 'src/auth/services.py');
    await shows('renamed over');
    write('after a renaming');
    await shows('after a renaming');
    repository.remove('src/auth/services.py');
    write('made anew');
    await shows('made anew');
    await restore();

    repository.git('checkout', '--quiet', '-b', 'without');
    repository.remove('src/auth').commit('Remove it', { date: '2026-02-20T08:00:00Z' });
    await expect.poll(isTold).toBe(true);
    repository.git('checkout', '--quiet', 'main');
    await expect.poll(isTold).toBe(false);
    write('after switching branches');
    await shows('after switching branches');
    repository.write('src/auth/new/folder/one.py', 'new\n');
    await expect.poll(() => server.get(CHANGES)).toContain('src/auth/new/folder/one.py');
    repository.write('src/auth/new/folder/two.py', 'new\n');
    await expect.poll(() => server.get(CHANGES)).toContain('src/auth/new/folder/two.py');
    await restore();

    repository.write('docs/architecture/modules.md', '# Edited\n');
    await expect.poll(() => server.get(PAGE)).toContain('Edited</h1>');
    await restore();
    repository.write('docs/architecture/modules.md', '# Edited again\n');
    await expect.poll(() => server.get(PAGE)).toContain('Edited again</h1>');
    await restore();
  });
});

describe('an astro dev server', () => {
  const PANEL = 'class="drift-sources"';

  it.skipIf(process.platform === 'win32').each(['development', 'production'])(
    'ends the engine of the old server and marks documents once after a restart, with NODE_ENV=%s',
    async (mode) => {
      using repository = documentsOfEveryKind();
      const site = addDocsSite(repository);
      repository.write('drift.config.json', '{}');
      repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
      const server = await site.dev({ NODE_ENV: mode });
      try {
        expect((await server.get('/docs/guide/')).split(PANEL)).toHaveLength(2);
        const [old, ...others] = enginesOf(server);
        expect(others).toEqual([]);
        // Astro reads this file as soon as it begins to change. If it is still empty, the site
        // restarts without integrations. Astro then misses the rest of the change, because it ignores
        // changes during a restart, and chokidar drops those within 50 ms.
        site.replace(
          'astro.config.mjs',
          `import drift from 'astro-drift';
import mdx from '@astrojs/mdx';
export default { integrations: [drift(), mdx()], devToolbar: { enabled: false } };
`,
        );
        await expect.poll(() => enginesOf(server)).not.toContain(old);
        await expect
          .poll(async () => (await server.get('/docs/guide/')).split(PANEL).length)
          .toBe(2);
        expect(enginesOf(server)).toHaveLength(1);
        const restarts = (): number => server.output().split('server restarted').length - 1;
        repository.write('drift.config.json', '{ "show": { "banner": false } }');
        await expect.poll(restarts).toBeGreaterThan(1);
        // No page is requested between the two changes.
        repository.write('drift.config.json', '{ "show": { "sources": false } }');
        await expect
          .poll(async () => (await server.get('/docs/guide/')).split(PANEL).length)
          .toBe(1);
      } finally {
        server.close();
        await server.ended;
      }
    },
  );

  it('starts with NODE_ENV=production, and shows what a build would leave out', async () => {
    using repository = documentsOfEveryKind();
    const site = addDocsSite(repository);
    repository.write('ops/runbook.md', '---\ntracks: src/b.py\n---\n\nAs in `src/b.py:3`.\n');
    repository.write('ops/private.md', '---\ntracks: src/b.py\npublic: false\n---\n');
    repository.write('.chant/specs/odd.md', '---\nstatus: [\n---\n');
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    const server = await site.dev({ NODE_ENV: 'production' });
    try {
      expect(await server.get('/docs/guide/')).toContain(PANEL);
      const report = JSON.parse(await server.get('/drift/report.json')) as SiteReport;
      expect(report.specs.map(({ id }) => id)).toEqual([ID, 'ops/private.md', 'ops/runbook.md']);
      expect(report.findings.map(({ file }) => file)).toContain('.chant/specs/odd.md');
      repository.write('src/b.py', 'edited\n');
      await expect.poll(() => server.get('/docs/guide/')).toContain('class="drift-quiet"');
    } finally {
      server.close();
      await server.ended;
    }
  });
});

describe('a page of astro dev', () => {
  const GUIDE = '/docs/guide/';
  let repository: TestRepository;
  let server: DevServer;

  beforeAll(async () => {
    repository = documentsOfEveryKind();
    const site = addDocsSite(repository, { drift: "{ rules: { drift: 'error' } }" });
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    server = await site.dev();
    await server.get(GUIDE);
  });

  afterAll(() => {
    server.close();
    repository[Symbol.dispose]();
  });

  const editGuide = (edit: (text: string) => string): void => {
    repository.write('docs/guide.md', edit(readFileSync(repository.path('docs/guide.md'), 'utf8')));
  };

  it('is not reloaded a second time when an edit changes nothing that the report says', async () => {
    using client = await HotClient.connect(server.url);
    const firstLine = async (): Promise<number | undefined> =>
      (JSON.parse(await server.get('/drift/report.json')) as SiteReport).specs[0]?.documents[0]
        ?.citations[0]?.line;
    expect(await firstLine()).toBe(5);
    // A comment is no edit of the text, so that the page is not reviewed.
    editGuide((text) => `<!-- Two lines more. -->\n\n${text}`);
    await expect.poll(firstLine).toBe(7);
    repository.write('src/b.py', 'edited\n');
    await expect.poll(() => client.reloadsBy('astro-drift')).toBe(1);
    expect(await server.get(GUIDE)).toContain('class="drift-quiet"');
  });

  it('tells of each error once in the terminal, and shows it on the page', async () => {
    using client = await HotClient.connect(server.url);
    const told = (text: string): number => server.output().split(text).length - 1;
    editGuide((text) => `${text}\nGone: \`src/none.py:3\`, <b>\n`);
    await expect.poll(() => told('broken-citation: Cites `src/none.py:3`')).toBe(1);
    expect(server.output()).toMatch(/docs\/guide\.md:\d+ broken-citation: /);
    await server.get(GUIDE);
    client.send('astro-drift:page', { path: GUIDE, dismissed: null });
    const error = await client.next('error');
    expect(error['err']).toMatchObject({
      plugin: 'astro-drift',
      message: expect.stringContaining('src/none.py:3') as string,
    });
    const { key } = (await client.next('custom'))['data'] as { key: string };

    client.send('astro-drift:page', { path: GUIDE, dismissed: key });
    client.send('astro-drift:page', { path: '/drift/', dismissed: null });
    client.send('astro-drift:page', { path: GUIDE, dismissed: 'others' });
    await client.next('error');
    expect(client.count('error')).toBe(2);
    repository.write('src/c.py', 'new\n');
    await expect.poll(() => told('drift: ')).toBeGreaterThan(0);
    expect(told('src/none.py:3`')).toBe(1);
    repository.git('checkout', '--', 'docs');
  });
});

/** The ids of the engine's processes that a server has started. */
function enginesOf({ pid }: DevServer): string[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return listed
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, parent, ...args]) => parent === String(pid) && args.join().includes('engine-process'),
    )
    .map(([id = '']) => id);
}
