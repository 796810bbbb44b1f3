import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Folders and files of the source, each of which imports only those before it. */
const ORDER = [
  ['text', 'files', 'html', 'git', 'code', 'documents', 'specs', 'owners'],
  ['citations', 'drift', 'coverage', 'report'],
  [
    'options.ts',
    'inspection',
    'since',
    'affected',
    'accept',
    'fix',
    'list-specs.ts',
    'analyze.ts',
    'contents.ts',
  ],
  ['analyze-since.ts', 'affected.ts', 'accept.ts', 'coverage.ts', 'fix.ts', 'engine.ts'],
  ['forge', 'configuration', 'strings', 'diff', 'cli'],
  ['masking', 'page', 'source', 'client', 'schema.ts'],
  ['astro', 'loader.ts', 'index.ts', 'components.ts', 'starlight'],
].flat();

const source = fileURLToPath(new URL('../../integration/src/', import.meta.url));

/** What each file of the source imports: files of the source by their paths, and packages. */
const imports = new Map(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => file.replaceAll('\\', '/'))
    .map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(source, file), 'utf8'));
      return [file, importedFiles.map(({ fileName }) => resolve(file, fileName))] as const;
    }),
);

function resolve(from: string, name: string): string {
  return name.startsWith('.') ? normalize(join(from, '..', name)) : name;
}

/** The packages that a file needs, itself or through others. */
function packagesOf(entry: string): string[] {
  const reached = new Set([entry]);
  const packages = new Set<string>();
  for (const file of reached) {
    for (const imported of imports.get(file) ?? []) {
      if (imports.has(imported)) reached.add(imported);
      else packages.add(imported);
    }
  }
  return [...packages];
}

const isOfSites = (name: string): boolean => /^(?:astro|@astrojs|vite|virtual:)/.test(name);

describe('the parts of the package', () => {
  it('are all listed in the order of imports', () => {
    const parts = new Set([...imports.keys()].map((file) => file.split('/')[0]));
    expect([...parts].sort()).toEqual(ORDER.toSorted());
  });

  it('import only parts before them in that order', () => {
    const wrong = [...imports].flatMap(([file, imported]) => {
      const place = ORDER.indexOf(file.split('/')[0] ?? '');
      return imported
        .filter((other) => imports.has(other))
        .filter((other) => ORDER.indexOf(other.split('/')[0] ?? '') > place)
        .map((other) => `${file} imports ${other}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('an entry point of the package', () => {
  it.each(['engine.ts', 'cli/bin.ts'])('%s needs neither Astro nor Vite', (entry) => {
    const packages = packagesOf(entry);
    expect(packages).toContain('zod');
    expect(packages.filter(isOfSites)).toEqual([]);
  });

  it('of the integration needs both Astro and Vite', () => {
    expect(packagesOf('index.ts').filter(isOfSites)).toEqual(
      expect.arrayContaining(['astro', 'vite']),
    );
  });
});
