import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

type PackageName = 'engine' | 'cli' | 'astro';

/** The names under which the packages are published. */
const NAMES: Readonly<Record<PackageName, string>> = {
  engine: '@astro-drift/engine',
  cli: '@astro-drift/cli',
  astro: 'astro-drift',
};

/**
 * Folders and files of a package, each of which imports only those before it. A file with a place of
 * its own does not count as part of its folder.
 */
const ORDER: Readonly<Record<PackageName, readonly string[]>> = {
  engine: [
    [
      'drift-error.ts',
      'text',
      'files',
      'cache',
      'html',
      'forge',
      'git',
      'languages',
      'code',
      'facts',
      'documents/format.ts',
      'documents/line-words.ts',
      'citations/line-suffix.ts',
      'citations/citation-token.ts',
      'citations/file-address.ts',
      'citations/path-shape.ts',
      'citations/read-citation.ts',
      'documents',
      'specs',
      'owners',
    ],
    ['citations', 'drift', 'impact', 'coverage', 'watched', 'links'],
    // The parts of a report that rules read.
    [
      'report/spec-schema.ts',
      'report/short-id.ts',
      'report/advice.ts',
      'report/recommendation.ts',
      'report/source-count.ts',
      'report/baseline-day.ts',
      'report/documentation.ts',
    ],
    ['rules', 'report', 'reporters', 'suppressions'],
    [
      'options.ts',
      'inspection',
      'since',
      'affected',
      'accept',
      'adoption',
      'fix',
      'list-specs.ts',
      'analyze.ts',
      'content-reader.ts',
    ],
    [
      'analyze-since.ts',
      'propose-tracks.ts',
      'affected.ts',
      'accept.ts',
      'prune.ts',
      'coverage.ts',
      'fix.ts',
      'suppress.ts',
    ],
    ['configuration', 'load-config.ts', 'render-report.ts', 'json-schemas.ts', 'index.ts'],
  ].flat(),
  cli: [
    [
      'exit.ts',
      'failure.ts',
      'node-version.ts',
      'version.ts',
      'permissions.ts',
      'suggestion.ts',
      'github.ts',
      'terminal.ts',
    ],
    ['progress.ts', 'printer.ts', 'diff-colours.ts', 'prompts.ts', 'pager.ts', 'table.ts'],
    ['error-text.ts', 'links.ts', 'outputs.ts', 'shared-options.ts', 'with-progress.ts'],
    [
      'engine-options.ts',
      'typed-paths.ts',
      'specs.ts',
      'suppressions.ts',
      'file-diff.ts',
      'init',
      'adopt',
      'accept',
      'actions',
      'completion.ts',
      'commands',
    ],
    ['program.ts', 'main.ts', 'run.ts', 'bin.ts'],
  ].flat(),
  astro: [
    ['engine.ts', 'bin.ts', 'strings', 'diff', 'masking', 'public-report', 'page', 'source'],
    ['client', 'schema.ts', 'site', 'loader.ts', 'index.ts', 'components.ts', 'starlight'],
  ].flat(),
};

const root = fileURLToPath(new URL('../../integration/', import.meta.url));

/** What each file of a package imports: files of the package by their paths, and others by name. */
type Imports = ReadonlyMap<string, { readonly files: string[]; readonly others: string[] }>;

function readImports(name: PackageName): Imports {
  const source = join(root, name, 'src');
  return new Map(
    readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => file.replaceAll('\\', '/'))
      .map((file) => {
        const { importedFiles } = ts.preProcessFile(readFileSync(join(source, file), 'utf8'));
        const names = importedFiles.map(({ fileName }) => fileName);
        const isOwn = (name: string): boolean => name.startsWith('.');
        return [
          file,
          {
            files: names.filter(isOwn).map((name) => normalize(join(file, '..', name))),
            others: names.filter((name) => !isOwn(name)),
          },
        ] as const;
      }),
  );
}

const imports: Readonly<Record<PackageName, Imports>> = {
  engine: readImports('engine'),
  cli: readImports('cli'),
  astro: readImports('astro'),
};

const PACKAGES = Object.keys(NAMES) as PackageName[];

/** The packages that a package imports itself, by name. */
function packagesOf(name: PackageName): string[] {
  const others = [...imports[name].values()].flatMap((imported) => imported.others);
  return [...new Set(others.map(packageName))].sort();
}

function packageName(imported: string): string {
  return imported.split('/', imported.startsWith('@') ? 2 : 1).join('/');
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function manifestOf(name: PackageName): Manifest {
  return JSON.parse(readFileSync(join(root, name, 'package.json'), 'utf8')) as Manifest;
}

describe('the packages', () => {
  it('import each other in one direction only', () => {
    const own = (name: PackageName): string[] =>
      packagesOf(name).filter((imported) => /^(?:@astro-drift\/|astro-drift$)/.test(imported));
    expect(own('engine')).toEqual([]);
    expect(own('cli')).toEqual(['@astro-drift/engine']);
    expect(own('astro')).toEqual(['@astro-drift/cli', '@astro-drift/engine']);
  });

  it('import the command line only to give a site its command', () => {
    const importers = [...imports.astro].filter(([, { others }]) =>
      others.some((name) => name.startsWith('@astro-drift/cli')),
    );
    expect(importers).toEqual([['bin.ts', { files: [], others: ['@astro-drift/cli/bin'] }]]);
  });

  it.each(['engine', 'cli'] as const)('%s needs no Astro, Vite, Mermaid or Shiki', (name) => {
    const packages = packagesOf(name);
    expect(packages).toContain('zod');
    const ofSites = /^(?:astro|@astrojs\/|vite$|virtual:|mermaid$|shiki$|astro-drift$)/;
    expect(packages.filter((imported) => ofSites.test(imported))).toEqual([]);
  });

  it.each(PACKAGES)('%s declares every package that it imports', (name) => {
    const { dependencies, peerDependencies = {} } = manifestOf(name);
    const declared = new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies)]);
    const missing = packagesOf(name).filter(
      (imported) =>
        !declared.has(imported) &&
        !/^(?:node|astro|virtual):/.test(imported) &&
        !isTypesOnly(imported),
    );
    expect(missing).toEqual([]);
  });
});

/** `sarif` has types only, and Astro brings Vite along. */
function isTypesOnly(imported: string): boolean {
  return imported === 'sarif' || imported === 'vite';
}

/** The part of a package that a file belongs to: itself if it has a place of its own. */
function partOf(name: PackageName, file: string): string {
  return ORDER[name].includes(file) ? file : (file.split('/')[0] ?? '');
}

describe.each(PACKAGES)('the parts of the package %s', (name) => {
  it('are all listed in the order of imports', () => {
    const parts = new Set([...imports[name].keys()].map((file) => partOf(name, file)));
    expect([...parts].sort()).toEqual([...ORDER[name]].sort());
  });

  it('import only parts before them in that order', () => {
    const placeOf = (file: string): number => ORDER[name].indexOf(partOf(name, file));
    const wrong = [...imports[name]].flatMap(([file, { files }]) =>
      files
        .filter((other) => imports[name].has(other) && placeOf(other) > placeOf(file))
        .map((other) => `${file} imports ${other}`),
    );
    expect(wrong).toEqual([]);
  });
});
