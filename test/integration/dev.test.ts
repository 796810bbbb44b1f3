import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../integration/engine/src/index.ts';
import { addTechCorpSite } from '../scenario/site.ts';
import { addMfa, buildTechCorp } from '../scenario/techcorp.ts';
import { addDocsSite } from '../support/docs-site.ts';
import { documentsOfEveryKind, ID } from '../support/documents.ts';
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

  const hasBanner = async (): Promise<boolean> =>
    (await server.get(PAGE)).includes('class="drift-banner"');

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
    expect(await hasBanner()).toBe(false);
    expect(await stateOf()).toBe('docs/architecture/modules.md is up-to-date');
    addMfa(repository);
    await expect.poll(hasBanner).toBe(true);
    expect(await stateOf()).toBe('docs/architecture/modules.md is drifted');
    repository.git('revert', '--no-edit', 'HEAD');
    await expect.poll(hasBanner).toBe(false);
    expect(await server.get(CHANGES)).not.toContain('class="drift-diff ');
    repository.write('src/auth/services.py', 'edited\n');
    await expect.poll(hasBanner).toBe(true);
    expect(await server.get(CHANGES)).toContain('<code>edited</code>');
    repository.write('src/auth/services.py', 'again\n');
    await expect.poll(() => server.get(CHANGES)).toContain('<code>again</code>');
    repository.git('checkout', '--', 'src');
    await expect.poll(hasBanner).toBe(false);
    repository.write('src/auth/brand_new.py', 'new\n');
    await expect.poll(hasBanner).toBe(true);
    repository.write('docs/architecture/modules.md', '# Renewed\n\n`src/auth/models.py:1-3`\n');
    await expect.poll(() => server.get(PAGE)).toContain('href="/source/src/auth/models.py/#L1-L3"');
    expect(await server.get(PAGE)).toContain('Renewed</h1>');
  });
});

describe('an astro dev server', () => {
  const PANEL = 'class="drift-sources"';

  it.skipIf(process.platform === 'win32')(
    'ends the engine of the old server and marks documents once after a restart',
    async () => {
      using repository = documentsOfEveryKind();
      const site = addDocsSite(repository);
      repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
      const server = await site.dev();
      try {
        expect((await server.get('/docs/guide/')).split(PANEL)).toHaveLength(2);
        const [old, ...others] = enginesOf(server);
        expect(others).toEqual([]);
        site.write(
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
      const report = JSON.parse(await server.get('/drift/report.json')) as Report;
      expect(report.specs.map(({ id }) => id)).toEqual([ID, 'ops/private.md', 'ops/runbook.md']);
      expect(report.findings.map(({ file }) => file)).toContain('.chant/specs/odd.md');
    } finally {
      server.close();
      await server.ended;
    }
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
