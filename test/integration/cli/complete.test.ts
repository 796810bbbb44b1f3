import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drift, driftProgram } from '../../support/cli.ts';
import { TestRepository } from '../../support/repository.ts';

const PAGE = '---\ntracks: [src/a.py]\n---\n\n# A\n';

describe('shell completion', () => {
  let repository: TestRepository;

  beforeAll(() => {
    repository = TestRepository.init();
    repository.write('src/a.py', 'VALUE = 1\n').write('docs/guide.md', PAGE);
    repository.write('docs/`id`.md', PAGE).write('docs/$(touch made).md', PAGE);
    repository.write('docs/\u001b[31m.md', PAGE);
    repository.commit('Start', { date: '2026-01-01T09:00:00Z' });
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  const offered = async (...words: string[]): Promise<string[]> => {
    const { out } = await driftProgram(repository, ['complete', '--', ...words]);
    return out
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith(':'))
      .map((line) => line.split('\t')[0] ?? '');
  };

  it('offers specs, but not those whose names a shell would run', async () => {
    expect(await offered('check', '')).toEqual(['docs/guide.md']);
  });

  it('offers rules, for --rule and for explain', async () => {
    expect(await offered('check', '--rule', 'drift')).toEqual(['drift=']);
    expect(await offered('explain', 'drift')).toEqual(['drift']);
  });

  it('is not the only list of specs: an error has one as well, without control characters', async () => {
    const { err } = await drift(repository, ['check', 'nothing of the kind']);
    expect(err).toContain('\uFFFD[31m.md');
    expect(err).not.toContain('\u001b');
  });
});
