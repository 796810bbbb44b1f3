import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BANNER, PANEL } from '../support/documents.ts';
import { documented, ID } from '../support/documented.ts';
import { sizeOfFolder } from '../support/installed.ts';
import { isNightly } from '../support/nightly.ts';
import { packPackages } from '../support/package.ts';
import { TestRepository } from '../support/repository.ts';
import { cleanEnvironment } from '../support/site.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** The version of a package that is used here: what is newer may lack parts in some registries. */
function versionOf(name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version;
}

const PAGE = `---
tracks: [src/code.ts]
---

# The code

It begins at \`src/code.ts:1\`.

\`\`\`mermaid
graph LR
  a[src/code.ts] --> b
\`\`\`
`;

const CONTENT_CONFIG = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { driftSchema } from 'astro-drift/schema';

export const collections = {
  notes: defineCollection({ loader: glob({ base: 'notes', pattern: '*.md' }), schema: driftSchema() }),
};
`;

const INDEX = `---
import { getEntry, render } from 'astro:content';
import { DriftBadge, getDrift } from 'astro-drift/components';

const note = await getEntry('notes', 'note');
const { Content } = await render(note);
---

<html><body data-status={getDrift(note).status}><DriftBadge of={note} /><Content /></body></html>
`;

const STARLIGHT_CONFIG = `import starlight from '@astrojs/starlight';
import drift from 'astro-drift/starlight';

export default { integrations: [starlight({ title: 'Handbook', plugins: [drift()] })] };
`;

const STARLIGHT_CONTENT = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { driftSchema } from 'astro-drift/schema';

export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    schema: docsSchema({ extend: driftSchema() }),
  }),
};
`;

const PNPM = join(dirname(require.resolve('pnpm')), 'bin/pnpm.cjs');
const YARN = require.resolve('@yarnpkg/cli-dist/bin/yarn.js');

/** Whether packages can be installed here. */
async function isOnline(): Promise<boolean> {
  const ping = ['ping', '--fetch-timeout=5000', '--fetch-retries=0'];
  return run('npm', ping, { env: cleanEnvironment({}) }).then(
    () => true,
    () => false,
  );
}

