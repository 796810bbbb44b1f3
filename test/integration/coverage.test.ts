import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coverage, type Coverage } from '../../integration/engine/src/index.ts';
import { documented, documentedSpec } from '../support/documented.ts';
import { GitShim } from '../support/git-shim.ts';
import { analyzeRepository, findingsOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';
import { template } from '../support/template.ts';

/** Documented, with files that are only cited or forgotten, and others that need no documents. */
const partlyDocumented = template(() => {
  const repository = documented();
  repository.write('lib/cited.py', numbered(5)).write('lib/drawn.ts', numbered(3));
  repository
    .write('lib/forgotten.go', 'package lib\n')
    .write('lib/forgotten_test.go', 'package lib\n');
  repository.write('lib/style.css', 'a {}\n').write('lib/made/parser.js', 'x\n');
  repository.write(
    '.gitattributes',
    'lib/made/** linguist-generated\nlib/own.js linguist-vendored=false\n',
  );
  repository.write('lib/own.js', 'x\n').write('docs/figure.py', 'plot\n');
  repository.write('CODEOWNERS', '* @all\nlib/*.go @gophers @all\nsrc/\n');
  symlinkSync('own.js', repository.path('lib/link.js'));
  repository.write(
    '.chant/specs/2026-01-11-001-lib.md',
    documentedSpec({ tracks: ['src/a.py'], target_files: ['docs/lib.md', 'docs/figure.py'] }),
  );
  repository.write(
    'docs/lib.md',
    '# Lib\n\nSee `lib/cited.py:1-2`.\n\n```mermaid\nflowchart LR\n  A[lib/drawn.ts] --> B\n```\n',
  );
  repository.commit('Document the library', { date: '2026-01-11T12:05:00Z' });
  return repository;
});

function filesOf({ files }: Coverage): string[] {
  return files.map(({ path, coverage: state }) => `${state} ${path}`);
}

describe('the coverage', () => {
  it('tells apart what specs track, what documents only cite, and what nothing names', async () => {
    using repository = partlyDocumented();
    repository.write('lib/untracked.py', 'x\n');
    const found = await coverage({ root: repository.root });
    expect(filesOf(found)).toEqual([
      'cited lib/cited.py',
      'cited lib/drawn.ts',
      'none lib/forgotten.go',
      'none lib/own.js',
      'tracked src/a.py',
      'tracked src/b.py',
    ]);
    expect(found.files.find(({ path }) => path === 'src/a.py')).toEqual({
      path: 'src/a.py',
      coverage: 'tracked',
      specs: ['2026-01-10-001-doc', '2026-01-11-001-lib'],
      documents: ['docs/code.md'],
      owners: [],
    });
    expect(
      found.folders.map(({ folder, documentedPercent }) => [folder, documentedPercent]),
    ).toEqual([
      ['.', 66.6],
      ['lib', 50],
      ['src', 100],
    ]);
    expect(found.owners.map(({ owner, files }) => [owner, files])).toEqual([
      ['@all', 4],
      ['@gophers', 1],
      [null, 2],
    ]);
    expect(found.problem).toBe(null);
  });

  it('counts only the files that `coverage` selects', async () => {
    using repository = partlyDocumented();
    const patterns = ['lib', '!lib/own.js', '!lib/*.ts'];
    expect(filesOf(await coverage({ root: repository.root, coverage: patterns }))).toEqual([
      'cited lib/cited.py',
      'none lib/forgotten.go',
    ]);
  });

  it('follows a cited file to its new name', async () => {
    using repository = partlyDocumented();
    repository.move('lib/cited.py', 'core/named.py');
    repository.commit('Rename it', { date: '2026-01-12T12:05:00Z' });
    const found = await coverage({ root: repository.root, coverage: ['core', 'lib/cited.py'] });
    expect(filesOf(found)).toEqual(['cited core/named.py']);
  });

  it('is empty without a repository, with the reason', async () => {
    using folder = new TestRepository();
    const { files, problem, total } = await coverage({ root: folder.root });
    expect([files, total.files]).toEqual([[], 0]);
    expect(problem?.reason).toContain('not inside a git repository');
  });
});

describe('the rule undocumented-source', () => {
  it('finds each source file that no spec tracks, cited or not', async () => {
    using repository = partlyDocumented();
    const report = await analyzeRepository(repository, {
      rules: { 'undocumented-source': 'error' },
      coverage: ['**/*', '!lib/drawn.ts'],
    });
    expect(findingsOf(report)).toEqual([
      'error undocumented-source lib/cited.py',
      'error undocumented-source lib/forgotten.go',
      'error undocumented-source lib/own.js',
    ]);
    expect(report.findings.map(({ message }) => message).slice(0, 2)).toEqual([
      'lib/cited.py: no spec tracks this source file, though docs/lib.md cites it',
      'lib/forgotten.go: no spec tracks this source file',
    ]);
    expect(
      report.findings.every(({ spec, help }) => spec === null && help.includes('`tracks`')),
    ).toBe(true);
  });

  it('is off by default, and starts no git process then', async () => {
    using repository = partlyDocumented();
    using shim = new GitShim();
    expect(findingsOf(await analyzeRepository(repository, { cacheDir: false }))).toEqual([]);
    const off = shim.calls.length;
    expect(shim.calls.join('\n')).not.toContain('check-attr');
    const rules = { 'undocumented-source': 'warn' } as const;
    await analyzeRepository(repository, { rules, cacheDir: false });
    expect(shim.calls.length - off).toBe(off + 1);
  });

  it('cannot be switched off by a spec', async () => {
    using repository = partlyDocumented();
    repository.write(
      '.chant/specs/2026-01-11-001-lib.md',
      documentedSpec({
        tracks: ['src/a.py'],
        target_files: ['docs/lib.md'],
        rules: { 'undocumented-source': 'off' },
      }),
    );
    const report = await analyzeRepository(repository, {
      rules: { 'undocumented-source': 'warn' },
    });
    expect(findingsOf(report)).toContain('warn undocumented-source lib/cited.py');
  });
});
