import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMfa, buildTechCorp } from '../../scenario/techcorp.ts';
import { drift, driftProgram } from '../../support/cli.ts';
import type { TestRepository } from '../../support/repository.ts';

const NOW = ['--now', '2026-02-15T18:00:00Z'];

describe('astro-drift affected and check --since', () => {
  let repository: TestRepository;

  beforeAll(() => {
    repository = buildTechCorp();
    repository.git('switch', '--quiet', '--create', 'mfa');
    addMfa(repository);
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('affected lists specs and documents for paths relative to the current folder', async () => {
    const { code, out } = await driftProgram(repository, [
      'affected',
      'src/auth/routes.py',
      ...NOW,
    ]);
    await expect(out).toMatchFileSnapshot('golden/affected.txt');
    expect(code).toBe(0);
    const here = await drift(repository, ['affected', 'routes.py', ...NOW], { folder: 'src/auth' });
    expect(here.out).toBe(out);
  });

  it('affected --since lists them for the changes of a branch', async () => {
    const { out } = await drift(repository, ['affected', '--since', 'main', '--json', ...NOW]);
    expect(JSON.parse(out)).toMatchObject({
      since: { ref: 'main', commit: repository.git('rev-parse', 'main') },
      paths: ['src/auth/routes.py'],
      documents: [
        { file: 'docs/architecture/modules.md', citations: [{ line: 26, touched: true }] },
      ],
    });
    const { out: text } = await drift(repository, ['affected', '--since', 'main', ...NOW]);
    expect(text).toContain('26 (Auth Module): `src/auth/routes.py:1-150`, whose lines differ');
  });

  it('affected says so where a file concerns nothing', async () => {
    const { out } = await drift(repository, ['affected', 'README.md']);
    expect(out).toBe('No spec has these files among its inputs, and no document cites them.\n');
  });

  it('check --since reports only what the branch caused', async () => {
    const { code, out } = await drift(repository, ['check', '--since', 'main', ...NOW]);
    await expect(out).toMatchFileSnapshot('golden/check-since.txt');
    expect(code).toBe(0);
    const strict = ['check', '--since', 'main', '--rule', 'drift=error', ...NOW];
    expect((await drift(repository, strict)).code).toBe(1);
    const none = await drift(repository, ['check', '--since', 'HEAD', '--max-warnings', '0']);
    expect(none.code).toBe(0);
    expect(none.out).toContain('The changes leave no document behind.');
    const named = await drift(repository, ['check', '001-cpl', '--since', 'main', '--json']);
    expect(JSON.parse(named.out)).toMatchObject({ specs: [{ id: '2026-01-27-001-cpl' }] });
  });

  it('check --since --committed leaves out what is not committed', async () => {
    repository.write('src/billing/models.py', 'VALUE = 1\n');
    const dirty = await drift(repository, ['check', '--since', 'mfa', ...NOW]);
    expect(dirty.out).toContain('src/billing/models.py');
    const committed = await drift(repository, ['check', '--since', 'mfa', '--committed', ...NOW]);
    expect(committed.out).toContain('The changes leave no document behind.');
    repository.git('checkout', '--quiet', '--', 'src/billing/models.py');
  });

  it.each([
    [['affected'], 'Name files or folders, or use --since <ref>.'],
    [['affected', '../elsewhere'], 'is not in the repository'],
    [['affected', '--since', 'nowhere'], 'nowhere'],
    [['check', '--since', '--all'], ''],
  ])('%s is refused with the reason', async (args, message) => {
    const { code, out, err } = await drift(repository, args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).not.toContain('This is not your mistake');
  });
});

describe('astro-drift coverage', () => {
  it('lists source files without documents, by folder and owner', async () => {
    using repository = buildTechCorp();
    const { code, out } = await driftProgram(repository, ['coverage']);
    await expect(out).toMatchFileSnapshot('golden/coverage.txt');
    expect(code).toBe(0);
    repository.write('drift.config.json', '{ "coverage": ["src/auth/**"] }');
    const auth = await drift(repository, ['coverage', '--json']);
    expect(JSON.parse(auth.out)).toMatchObject({ total: { none: 0, trackedPercent: 100 } });
  });
});
