import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReportSchema } from '../../../integration/engine/src/report/schema.ts';
import { drift, type Ran } from '../../support/cli.ts';
import type { TestRepository } from '../../support/repository.ts';
import { TestRepository as Repository } from '../../support/repository.ts';
import { template } from '../../support/template.ts';

const FILE = '.drift/suppressions.json';
const DATE = { date: '2026-01-01T09:00:00Z' };
const STRICT = ['--rule', 'drift=error'];

const page = (tracks: string, text: string): string =>
  `---\ntracks: [${tracks}]\n---\n\n# Page\n\n${text}\n`;

/** Two pages with broken references, of which one has drifted as well. */
const start = template(() => {
  const repository = Repository.init();
  repository
    .write('docs/a.md', page('src/a.py', '`LIMIT` in `src/gone.py:1`, `src/gone.py:2`'))
    .write('docs/b.md', page('src/b.py', 'See `src/gone.py:3`.'))
    .write('src/a.py', 'LIMIT = 1\n')
    .write('src/b.py', 'LEVEL = 1\n')
    .write('src/gone.py', 'A = 1\nB = 1\nC = 1\n')
    .commit('Start', DATE);
  repository.write('src/a.py', 'LIMIT = 2\n').remove('src/gone.py').commit('Go on', DATE);
  return repository;
});

