import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drift, driftProgram } from '../../support/cli.ts';
import { isNightly } from '../../support/nightly.ts';
import { TestRepository } from '../../support/repository.ts';
import { TestSite } from '../../support/site.ts';

const PAGE = '---\ntracks: [src/a.py]\n---\n\n# A\n\nIts `VALUE` never changes.\n';

const ASTRO = `import { defineConfig } from 'astro/config';
import drift from 'astro-drift';

console.log('A configuration may print.');
export default defineConfig({
  integrations: [drift({ rules: { drift: 'error' }, layout: './src/Layout.astro' })],
});
`;

describe('the configuration of the command line', () => {
  let repository: TestRepository;
  let site: TestSite;

  beforeAll(() => {
    repository = TestRepository.init();
    site = new TestSite(repository, 'website');
    site.write('src/Layout.astro', '<slot />');
    repository.write('.gitignore', 'node_modules\n').write('docs/a.md', PAGE);
    repository.write('src/a.py', 'VALUE = 1\n').commit('Start', { date: '2026-01-01T09:00:00Z' });
    repository.write('src/a.py', 'VALUE = 2\n').commit('Change', { date: '2026-01-02T09:00:00Z' });
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  /**
   * Runs `check` with some configuration files in place, in a process of its own: Node keeps each
   * module that it has loaded. `drift` runs it in this process, for what loads no module.
   */
  async function withFiles(
    files: Readonly<Record<string, string>>,
    args: readonly string[] = [],
    folder = '.',
    run = driftProgram,
  ) {
    for (const [file, text] of Object.entries(files)) repository.write(file, text);
    try {
      return await run(repository, ['check', '--verbose', ...args], { folder });
    } finally {
      for (const file of Object.keys(files)) repository.remove(file);
    }
  }

  it('is that of the Astro project, wherever in the repository it is', async () => {
    const { code, out, err } = await withFiles({ 'website/astro.config.mjs': ASTRO });
    expect(code).toBe(1);
    expect(err).toContain(`Configuration: ${repository.path('website/astro.config.mjs')}`);
    expect(out).not.toContain('A configuration may print.');
    const elsewhere = await withFiles({ 'website/astro.config.mjs': ASTRO }, [], 'docs');
    expect(elsewhere.code).toBe(1);
  });

  it.each(['website/astro.config.ts', ...(isNightly ? ['website/astro.config.mts'] : [])])(
    'is read from %s',
    async (file) => {
      const typed = `${ASTRO}\nexport const severity: string = 'error';\n`;
      expect((await withFiles({ [file]: typed })).code).toBe(1);
    },
  );

  it('is read with Vite where Node alone cannot', async () => {
    const { code } = await withFiles({
      'website/astro.config.ts': `import { Level } from './level';\n${ASTRO.replace("'error'", 'Level.Error')}`,
      'website/level.ts': "export enum Level { Error = 'error' }\n",
    });
    expect(code).toBe(1);
  });

  it('is read where a plugin of the site is a package in TypeScript, as Starlight has many', async () => {
    const plugin = 'website/node_modules/typed-plugin';
    const { code, err } = await withFiles({
      [`${plugin}/package.json`]: '{ "name": "typed-plugin", "exports": "./index.ts" }',
      [`${plugin}/index.ts`]: "export const severity: string = 'error';\n",
      'website/astro.config.mjs': `import { severity } from 'typed-plugin';
import { named } from './named.json';
${ASTRO.replace("'error'", 'severity === named ? severity : "off"')}`,
      'website/named.json': '{ "named": "error" }',
    });
    expect({ code, err }).toMatchObject({ code: 1 });
  });

  it('is overridden by the options of the command line', async () => {
    const files = { 'website/astro.config.mjs': ASTRO };
    expect((await withFiles(files, ['--rule', 'drift=warn'])).code).toBe(0);
    expect((await withFiles(files, ['--no-config'], '.', drift)).code).toBe(0);
    const own = { ...files, 'strict.json': '{ "$schema": "a.json", "rules": { "drift": "off" } }' };
    const { code, out } = await withFiles(own, ['--config', 'strict.json'], '.', drift);
    expect(code).toBe(0);
    expect(out).toContain('0 warnings');
  });

  it.each(['drift.config.json', 'website/drift.config.json'])(
    'is %s, and then the configuration of the site is not run',
    async (file) => {
      const files = {
        [file]: '{ "rules": { "drift": "error" } }',
        'website/astro.config.mjs': `throw new Error('It was run.');\n${ASTRO}`,
      };
      const { code, err } = await withFiles(files, [], '.', drift);
      expect(code).toBe(1);
      expect(err).toContain(`Configuration: ${repository.path(file)}`);
    },
  );

  it('is an error with two drift.config files in one folder', async () => {
    const files = {
      'drift.config.json': '{ "rules": { "drift": "error" } }',
      'drift.config.mjs': 'export default {};\n',
    };
    const { code, err } = await withFiles(files, [], '.', drift);
    expect(code).toBe(2);
    expect(err).toContain('Keep one of them');
  });

  it('is drift.config.mjs where there is no site', async () => {
    const module = "export default { rules: { drift: 'error' } };\n";
    expect((await withFiles({ 'drift.config.mjs': module })).code).toBe(1);
  });

  it('is that of a site which has the package only through another one', async () => {
    const preset = 'website/node_modules/@acme/preset';
    const manifest = readFileSync(repository.path('website/package.json'), 'utf8');
    repository.write(
      'website/package.json',
      '{ "type": "module", "dependencies": { "@acme/preset": "1.0.0", "astro": "7" } }',
    );
    const { code, err } = await withFiles({
      [`${preset}/package.json`]:
        '{ "type": "module", "exports": "./index.js", "dependencies": { "astro-drift": "1.0.0" } }',
      [`${preset}/index.js`]: "export { default } from 'astro-drift';\n",
      'website/astro.config.mjs': ASTRO.replace("'astro-drift'", "'@acme/preset'"),
    });
    repository.write('website/package.json', manifest);
    expect(err).toContain(`Configuration: ${repository.path('website/astro.config.mjs')}`);
    expect(code).toBe(1);
  });

  it('is that of the nearest site, and an error where several are as near', async () => {
    const two = {
      'website/astro.config.mjs': ASTRO,
      'docs/astro.config.mjs': ASTRO,
    };
    const { code, err } = await withFiles(two, [], '.', drift);
    expect(code).toBe(2);
    expect(err).toContain('There are several configurations');
    expect(err).toContain('--config');
    expect((await withFiles(two, [], 'website/src')).code).toBe(1);
  });

  it('leaves out Astro projects that do not use the integration', async () => {
    const plain = "import 'nothing-that-is-installed';\nexport default {};\n";
    const { code, err } = await withFiles({ 'docs/astro.config.mjs': plain }, [], '.', drift);
    expect(code).toBe(0);
    expect(err).toContain('Configuration: none');
  });

  it.each([
    ['an option that is not there', ASTRO.replace('layout', 'layuot'), 'layuot'],
    [
      'a package that is not installed',
      `import 'not-installed';\n${ASTRO}`,
      'Install the dependencies',
    ],
    [
      'a program that fails',
      `throw new Error('No token');\n${ASTRO}`,
      'could not be loaded: No token',
    ],
    ['a syntax error', `${ASTRO}\n}`, 'could not be loaded'],
  ])('is an error with %s', async (_, text, message) => {
    const { code, out, err } = await withFiles({ 'website/astro.config.mjs': text });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).not.toContain('This is not your mistake');
  });

  it('is an error where --config names no configuration', async () => {
    const missing = await withFiles({}, ['--config', 'none.json'], '.', drift);
    expect(missing).toMatchObject({ code: 2 });
    expect(missing.err).toContain('Name a file that is there.');
    const files = { 'astro.config.mjs': 'export default {};\n' };
    const other = await withFiles(files, ['--config', 'astro.config.mjs']);
    expect(other.err).toContain('does not use astro-drift');
  });
});
