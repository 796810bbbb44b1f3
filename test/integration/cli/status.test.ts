import { describe, expect, it } from 'vitest';
import { buildTechCorp } from '../../scenario/techcorp.ts';
import { drift, driftOnTerminal } from '../../support/cli.ts';
import { TestRepository } from '../../support/repository.ts';

const NOW = ['--now', '2026-03-01T18:00:00Z'];

describe('astro-drift status', () => {
  it('lists specs with state, age, changed files and owners', async () => {
    using repository = buildTechCorp({ chapter: 'drifted' });
    const { code, out, err } = await drift(repository, ['status', ...NOW]);
    await expect(out).toMatchFileSnapshot('golden/status.txt');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const one = await drift(repository, ['status', '001-doc', '--json', ...NOW]);
    expect(JSON.parse(one.out)).toEqual({
      schemaVersion: 1,
      specs: [
        {
          spec: '2026-01-28-001-doc',
          status: 'drifted',
          since: '2026-02-15T10:30:00Z',
          days: 14,
          changed: 1,
          inputs: 154,
          owners: ['@techcorp/platform-team'],
        },
      ],
    });
    const shown = await driftOnTerminal(repository, ['status', ...NOW]);
    expect(shown.out).toContain('\u001b[33mdrifted\u001b[39m');
  });

  it('names the owner of a page that is up to date', async () => {
    using repository = TestRepository.init();
    repository
      .write('docs/a.md', "---\ntracks: [src/a.py]\nowner: '@docs-team'\n---\n\n# A\n")
      .write('src/a.py', 'VALUE = 1\n')
      .commit('Start', { date: '2026-01-01T09:00:00Z' });
    const { out } = await drift(repository, ['status', '--now', '2026-01-04T09:00:00Z']);
    expect(out).toContain('up-to-date  -    0 of 1   docs/a.md  @docs-team\n');
  });

  it('counts the age from the first change, and says that a change is not committed', async () => {
    using repository = TestRepository.init();
    const page = (name: string): string => `---\ntracks: [src/${name}.py]\n---\n\n# ${name}\n`;
    for (const name of ['a', 'b']) {
      repository.write(`docs/${name}.md`, page(name)).write(`src/${name}.py`, 'VALUE = 1\n');
    }
    repository.commit('Start', { date: '2026-01-01T09:00:00Z' });
    repository.write('src/a.py', 'VALUE = 2\n').commit('Go', { date: '2026-01-05T09:00:00Z' });
    repository.write('src/a.py', 'VALUE = 3\n').commit('On', { date: '2026-01-08T09:00:00Z' });
    repository.write('src/a.py', 'VALUE = 4\n').write('src/b.py', 'VALUE = 2\n');
    const { out } = await drift(repository, ['status', '--now', '2026-01-09T10:00:00Z']);
    expect(out).toContain('drifted  4 d          1 of 1   docs/a.md\n');
    expect(out).toContain('drifted  uncommitted  1 of 1   docs/b.md\n');
  });

  it('shows the state of a commit, as of its date', async () => {
    using repository = TestRepository.init();
    repository
      .write('docs/a.md', '---\ntracks: [src/a.py]\n---\n\n# A\n')
      .write('src/a.py', 'VALUE = 1\n')
      .commit('Start', { date: '2026-01-01T09:00:00Z' });
    repository.write('src/a.py', 'VALUE = 2\n').commit('Go', { date: '2026-01-05T09:00:00Z' });
    repository.write('README.md', 'Read me\n').commit('On', { date: '2026-01-08T10:00:00Z' });
    repository.remove('docs/a.md').commit('Forget it', { date: '2026-02-01T09:00:00Z' });
    const statusAt = async (...args: string[]): Promise<string> =>
      (await drift(repository, ['status', ...args])).out;
    expect(await statusAt('--at', 'HEAD~3')).toContain('up-to-date  -    0 of 1   docs/a.md\n');
    expect(await statusAt('--at', 'HEAD~1')).toContain('drifted  3 d  1 of 1   docs/a.md\n');
    expect(await statusAt('a.md', '--at', 'HEAD~1', '--now', '2026-01-15T09:00:00Z')).toContain(
      'drifted  10 d  1 of 1   docs/a.md\n',
    );
    expect(await statusAt('--at', 'HEAD', '--committed')).toBe('There are no specs.\n');
  });

  it('counts the files that cannot be read as specs', async () => {
    using repository = TestRepository.init();
    repository
      .write('docs/a.md', '---\ntracks: [\n---\n')
      .commit('Start', { date: '2026-01-01T09:00:00Z' });
    const { code, out, err } = await drift(repository, ['status']);
    expect({ code, out }).toEqual({ code: 0, out: 'There are no specs.\n' });
    expect(err).toBe('1 more file cannot be read as a spec: `astro-drift check` says why.\n');
  });

  it('says so where there are no specs', async () => {
    using repository = TestRepository.init();
    const { code, out } = await drift(repository, ['status']);
    expect({ code, out }).toEqual({ code: 0, out: 'There are no specs.\n' });
  });
});
