import { mkdirSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportSchema } from '../../../integration/engine/src/report/schema.ts';
import { drift, type Ran, type RunOptions } from '../../support/cli.ts';
import { TestRepository } from '../../support/repository.ts';

const DATE = { date: '2026-01-01T09:00:00Z' };

function page(title: string, tracks: string, text: string): string {
  return `---\ntracks: [${tracks}]\n---\n\n# ${title}\n\n${text}\n`;
}

/** Two pages that have drifted, one that is right, a page without sources, and a file of no spec. */
function build(): TestRepository {
  const repository = TestRepository.init();
  repository
    .write('docs/a.md', page('A', 'src/a.py', '`LIMIT` in `src/shared.py:1`, see [c](./c.md)'))
    .write('docs/b.md', page('B', 'src/b.py', '`LEVEL` in `src/shared.py:1`'))
    .write('docs/c.md', page('C', 'src/c.py', '`DEPTH`'))
    .write('docs/index.md', '# Start\n')
    .write('src/a.py', 'LIMIT = 1\n')
    .write('src/b.py', 'LEVEL = 1\n')
    .write('src/c.py', 'DEPTH = 1\n')
    .write('src/shared.py', 'ALL = 1\n')
    .write('src/other.py', 'OTHER = 1\n')
    .write('src/old.py', 'OLD = 1\n')
    .commit('Start', DATE);
  repository
    .write('src/a.py', 'LIMIT = 2\n')
    .write('src/b.py', 'LEVEL = 2\n')
    .commit('Change', DATE);
  return repository;
}