describe('suppressions', () => {
  let repository: TestRepository;

  beforeEach(() => {
    repository = start();
  });

  afterEach(() => {
    repository[Symbol.dispose]();
  });

  const check = (...args: string[]): Promise<Ran> =>
    drift(repository, ['check', ...STRICT, ...args]);
  const read = (): string => readFileSync(repository.path(FILE), 'utf8');

  it('record what is known, and then only what is new fails', async () => {
    expect((await check()).out).toContain('4 errors, 0 warnings in 2 specs.');
    const recorded = await check('--suppress-all');
    expect(recorded.code).toBe(0);
    expect(recorded.err).toBe(`Suppressed 4 findings. Commit ${FILE}.\n`);
    expect(recorded.out).toMatch(/^0 errors, 0 warnings, 4 suppressed in 2 specs\.\n$/m);
    expect(recorded.out).not.toContain('agree with their sources');
    const text = read();
    expect(await check()).toMatchObject({ code: 0, err: '' });
    expect((await check('--suppress-all')).err).toBe('There is nothing to suppress.\n');
    expect(read()).toBe(text);
    // Lines do not matter, and neither does what else the page says.
    const [before, after] = ['docs/a.md', 'docs/b.md'].map((file) =>
      readFileSync(repository.path(file), 'utf8').replace('---\n', '---\ntitle: Page\n'),
    );
    repository.write('docs/a.md', `${before ?? ''}\n## More\n\nText.\n`);
    repository.write('docs/b.md', after ?? '');
    expect((await check()).code).toBe(0);
    repository
      .write('src/a.py', 'LIMIT = 3\n')
      .write('docs/b.md', page('src/b.py', 'See `src/gone.py:3`, `src/gone.py:4`.'));
    const { code, out, err } = await check('--format', 'unix');
    expect(code).toBe(1);
    expect(err).toBe('');
    expect(out).toMatch(
      /^docs\/a\.md:6:1: error: .*from `1` to `3`.*\ndocs\/b\.md:\d:\d\d: error: `src\/gone\.py:4`.*\n$/,
    );
    expect((await check('--suppress-all')).err).toContain('Suppressed 2 findings.');
    expect(await check()).toMatchObject({ code: 0, err: '' });
  });

  it('of what is not found any more fail until they are pruned', async () => {
    await check('--suppress-all');
    repository.write('docs/b.md', page('src/b.py', 'Nothing.'));
    const { code, err } = await check();
    expect(code).toBe(1);
    expect(err).toBe(
      'error: 1 suppression is about what is not found any more: docs/b.md (broken-citation).\n  Remove them with `astro-drift check --prune-suppressions`.\n',
    );
    // Other files are not concerned.
    expect((await check('docs/a.md')).code).toBe(0);
    const pruned = await check('--prune-suppressions');
    expect(pruned).toMatchObject({
      code: 0,
      err: `Removed 1 suppression from ${FILE}. Commit the file.\n`,
    });
    expect(read()).not.toContain('docs/b.md');
    expect((await check('--prune-suppressions')).err).toBe('All suppressions are in use.\n');
    repository.write('docs/a.md', '# Nothing\n');
    await check('--prune-suppressions');
    expect(existsSync(repository.path(FILE))).toBe(false);
  });

  it('may be recorded for some files only', async () => {
    await check('--suppress-all', 'docs/b.md');
    expect(read()).not.toContain('docs/a.md');
    expect((await check()).out).toContain('3 errors, 0 warnings, 1 suppressed in 2 specs.');
    await check('--suppress-all', 'docs/a.md');
    expect((await check()).out).toContain('0 errors, 0 warnings, 4 suppressed in 2 specs.');
  });

  it('are in the report, in SARIF if everything is asked for, and in status', async () => {
    await check('--suppress-all');
    const report = ReportSchema.parse(JSON.parse((await check('--json')).out));
    expect(report.findings).toEqual([]);
    expect(report.summary).toMatchObject({ errors: 0, suppressed: 4, documents: { broken: 2 } });
    expect(report.suppressed?.map(({ rule }) => rule).sort()).toEqual([
      'broken-citation',
      'broken-citation',
      'broken-citation',
      'drift',
    ]);
    const sarif = await check('--format', 'sarif', '--all');
    expect(sarif.out.match(/"suppressions"/g)).toHaveLength(4);
    expect((await check('--format', 'sarif')).out).not.toContain('"suppressions"');
    const { err, out } = await drift(repository, ['status']);
    expect(err).toBe('4 findings are suppressed: `astro-drift check --json` lists them.\n');
    expect(out).toMatch(/^drifted .*docs\/a\.md$/m);
  });

  it('count as of the state that is checked', async () => {
    await check('--suppress-all');
    expect((await check('--committed')).code).toBe(1);
    repository.git('add', FILE);
    expect((await check('--staged')).code).toBe(0);
    repository.commit('Suppress', DATE);
    expect((await check('--committed')).code).toBe(0);
    expect((await check('--at', 'HEAD~1')).code).toBe(1);
  });

  it('are no findings of a branch that records or resolves them', async () => {
    await check('--suppress-all');
    repository.commit('Suppress', DATE);
    const since = await check('--since', 'HEAD~1', '--json');
    const report = ReportSchema.parse(JSON.parse(since.out));
    expect(report.findings).toEqual([]);
    expect(report.since?.resolved).toEqual([]);
    repository.write('docs/b.md', page('src/b.py', 'Nothing.'));
    const resolved = await check('--since', 'HEAD');
    expect(resolved).toMatchObject({ code: 1 });
    expect(resolved.err).toContain('docs/b.md (broken-citation)');
    repository.commit('Forget to prune', DATE);
    // Later changes need not put that right.
    expect((await check('--since', 'HEAD')).code).toBe(0);
    expect((await check()).code).toBe(1);
  });

  it('of two branches merge, whatever was recorded first', async () => {
    const broken = (...lines: number[]): string =>
      lines.map((line) => `\`src/gone.py:${line}\``).join(', ');
    repository.write('docs/b.md', page('src/b.py', broken(3, 4, 5, 6))).commit('More', DATE);
    await check('--suppress-all', 'docs/b.md');
    repository.commit('Suppress b', DATE);
    repository.git('checkout', '--quiet', '-b', 'side');
    await check('--suppress-all', 'docs/a.md');
    repository.commit('Suppress a', DATE);
    repository.git('checkout', '--quiet', 'main');
    repository.write('docs/c.md', page('src/b.py', broken(1)));
    await check('--suppress-all', 'docs/c.md');
    repository.commit('Suppress c', DATE);
    repository.git('merge', '--quiet', '--no-edit', 'side');
    const merged = read();
    expect(await check()).toMatchObject({ code: 0, err: '' });
    repository.remove(FILE);
    await check('--suppress-all');
    expect(read()).toBe(merged);
  });

  it.each([
    ['{ "version": 1,\n<<<<<<< HEAD\n', 'Has conflicts of a merge'],
    ['{ "version": 3, "suppressions": [] }', '`version` has to be 1'],
  ])('that cannot be used are an error, and suppress nothing: %j', async (text, problem) => {
    repository.write(FILE, text);
    const { code, out } = await check('--format', 'unix');
    expect(code).toBe(1);
    expect(out).toContain(`${FILE}:1:1: error: `);
    expect(out).toContain(problem);
    expect(out).toContain('docs/b.md:7:5: error: ');
    await check('--prune-suppressions');
    expect(read()).toBe(text);
    expect((await check('--suppress-all')).code).toBe(0);
    expect((await check()).code).toBe(0);
  });

  it('are neither read nor written through a link', async () => {
    using elsewhere = new Repository();
    elsewhere.write('real.json', '{ "version": 1, "suppressions": [] }');
    repository.write('.drift/x', '');
    symlinkSync(elsewhere.path('real.json'), repository.path(FILE));
    expect((await check('--format', 'unix')).out).toContain('Is a symbolic link');
    const { code, err } = await check('--suppress-all');
    expect(code).toBe(2);
    expect(err).toContain(`${FILE} is a symbolic link.`);
    expect(readFileSync(elsewhere.path('real.json'), 'utf8')).toContain('[]');
  });

  it('are no acceptance, which --prune would remove', async () => {
    await check('--suppress-all');
    const { out } = await drift(repository, ['accept', '--prune', '--yes']);
    expect(out).toBe('All acceptances are about something that exists.\n');
    expect(existsSync(repository.path(FILE))).toBe(true);
  });

  it.each([
    ['--committed'],
    ['--staged'],
    ['--since', 'HEAD'],
    ['--at', 'HEAD'],
    ['--prune-suppressions'],
  ])('cannot be recorded with %s', async (...other) => {
    const { code, err } = await check('--suppress-all', ...other);
    expect(code).toBe(2);
    expect(err).toContain('cannot be used with option');
    expect(existsSync(repository.path(FILE))).toBe(false);
  });

  it('are refused where git ignores them', async () => {
    repository.write('.gitignore', '.drift\n');
    const { code, err } = await check('--suppress-all');
    expect(code).toBe(2);
    expect(err).toContain(`git ignores ${FILE}`);
  });
});