describe.runIf(await isOnline())('a project outside of this workspace', () => {
  let folder: TestRepository;
  /** What a manifest says to have the packed packages, by name. */
  let packed: Readonly<Record<string, string>>;

  beforeAll(async () => {
    folder = new TestRepository();
    const packages = await packPackages(folder.root);
    packed = Object.fromEntries(packages.map(({ name, archive }) => [name, `file:${archive}`]));
  });

  afterAll(() => {
    folder[Symbol.dispose]();
  });

  const NPM = ['npm', 'npm', ['install', '--prefer-offline', '--no-audit', '--no-fund']] as const;
  const OTHERS = [
    ['pnpm', process.execPath, [PNPM, 'install', '--prefer-offline']],
    ['Yarn', process.execPath, [YARN, 'install']],
  ] as const;

  it('gets the command line with at most 60 packages and 60 MB, and nothing of a site', async () => {
    using project = documented();
    project.write(
      'package.json',
      JSON.stringify({
        name: 'code',
        private: true,
        devDependencies: {
          '@astro-drift/cli': packed['@astro-drift/cli'],
          '@astro-drift/engine': packed['@astro-drift/engine'],
        },
      }),
    );
    const env = cleanEnvironment({ npm_config_ignore_scripts: 'true' });
    const [, npm, args] = NPM;
    await run(npm, args, { cwd: project.root, env, maxBuffer: 1e8 });
    const lock = readFileSync(project.path('node_modules/.package-lock.json'), 'utf8');
    const { packages } = JSON.parse(lock) as { packages: Record<string, unknown> };
    const names = Object.keys(packages).map((place) => place.replace(/^.*node_modules\//, ''));
    expect(names).toContain('@astro-drift/engine');
    expect(names.length).toBeLessThanOrEqual(60);
    expect(
      names.filter((name) => /^(?:astro|vite|mermaid|shiki|@astrojs\/.*)$/.test(name)),
    ).toEqual([]);
    const sizes = Object.keys(packages).map((place) => sizeOfFolder(project.path(place)));
    expect(sizes.reduce((a, b) => a + b, 0) / 1e6).toBeLessThanOrEqual(60);
    const program = project.path('node_modules/.bin/astro-drift');
    const { stdout } = await run(program, ['check', '--no-config'], { cwd: project.root, env });
    expect(stdout).toContain(ID);
  });

  it.runIf(isNightly).each([NPM, ...OTHERS])(
    'builds with the package as %s installs it',
    async (name, command, args) => {
      const project = TestRepository.init(folder.path(name));
      project.write('.gitignore', 'node_modules\ndist\n.astro\n');
      project.write(
        'package.json',
        JSON.stringify({
          name: 'site',
          private: true,
          type: 'module',
          dependencies: { astro: versionOf('astro'), mermaid: versionOf('mermaid'), ...packed },
          resolutions: { vite: versionOf('vite'), ...packed },
        }),
      );
      project
        .write('yarn.lock', '')
        .write(
          '.yarnrc.yml',
          'nodeLinker: node-modules\nenableTelemetry: false\nenableImmutableInstalls: false\n',
        );
      project.write(
        'astro.config.mjs',
        "import drift from 'astro-drift';\n\nexport default { integrations: [drift()] };\n",
      );
      project.write('src/pages/page.md', PAGE).write('src/pages/index.astro', INDEX);
      project.write('src/content.config.ts', CONTENT_CONFIG);
      project.write('notes/note.md', '---\ntracks: src/code.ts\n---\n\n# A note\n');
      project.write('src/code.ts', 'export const code = 1;\n');
      project.commit('Document the code', { date: '2026-01-10T12:00:00Z' });
      project.write('src/code.ts', 'export const code = 2;\n');
      project.commit('Move on', { date: '2026-01-20T12:00:00Z' });

      const env = cleanEnvironment({ npm_config_ignore_scripts: 'true', YARN_ENABLE_SCRIPTS: '0' });
      await run(command, args, { cwd: project.root, env, maxBuffer: 1e8 });
      const { stdout, stderr } = await run(
        process.execPath,
        ['node_modules/astro/bin/astro.mjs', 'build'],
        { cwd: project.root, env, maxBuffer: 1e8 },
      );
      expect(stdout + stderr).not.toMatch(/\beval\b|could not be resolved|externalized/i);
      const page = readFileSync(project.path('dist/page/index.html'), 'utf8');
      expect(page).toContain(BANNER);
      expect(page).toContain(PANEL);
      expect(page).toContain('class="drift-diagram"');
      const [script = ''] = /[^"]+\/diagrams\.js/.exec(page) ?? [];
      expect(readFileSync(project.path(`dist${script}`), 'utf8')).toContain('./mermaid/');
      const index = readFileSync(project.path('dist/index.html'), 'utf8');
      expect(index).toContain('data-status="drifted"');
      expect(index).toMatch(
        /<span class="drift-badge" data-state="[a-z-]+">\s*[A-Z][a-z ]+\s*<\/span>/,
      );
      const source = readFileSync(project.path('dist/source/src/code.ts/index.html'), 'utf8');
      expect(source).toContain('id="L1"');
    },
  );

  it.runIf(isNightly).each(['0.41.0', '0.41.7'])(
    'builds with Starlight %s, which npm takes beside the package',
    async (version) => {
      const project = TestRepository.init(folder.path(`starlight-${version}`));
      project.write('.gitignore', 'node_modules\ndist\n.astro\n');
      project.write(
        'package.json',
        JSON.stringify({
          name: 'site',
          private: true,
          type: 'module',
          dependencies: {
            astro: versionOf('astro'),
            '@astrojs/starlight': version,
            ...packed,
          },
        }),
      );
      project.write('astro.config.mjs', STARLIGHT_CONFIG);
      project.write('src/content.config.ts', STARLIGHT_CONTENT);
      project.write(
        'src/content/docs/index.md',
        '---\ntitle: The code\ntracks: [src/code.ts]\n---\n\nIt begins at `src/code.ts:1`.\n',
      );
      project.write('src/code.ts', 'export const code = 1;\n');
      project.commit('Document the code', { date: '2026-01-10T12:00:00Z' });
      project.write('src/code.ts', 'export const code = 2;\n');
      project.commit('Move on', { date: '2026-01-20T12:00:00Z' });

      const env = cleanEnvironment({ npm_config_ignore_scripts: 'true' });
      const [, npm, args] = NPM;
      await run(npm, args, { cwd: project.root, env, maxBuffer: 1e8 });
      await run(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
        cwd: project.root,
        env,
        maxBuffer: 1e8,
      });
      const installed = readFileSync(
        project.path('node_modules/@astrojs/starlight/package.json'),
        'utf8',
      );
      expect(JSON.parse(installed)).toMatchObject({ version });
      const page = readFileSync(project.path('dist/index.html'), 'utf8');
      expect(page).toContain(BANNER);
      expect(page).toContain(PANEL);
      expect(page).toContain('Needs review');
      const report = readFileSync(project.path('dist/drift/index.html'), 'utf8');
      expect(report).toContain('src/code.ts');
      const source = readFileSync(project.path('dist/source/src/code.ts/index.html'), 'utf8');
      expect(source).toContain('id="L1"');
    },
  );
});
