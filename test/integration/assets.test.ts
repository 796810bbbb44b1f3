import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AssetNeeds,
  findMermaid,
  SiteAssets,
} from '../../integration/astro/src/site/assets.ts';
import { isNightly } from '../support/nightly.ts';
import { TestRepository } from '../support/repository.ts';
import { type DevServer, TestSite } from '../support/site.ts';

const SCRIPTS = new URL('../../integration/astro/dist/client/', import.meta.url);

/** The folder of Mermaid's own build in this workspace. */
const MERMAID = findMermaid(new URL('../../', import.meta.url));

/** A site that serves and writes the files as the integration does. */
function addSite(repository: TestRepository, settings: string): TestSite {
  return new TestSite(repository).write('src/pages/index.astro', '<p>The page</p>\n').write(
    'astro.config.mjs',
    `import { defineConfig } from 'astro/config';
import { findMermaid, SiteAssets } from './node_modules/astro-drift/dist/site/assets.js';

let config;
let assets;
const needs = JSON.parse(process.env.NEEDS ?? '{}');
const hooks = {
  'astro:config:done': (done) => {
    config = done.config;
    assets = new SiteAssets(config.build.assets, findMermaid(config.root));
  },
  'astro:server:setup': ({ server }) => void server.middlewares.use(assets.serve(config.base)),
  'astro:build:generated': ({ dir }) => assets.write(dir, needs),
};
export default defineConfig({ integrations: [{ name: 'assets', hooks }], ${settings} });
`,
  );
}

/** The scripts and frames in a folder, sorted. */
function scriptsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:js|html)$/.test(name))
    .sort();
}

/** What a page with diagrams needs, besides Mermaid's own files. */
const DIAGRAM_FILES = [
  'diagrams.js',
  'drawing-frame.js',
  'drawing-style.js',
  'drawing.js',
  'frame.html',
  'lending.js',
  'palette.js',
  'style-policy.js',
];

describe('the client files of the package', () => {
  it('are written where pages need them, and only then', async () => {
    const assets = new SiteAssets('static/files', MERMAID, SCRIPTS);
    const write = async (needs: AssetNeeds): Promise<string[]> => {
      using output = new TestRepository();
      await assets.write(pathToFileURL(output.path('./')), needs);
      return scriptsIn(output.path(assets.folder));
    };
    const none = { previews: false, diagrams: false };
    expect(await write(none)).toEqual([]);
    expect(await write({ ...none, previews: true })).toEqual(['preview.js']);
    const files = await write({ ...none, diagrams: true });
    expect(files.filter((name) => !name.startsWith('mermaid/'))).toEqual(DIAGRAM_FILES);
    expect(files.length).toBeGreaterThan(50);
  });
});

describe('a site without Mermaid', () => {
  it('builds, shows the text of a diagram, and says what to install', async () => {
    using repository = TestRepository.init();
    const site = new TestSite(repository);
    rmSync(join(site.root, 'node_modules/mermaid'));
    site.write(
      'astro.config.mjs',
      "import drift from 'astro-drift';\nexport default { integrations: [drift()] };\n",
    );
    const diagram = '```mermaid\ngraph LR\n  a[src/a.py] --> b\n```\n';
    site.write('src/pages/index.md', `---\ntracks: [src/a.py]\n---\n\n# A\n\n${diagram}`);
    repository.write('.gitignore', 'node_modules\n').write('src/a.py', 'A = 1\n');
    repository.commit('Begin', { date: '2026-01-10T12:00:00Z' });
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    expect(output).toContain('The Mermaid diagrams of site/src/pages/index.md are shown as text.');
    expect(output).toContain('npm install mermaid');
    const page = site.read('index.html');
    expect(page).toContain('graph LR');
    expect(page).not.toContain('<script');
    expect([...site.written().keys()].filter((file) => file.endsWith('.js'))).toEqual([]);
  });
});

type Settings = readonly [settings: string, assets: string, base: string];

const OTHER_FOLDER: Settings = [
  "trailingSlash: 'never', build: { format: 'file', assets: 'static/files' }",
  'static/files',
  '/',
];

const WITH_BASE: Settings = [
  "base: 'docs', trailingSlash: 'ignore', build: { format: 'preserve' }",
  '_astro',
  '/docs/',
];

describe.each([OTHER_FOLDER, ...(isNightly ? [WITH_BASE] : [])])(
  'the client files of a site with %s',
  (settings, assets, base) => {
    const own = new SiteAssets(assets, MERMAID, SCRIPTS);
    const { folder } = own;
    let repository: TestRepository;
    let site: TestSite;

    beforeAll(() => {
      repository = new TestRepository();
      site = addSite(repository, settings);
    });

    afterAll(() => {
      repository[Symbol.dispose]();
    });

    it('are served by astro dev', async () => {
      const server: DevServer = await site.dev();
      try {
        const get = async (name: string): Promise<Response> =>
          fetch(`${server.url}${base}${folder}/${name}`);
        for (const [name, type] of [
          ['preview.js', 'text/javascript'],
          ['diagrams.js', 'text/javascript'],
          ['mermaid/mermaid.esm.min.js', 'text/javascript'],
          ['frame.html', 'text/html'],
        ] as const) {
          const response = await get(name);
          expect(response.status, name).toBe(200);
          expect(response.headers.get('content-type'), name).toBe(type);
          expect(await response.text(), name).toBe(await own.read(name));
        }
        for (const name of ['', 'other.js', 'mermaid/..%2f..%2fpackage.json']) {
          expect((await get(name)).status, name).toBe(404);
        }
        expect(await server.get(base)).toContain('The page');
      } finally {
        server.close();
      }
    });

    it('are written by astro build with all that they import', async () => {
      const { code, output } = await site.buildProgram({
        NEEDS: JSON.stringify({ diagrams: true }),
      });
      expect(code, output).toBe(0);
      expect(output).not.toContain('mermaid');
      const files = scriptsIn(join(site.root, 'dist', folder));
      expect(files).toEqual(expect.arrayContaining(DIAGRAM_FILES));
      for (const file of files) {
        const text = readFileSync(join(site.root, 'dist', folder, file), 'utf8');
        for (const [, name = ''] of text.matchAll(/\b(?:from|import)\(?\s*['"](\.[^'"]+)['"]/g)) {
          expect(files, `${name} in ${file}`).toContain(join(dirname(file), name));
        }
      }
    });
  },
);

describe('the folder of the client files', () => {
  it('is named by a hash of the files', () => {
    const folder = (scripts: URL): string => new SiteAssets('/_astro/', MERMAID, scripts).folder;
    expect(folder(SCRIPTS)).toBe(folder(SCRIPTS));
    expect(folder(SCRIPTS)).toMatch(/^_astro\/drift\.[0-9a-f]{8}$/);
    using repository = new TestRepository();
    for (const { name } of readdirSync(SCRIPTS, { withFileTypes: true })) {
      repository.write(name, 'changed');
    }
    expect(folder(pathToFileURL(repository.path('./')))).not.toBe(folder(SCRIPTS));
  });
});
