import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PANEL, QUIET_LINE } from '../support/documents.ts';
import { TestRepository } from '../support/repository.ts';
import { cleanEnvironment, type Outcome, TestSite } from '../support/site.ts';
import { addPage, addStarlightSite, starlightRepository } from '../support/starlight-site.ts';
import { numbered } from '../support/specs.ts';

const CONFIG = `import { defineConfig } from 'astro/config';
import node from '@astrojs/node';
import drift from 'astro-drift';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  integrations: [drift({ show: { sources: false }, rules: { 'invalid-spec': 'warn' } })],
});
`;

const CONTENT_CONFIG = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { driftSchema } from 'astro-drift/schema';

export const collections = {
  docs: defineCollection({ loader: glob({ base: 'docs', pattern: '*.md' }), schema: driftSchema() }),
};
`;

const DOCUMENT = `---
import { getCollection, render } from 'astro:content';

export const prerender = true;
export const getStaticPaths = async () =>
  (await getCollection('docs')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));

const { Content } = await render(Astro.props.entry);
---

<html><body><Content /></body></html>
`;

/** Its end can be held back. */
const LIVE = `---
import { getEntry, render } from 'astro:content';
import { DriftBanner, DriftSources, getDrift } from 'astro-drift/components';
import Late from '../Late.astro';

const entry = await getEntry('docs', 'guide');
const { Content } = await render(entry);
---

<html>
  <body data-status={getDrift(entry).status} data-here={getDrift(new URL('/docs/guide', Astro.url)).file}>
    <DriftBanner of={entry} />
    <Content />
    <DriftSources of="docs/guide.md" />
    <p>{'x'.repeat(20_000)}</p>
    <Late />
  </body>
</html>
`;

const LATE = `---
import { gate } from './gate';

if (Astro.url.searchParams.has('held')) await gate.promise;
---

<p>late</p>
`;

const GATE = `const gates = globalThis as { gate?: PromiseWithResolvers<void> };
export const gate = (gates.gate ??= Promise.withResolvers<void>());
`;

const OPEN = `import { gate } from '../gate';