describe('the arguments of check', () => {
  let repository: TestRepository;
  let elsewhere: TestRepository;

  beforeAll(() => {
    repository = build();
    repository.remove('src/old.py').remove('src/c.py');
    repository.write('dist/out.js', '').write('.gitignore', 'dist\n');
    elsewhere = new TestRepository();
    symlinkSync(repository.root, elsewhere.path('link'));
    mkdirSync(repository.path('docs/guides'));
    symlinkSync('../../src', repository.path('docs/guides/code'));
  });

  afterAll(() => {
    repository[Symbol.dispose]();
    elsewhere[Symbol.dispose]();
  });

  const run = (args: readonly string[], options?: RunOptions): Promise<Ran> =>
    drift(repository, args, options);

  async function idsOf(...args: string[]): Promise<string[]> {
    const { out } = await run(['check', '--json', ...args]);
    return ReportSchema.parse(JSON.parse(out)).specs.map(({ id }) => id);
  }

  it.each([
    ['a document', ['docs/a.md'], ['docs/a.md']],
    ['a source that a page tracks', ['src/b.py'], ['docs/b.md']],
    ['a source that pages only cite', ['src/shared.py'], ['docs/a.md', 'docs/b.md']],
    ['a source that was deleted', ['src/c.py'], ['docs/c.md']],
    ['a folder', ['docs'], ['docs/a.md', 'docs/b.md', 'docs/c.md']],
    ['a folder of sources', ['src/'], ['docs/a.md', 'docs/b.md', 'docs/c.md']],
    ['the acceptance of a document', ['.drift/docs/b.md.json'], ['docs/b.md']],
    ['Windows separators', ['docs\\b.md'], ['docs/b.md']],
    ['a part of an id', ['cs/b'], ['docs/b.md']],
    [
      'several files, some twice',
      ['docs/a.md', 'src/a.py', 'src/b.py'],
      ['docs/a.md', 'docs/b.md'],
    ],
    ['a file that no spec has', ['src/other.py'], []],
    ['a page without sources, and another', ['docs/index.md', 'docs/b.md'], ['docs/b.md']],
  ])('may be %s', async (_, args, ids) => {
    expect(await idsOf(...args)).toEqual(ids);
  });

  it('may be absolute, also through a link, as lint-staged gives them', async () => {
    expect(await idsOf(repository.path('src/a.py'))).toEqual(['docs/a.md']);
    expect(await idsOf(elsewhere.path('link/src/a.py'))).toEqual(['docs/a.md']);
    expect(await idsOf(repository.path('docs/guides/code/b.py'))).toEqual(['docs/b.md']);
    expect(await idsOf(repository.root)).toHaveLength(3);
  });

  it('are relative to the current folder first, and then to the repository', async () => {
    const here = { folder: 'docs' };
    const checked = async (name: string): Promise<string> =>
      (await run(['check', name, '--format', 'unix'], here)).out;
    expect(await checked('b.md')).toMatch(/^docs\/b\.md:.*\n$/);
    expect(await checked('../src/b.py')).toMatch(/^docs\/b\.md:.*\n$/);
    expect(await checked('docs/b.md')).toMatch(/^docs\/b\.md:.*\n$/);
    expect(await checked('.')).toContain('docs/c.md:');
  });

  it.each([
    [
      ['docs/index.md'],
      'Skipped docs/index.md: it declares no sources and refers to none, and no spec tracks or cites it.\n',
    ],
    [['src/other.py'], 'Skipped src/other.py: no spec tracks it, and no document cites it.\n'],
    [['src/old.py'], 'Skipped src/old.py: no spec tracks it, and no document cites it.\n'],
    [
      ['src/other.py', 'docs/index.md', 'dist/out.js', '.gitignore'],
      'Skipped 4 files that no spec tracks and no document cites: src/other.py, docs/index.md, dist/out.js and 1 more.\n',
    ],
  ])('%j are skipped with one line, which is no error', async (args, err) => {
    expect(await run(['check', ...args])).toEqual({ code: 0, out: '', err });
    expect(await run(['check', '--quiet', ...args])).toEqual({ code: 0, out: '', err: '' });
  });

  it('find the specs of a comparison as well, even if the changes do not affect them', async () => {
    const since = ['--since', 'HEAD', '--json'];
    expect(await idsOf('src/c.py', ...since)).toEqual(['docs/c.md']);
    const { code, err } = await run(['check', 'src/a.py', '--since', 'HEAD']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('exist as of the commit that is checked', async () => {
    expect(await idsOf('src/old.py', 'src/c.py', '--committed')).toEqual(['docs/c.md']);
  });

  it.each([
    ['docs/idnex.md', 'There is no file or spec "docs/idnex.md". Did you mean docs/index.md?'],
    ['../outside.md', '../outside.md is not in the repository '],
    ['/etc', '/etc is not in the repository '],
    ['docs/z.md', 'There is no spec "docs/z.md". Did you mean docs/a.md'],
    ['nothing', 'There is no spec "nothing". There are: docs/a.md, docs/b.md, docs/c.md.'],
  ])('are refused if nothing is called %s', async (name, message) => {
    const { code, out, err } = await run(['check', 'docs/a.md', name]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('keep findings on a named file that belongs to no spec', async () => {
    const { code, out } = await run([
      'check',
      'src/other.py',
      '--rule',
      'undocumented-source=error',
      '--format',
      'unix',
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(/^src\/other\.py:.*\[undocumented-source\]\n$/);
  });
});

describe('the arguments of other commands', () => {
  it('of status, affected, diff and accept mean the same', async () => {
    using repository = build();
    const absolute = repository.path('src/b.py');
    const status = await drift(repository, ['status', absolute]);
    expect(status.out).toMatch(/^STATUS .*\ndrifted .* docs\/b\.md\n$/);
    const skipped = await drift(repository, ['status', 'src/other.py']);
    expect(skipped).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringMatching(/^Skipped /) as string,
    });
    const affected = await drift(repository, ['affected', absolute]);
    expect(affected.out).toContain('docs/b.md: B (drifted)');
    const diff = await drift(repository, ['diff', 'b.md'], { folder: 'docs' });
    expect(diff.out).toContain('+LEVEL = 2');
    const several = await drift(repository, ['diff', 'src/shared.py']);
    expect(several).toMatchObject({
      code: 2,
      err: expect.stringContaining('concerns several specs') as string,
    });
    const accept = [
      'accept',
      repository.path('docs/b.md'),
      '--reason',
      'x',
      '--author',
      'A',
      '--dry-run',
    ];
    expect((await drift(repository, accept)).out).toContain('Would accept docs/b.md');
  });

  it('of fix keep it from writing other documents', async () => {
    using repository = TestRepository.init();
    repository
      .write('docs/a.md', page('A', 'src/a.py', 'See `src/a.py:1`.'))
      .write('docs/b.md', page('B', 'src/a.py', 'See `src/a.py:1`.'))
      .write('src/a.py', 'LIMIT = 1\n')
      .commit('Start', DATE);
    repository.write('src/a.py', '\n\nLIMIT = 1\n').commit('Move', DATE);
    const { out } = await drift(repository, ['fix', 'docs/b.md']);
    expect(out).toContain('docs/b.md\n  7: src/a.py:1 → src/a.py:3\n');
    expect(out).toContain('Rewrote 1 citation in 1 document.');
    expect(repository.git('status', '--porcelain')).toBe(' M docs/b.md');
  });
});
