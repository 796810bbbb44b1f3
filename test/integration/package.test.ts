import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { formatMessage } from 'publint/utils';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documented, ID } from '../support/documented.ts';
import { dependencyTrees, pathOf, sizeOf, withInstallScript } from '../support/installed.ts';
import { type PackedPackage, packPackage } from '../support/package.ts';
import { TestRepository } from '../support/repository.ts';
import { cleanEnvironment } from '../support/site.ts';

const run = promisify(execFile);
const MB = 1_000_000;

/**
 * What is installed with the package, and how large it may become with all that it needs itself, in
 * megabytes. Another dependency has to be wanted, and to be listed here.
 */
const DEPENDENCIES: Readonly<Record<string, number>> = {
  '@bomb.sh/tab': 0.2,
  '@clack/prompts': 0.5,
  '@repomix/tree-sitter-wasms': 26,
  commander: 0.5,
  diff: 1,
  'fast-string-width': 0.2,
  'fast-wrap-ansi': 0.2,
  'fastest-levenshtein': 0.1,
  'github-slugger': 0.1,
  'gray-matter': 1.5,
  htmlparser2: 1.5,
  ignore: 0.3,
  'js-yaml': 1.5,
  mermaid: 200,
  micromatch: 0.5,
  papaparse: 0.5,
  satteri: 12,
  shiki: 18,
  'simple-git': 1.5,
  tinypool: 0.2,
  'web-tree-sitter': 6,
  zod: 8,
};

describe('the packed package', () => {
  let folder: TestRepository;
  let packed: PackedPackage;
  let own: string;

  beforeAll(async () => {
    folder = new TestRepository();
    packed = await packPackage(folder.root);
    own = folder.path('project/node_modules/astro-drift');
    mkdirSync(own, { recursive: true });
    execFileSync('tar', ['-xf', packed.archive, '--strip-components=1', '-C', own]);
  });

  afterAll(() => {
    folder[Symbol.dispose]();
  });

  it('contains the listed files only', () => {
    expect(packed.files).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'package.json', 'styles.css']),
    );
    const odd = packed.files.filter(
      (file) =>
        !/^(?:LICENSE|README\.md|(?:package|token-rules)\.json|[a-z-]+\.css|dist\/report\.schema\.json|dist\/.+\.(?:js|d\.ts)|components\/\w+\.astro|routes\/[\w.]+\.(?:astro|ts))$/.test(
          file,
        ),
    );
    expect(odd).toEqual([]);
    expect(packed.files.filter((file) => /test|fixture/.test(file))).toEqual([]);
    const maps = packed.files.filter((file) =>
      readFileSync(join(own, file), 'utf8').includes('sourceMappingURL='),
    );
    expect(maps).toEqual([]);
    expect(packed.unpackedSize).toBeLessThan(2.1 * MB);
  });

  it('passes publint and attw', async () => {
    const archive = readFileSync(packed.archive);
    const tarball = archive.buffer.slice(
      archive.byteOffset,
      archive.byteOffset + archive.byteLength,
    );
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
    const attw = ['attw', packed.archive, '--profile', 'esm-only', '--no-color'];
    const checked = await run('npx', ['--no-install', ...attw], {
      env: cleanEnvironment({}),
    }).catch((error: unknown) => error as { stdout: string; code: number });
    expect(checked, checked.stdout).not.toHaveProperty('code');
  });

  it('has the metadata that `astro add` and the integrations catalogue expect', async () => {
    const manifest = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as {
      keywords: string[];
      peerDependencies: Record<string, string>;
      peerDependenciesMeta?: Record<string, { optional: boolean }>;
      scripts: Record<string, string>;
    };
    expect(manifest.keywords).toEqual(expect.arrayContaining(['astro-integration', 'withastro']));
    const required = Object.keys(manifest.peerDependencies).filter(
      (name) => manifest.peerDependenciesMeta?.[name]?.optional !== true,
    );
    expect(required).toEqual(['astro']);
    expect(Object.keys(manifest.scripts)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/install|prepare/)]),
    );
    const { default: integrate } = (await import('astro-drift')) as {
      default: () => { name: string };
    };
    expect(integrate()).toMatchObject({ name: 'astro-drift' });
  });

  it('installs the listed dependencies below their size limits', () => {
    const trees = dependencyTrees();
    expect([...trees.keys()].sort()).toEqual(Object.keys(DEPENDENCIES).sort());
    for (const [name, places] of trees) {
      const size = sizeOf(places) / MB;
      expect(size, `${name} is not installed`).toBeGreaterThan(0);
      expect(size, `${name} takes ${size.toFixed(2)} MB`).toBeLessThan(DEPENDENCIES[name] ?? 0);
    }
  });

  it('has no install scripts', () => {
    const places = new Set([...dependencyTrees().values()].flatMap((tree) => [...tree]));
    expect(places.size).toBeGreaterThan(50);
    expect(withInstallScript(places)).toEqual([]);
  });

  it('exports an engine that works without Astro', async () => {
    using repository = documented();
    const modules = dirname(own);
    for (const [name, [place = '']] of dependencyTrees()) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(pathOf(place), join(modules, name));
    }
    const script = `
import { analyze } from 'astro-drift/engine';
const report = await analyze({ root: process.argv[1] });
const hasAstro = await import('astro').then(() => true, () => false);
const hasLoader = await import('astro-drift/loader').then(() => true, () => false);
console.log(JSON.stringify({ ids: report.specs.map(({ id }) => id), hasAstro, hasLoader }));`;
    const { stdout } = await run(
      process.execPath,
      ['--input-type=module', '--eval', script, '--', repository.root],
      { cwd: folder.path('project'), env: cleanEnvironment({}) },
    );
    expect(JSON.parse(stdout)).toEqual({ ids: [ID], hasAstro: false, hasLoader: false });
  });
});