export function GET() {
  gate.resolve();
  return new Response();
}
`;

/** What bundlers replace wherever it stands in the code of a module, with addresses and secrets. */
const PLACEHOLDERS = [
  `import.meta.env, TOKEN and __astro_import_meta_env${'_'.repeat(99)}`,
  `__VITE_ASSET__${'abcd'.repeat(5)}ef__`,
  '__ASTRO_ASSET_IMAGE__abcdefgh__',
];

/** Leaves a file, if it is run. */
const PROGRAM = `---\u00a0js
(process.getBuiltinModule('fs').writeFileSync('ran', ''), {
tracks: ['src/code.ts'] })
---
`;

/** A built site that is served. */
interface Served {
  readonly get: (path: string) => Promise<Response>;
  readonly close: () => void;
}

/** Starts what an adapter for Node built, on any free port. */
async function serve(site: TestSite): Promise<Served> {
  const server = spawn(process.execPath, ['dist/server/entry.mjs'], {
    cwd: site.root,
    env: cleanEnvironment({ PORT: '0', HOST: '127.0.0.1' }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await new Promise<Buffer>((resolve) => server.stdout.once('data', resolve));
  const address = /http:\S+/.exec(stripVTControlCharacters(said.toString()))?.[0] ?? '';
  return {
    get: async (path) => fetch(`${address}${path}`),
    close: () => {
      server.kill();
    },
  };
}

describe('a site with a server adapter', () => {
  let repository: TestRepository;
  let site: TestSite;
  let outcome: Outcome;
  let server: Served;

  beforeAll(async () => {
    repository = TestRepository.init();
    repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
    repository.write('src/code.ts', numbered(9));
    repository.write('notes.txt', PLACEHOLDERS.join('\n')).write('.env', 'TOKEN=hunter2\n');
    repository.write(
      'docs/guide.md',
      '---\ntracks: src/code.ts\n---\n\nAs in `src/code.ts:2` and `notes.txt:1`.\n',
    );
    site = new TestSite(repository, '.');
    site.write('astro.config.mjs', CONFIG).write('src/content.config.ts', CONTENT_CONFIG);
    site.write('src/pages/docs/[id].astro', DOCUMENT);
    site.write('src/pages/live.astro', LIVE).write('src/Late.astro', LATE);
    site.write('src/gate.ts', GATE).write('src/pages/open.ts', OPEN);
    const guide = readFileSync(repository.path('docs/guide.md'), 'utf8');
    repository.write('docs/guide.md', PROGRAM).write('notes/program.md', PROGRAM);
    repository.commit('Write programs', { date: '2026-01-09T12:00:00Z' });
    repository.write('docs/guide.md', guide);
    repository.commit('Document the code', { date: '2026-01-10T12:00:00Z' });
    repository.write('src/code.ts', numbered(8));
    repository.commit('Change the code', { date: '2026-01-20T12:00:00Z' });
    outcome = await site.build();
    expect(outcome.code, outcome.output).toBe(0);
    server = await serve(site);
  });

  afterAll(() => {
    server.close();
    repository[Symbol.dispose]();
  });

  const get = async (path: string): Promise<Response> => server.get(path);

  it('shows drift on prerendered pages', async () => {
    const html = await (await get('/docs/guide/')).text();
    expect(html).toContain(QUIET_LINE);
    expect(html).toContain('href="/source/src/code.ts/#L2"');
    expect(html).not.toMatch(/<\/?drift-/);
    expect(await (await get('/drift/')).text()).toContain('href="/docs/guide/"');
    expect(await (await get('/source/src/code.ts/')).text()).toContain('id="L8"');
    expect(await (await get('/drift/report.json')).json()).toMatchObject({ schemaVersion: 2 });
  });

  it('runs no JavaScript frontmatter during the build, neither of a file nor of its history', () => {
    expect(outcome.output).toContain('Frontmatter in `js` is not run, nor read');
    expect(existsSync(repository.path('ran'))).toBe(false);
  });

  it('shows source files unchanged that hold placeholders of Vite and Astro', async () => {
    const html = await (await get('/source/notes.txt/')).text();
    for (const line of PLACEHOLDERS) expect(html).toContain(line);
  });

  it('shows no sources panel with `show.sources: false`', async () => {
    expect(await (await get('/docs/guide/')).text()).not.toContain(PANEL);
  });

  it('shows only placed components on pages rendered on demand', async () => {
    const html = await (await get('/live')).text();
    expect(html).toContain('data-status="drifted" data-here="docs/guide.md"');
    expect(html.split(QUIET_LINE)).toHaveLength(2);
    expect(html.split(PANEL)).toHaveLength(2);
    expect(html).toContain('<code>src/code.ts:2</code>');
    expect(html).not.toContain('class="drift-citation"');
  });

  it('streams pages rendered on demand', async () => {
    const { body } = await get('/live?held');
    let read = '';
    for await (const chunk of body ?? []) {
      read += new TextDecoder().decode(chunk);
      if (!read.includes('data-status')) continue;
      // Were the page kept until it is complete, nobody would get here.
      await get('/open');
    }
    expect(read).toContain('late');
  });

  it('does not bundle the engine into the server', () => {
    const folder = join(site.root, 'dist/server');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.m?js$/.test(file),
    );
    const code = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    expect(code).toContain('data-file');
    expect(code).not.toMatch(/simple-git|tree-sitter|gray-matter/);
  });
});

describe('a Starlight site with `prerender: false`', () => {
  it('shows drift on its pages and leaves other routes unchanged', async () => {
    using repository = starlightRepository();
    const site = addStarlightSite(repository, {
      imports: "import node from '@astrojs/node';",
      config: "output: 'server', adapter: node({ mode: 'standalone' }),",
      starlight: 'prerender: false, pagefind: false,',
    });
    addPage(site, 'index.md', ['title: Start', 'tracks: [src/b.py]'], ['As in `src/b.py:2`.']);
    site.write('src/pages/own.astro', '<p><drift-end></drift-end>Own</p>');
    repository.commit('Document the code', { date: '2026-01-10T12:05:00Z' });
    repository.write('src/b.py', numbered(3)).commit('Move on', { date: '2026-01-20T08:00:00Z' });
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    const { get, close } = await serve(site);
    try {
      const html = await (await get('/')).text();
      expect(html).toContain(QUIET_LINE);
      expect(html).toContain(PANEL);
      expect(html).not.toMatch(/<\/?drift-/);
      expect(await (await get('/own')).text()).toContain('<drift-end></drift-end>Own');
      expect((await get('/nothing')).status).toBe(404);
      expect(await (await get('/drift/')).text()).toContain('href="/"');
    } finally {
      close();
    }
  });
});
