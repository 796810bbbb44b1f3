import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { formatMessage } from 'publint/utils';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documented, ID } from '../support/documented.ts';
import { dependencyTrees, pathOf, sizeOf, withInstallScript } from '../support/installed.ts';
import { type PackedPackage, packPackages } from '../support/package.ts';
import { TestRepository } from '../support/repository.ts';
import { cleanEnvironment, PACKAGES } from '../support/site.ts';

const run = promisify(execFile);
const MB = 1_000_000;

/**
 * What each package needs, and how large that may become with all that it needs itself, in megabytes.
 * Another dependency has to be wanted, and to be listed here.
 */
const DEPENDENCIES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '@astro-drift/engine': {
    '@repomix/tree-sitter-wasms': 26,
    diff: 1,
    'fast-wrap-ansi': 0.2,
    'fastest-levenshtein': 0.1,
    'github-slugger': 0.1,
    'gray-matter': 1.5,
    htmlparser2: 1.5,
    ignore: 0.3,
    'js-yaml': 1.5,
    'jsonc-parser': 0.4,
    micromatch: 0.5,
    papaparse: 0.5,
    satteri: 12,
    'simple-git': 1.5,
    'smol-toml': 0.3,
    'web-tree-sitter': 6,
    yaml: 1.5,
    zod: 8,
  },
  '@astro-drift/cli': {
    '@astro-drift/engine': 60,
    '@bomb.sh/tab': 0.2,
    '@clack/prompts': 0.5,
    commander: 0.5,
    'fast-string-width': 0.2,
    'fast-wrap-ansi': 0.2,
    'js-yaml': 1.5,
    'package-manager-detector': 0.1,
    zod: 8,
  },
  'astro-drift': {
    '@astro-drift/cli': 60,
    '@astro-drift/engine': 60,
    diff: 1,
    'github-slugger': 0.1,
    shiki: 18,
    tinypool: 0.2,
    zod: 8,
  },
};

/** How large each package itself may become, in megabytes. */
const SIZES: Readonly<Record<string, number>> = {
  '@astro-drift/engine': 2.7,
  '@astro-drift/cli': 0.3,
  'astro-drift': 1.2,
};

const SCHEMAS = ['affected', 'config', 'coverage', 'report', 'site-report', 'status'].map(
  (name) => `dist/${name}.schema.json`,
);

/** What is packed besides the compiled modules. */
const FURTHER_FILES: Readonly<Record<string, readonly string[]>> = {
  '@astro-drift/engine': ['LICENSE', 'README.md', ...SCHEMAS, 'package.json'],
  '@astro-drift/cli': ['LICENSE', 'README.md', 'package.json'],
  'astro-drift': [
    'LICENSE',
    'README.md',
    ...SCHEMAS,
    'dist/frontmatter.schema.json',
    'package.json',
    'token-rules.json',
    ...filesIn('astro-drift', 'components'),
    ...filesIn('astro-drift', 'routes'),
    ...filesIn('astro-drift', 'styles'),
  ],
};

const NAMES = Object.keys(PACKAGES);

/** The files of a folder of a package, relative to the package. */
function filesIn(name: string, folder: string): string[] {
  const options = { recursive: true, withFileTypes: true } as const;
  const root = PACKAGES[name] ?? '';
  return readdirSync(join(root, folder), options)
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** The compiled modules of a package: two files for each module of its source. */
function compiledFiles(name: string): string[] {
  return filesIn(name, 'src')
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => file.replace(/^src/, 'dist').replace(/\.ts$/, ''))
    .flatMap((file) => [`${file}.js`, `${file}.d.ts`]);
}

let folder: TestRepository;
let packages: ReadonlyMap<string, PackedPackage>;

/** The unpacked package of a name. */
function place(name: string): string {
  return folder.path(`project/node_modules/${name}`);
}

beforeAll(async () => {
  folder = new TestRepository();
  packages = new Map((await packPackages(folder.root)).map((packed) => [packed.name, packed]));
  for (const [name, { archive }] of packages) {
    mkdirSync(place(name), { recursive: true });
    execFileSync('tar', ['-xf', archive, '--strip-components=1', '-C', place(name)]);
  }
});

afterAll(() => {
  folder[Symbol.dispose]();
});

describe.each(NAMES)('the packed package %s', (name) => {
  it('contains its compiled modules, the listed files and nothing else', () => {
    const { files = [] } = packages.get(name) ?? {};
    const expected = [...compiledFiles(name), ...(FURTHER_FILES[name] ?? [])];
    expect(files).toEqual(expected.sort());
  });

  it('is small and has no source maps', () => {
    const { files = [], unpackedSize = Infinity } = packages.get(name) ?? {};
    const maps = files.filter((file) =>
      readFileSync(join(place(name), file), 'utf8').includes('sourceMappingURL='),
    );
    expect(maps).toEqual([]);
    expect(unpackedSize).toBeLessThan((SIZES[name] ?? 0) * MB);
  });

  it('passes publint and attw', async () => {
    const { archive = '' } = packages.get(name) ?? {};
    const { buffer, byteOffset, byteLength } = readFileSync(archive);
    const tarball = buffer.slice(byteOffset, byteOffset + byteLength);
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
    const attw = ['attw', archive, '--profile', 'esm-only', '--no-color'];
    const checked = await run('npx', ['--no-install', ...attw], {
      env: cleanEnvironment({}),
    }).catch((error: unknown) => error as { stdout: string; code: number });
    expect(checked, checked.stdout).not.toHaveProperty('code');
  });

  it('depends on the listed packages, within their size limits', () => {
    const trees = dependencyTrees(`integration/${basename(PACKAGES[name] ?? '')}`);
    const limits = DEPENDENCIES[name] ?? {};
    expect([...trees.keys()].sort()).toEqual(Object.keys(limits).sort());
    for (const [dependency, places] of trees) {
      const size = sizeOf(places) / MB;
      expect(size, `${dependency} is not installed`).toBeGreaterThan(0);
      expect(size, `${dependency} takes ${size.toFixed(2)} MB`).toBeLessThan(
        limits[dependency] ?? 0,
      );
    }
  });

  it('depends on nothing that runs a script when it is installed', () => {
    const trees = dependencyTrees(`integration/${basename(PACKAGES[name] ?? '')}`);
    const places = new Set([...trees.values()].flatMap((tree) => [...tree]));
    expect(places.size).toBeGreaterThan(30);
    expect(withInstallScript(places)).toEqual([]);
  });
});

describe('the package astro-drift', () => {
  it('has the metadata that `astro add` and the integrations catalogue expect', async () => {
    const manifest = JSON.parse(
      readFileSync(join(place('astro-drift'), 'package.json'), 'utf8'),
    ) as {
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

  it('exports an engine that works without Astro', async () => {
    using repository = documented();
    const modules = folder.path('project/node_modules');
    for (const name of NAMES) {
      const trees = dependencyTrees(`integration/${basename(PACKAGES[name] ?? '')}`);
      for (const [dependency, [target = '']] of trees) {
        if (existsSync(join(modules, dependency))) continue;
        mkdirSync(dirname(join(modules, dependency)), { recursive: true });
        symlinkSync(pathOf(target), join(modules, dependency));
      }
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
