import { describe, expect, it } from 'vitest';
import type { AnalyzeOptions } from '../../integration/engine/src/options.ts';
import { documented, ID } from '../support/documented.ts';
import { analyzeRepository, changesOf, specOf } from '../support/report.ts';

describe('a page with `tracks`', () => {
  const page = (fields: string): string =>
    `---\ntitle: Page\ntracks: [src/**]\n${fields}---\n\nText\n`;

  it('has its last commit as baseline', async () => {
    using repository = documented();
    repository.write('docs/page.md', page(''));
    const commit = repository.commit('Write a page', { date: '2026-01-11T08:00:00Z' });
    repository.write('src/b.py', 'changed\n');
    repository.commit('Change it', { date: '2026-01-12T08:00:00Z' });
    const report = await analyzeRepository(repository);
    expect(specOf(report, 'docs/page.md')).toMatchObject({
      kind: 'page',
      title: 'Page',
      status: 'drifted',
      baseline: { from: 'page-commit', commit },
      documents: [{ file: 'docs/page.md' }],
    });
    repository.write('docs/page.md', `${page('')}Checked.\n`);
    expect(specOf(await analyzeRepository(repository), 'docs/page.md').status).toBe('up-to-date');
    repository.commit('Check the page', { date: '2026-01-13T08:00:00Z' });
    expect(specOf(await analyzeRepository(repository), 'docs/page.md').status).toBe('up-to-date');
  });

  it('has `reviewed`, a date or a commit, as baseline despite later edits', async () => {
    using repository = documented();
    const reviewed = repository.git('rev-parse', 'HEAD');
    repository.write('docs/date.md', page('reviewed: 2026-01-11\n'));
    repository.write('docs/commit.md', page(`reviewed: ${reviewed.slice(0, 10)}\n`));
    repository.commit('Review the pages', { date: '2026-01-11T18:00:00Z' });
    repository.write('src/b.py', 'changed\n');
    repository.commit('Change it', { date: '2026-01-12T08:00:00Z' });
    repository.write('docs/date.md', page('reviewed: 2026-01-11\nx: 1\n'));
    repository.write('docs/commit.md', page(`reviewed: ${reviewed.slice(0, 10)}\nx: 1\n`));
    repository.commit('Mend a typo', { date: '2026-01-13T08:00:00Z' });
    const report = await analyzeRepository(repository);
    expect(changesOf(report, 'docs/date.md')).toEqual(['modified src/b.py +1 -5']);
    expect(changesOf(report, 'docs/commit.md')).toEqual(['modified src/b.py +1 -5']);
    expect(specOf(report, 'docs/commit.md').baseline.commit).toBe(reviewed);
  });

  it('keeps its baseline when it is renamed or its mode changes', async () => {
    using repository = documented();
    repository.write('docs/a.md', page('')).write('docs/b.md', page('reviewed: 2026-01-11\n'));
    repository.commit('Write two pages', { date: '2026-01-11T08:00:00Z' });
    repository.write('src/b.py', 'changed\n');
    repository.commit('Change it', { date: '2026-01-12T08:00:00Z' });
    repository.move('docs', 'handbook');
    repository.commit('Move the docs', { date: '2026-01-13T08:00:00Z' });
    repository.git('update-index', '--chmod=+x', 'handbook/a.md');
    repository.git('-c', 'core.fileMode=false', 'commit', '-q', '-m', 'Make it executable');
    repository.git('config', 'core.fileMode', 'false');
    const report = await analyzeRepository(repository);
    for (const id of ['handbook/a.md', 'handbook/b.md']) {
      expect(changesOf(report, id), id).toEqual(['modified src/b.py +1 -5']);
    }
  });

  it('is found with quoted fields and in an ignored folder', async () => {
    using repository = documented();
    repository.write('docs/page.md', '---\n"tracks" : [src/**]\n---\n');
    repository.commit('Write a page', { date: '2026-01-11T08:00:00Z' });
    repository.write('.gitignore', 'docs\n');
    const report = await analyzeRepository(repository);
    expect(report.specs.map(({ id }) => id)).toEqual([ID, 'docs/page.md']);
  });

  it('is found only where the `pages` option matches', async () => {
    using repository = documented();
    repository.write('docs/page.md', page('')).write('fixtures/page.md', page(''));
    repository.write('docs/v1/page.md', page(''));
    const specsOf = async (options: Omit<AnalyzeOptions, 'root'>): Promise<string[]> =>
      (await analyzeRepository(repository, options)).specs.map(({ id }) => id);
    expect(await specsOf({ pages: ['docs/*'] })).toEqual([ID, 'docs/page.md']);
    expect(await specsOf({ pages: ['docs/**', '!docs/v1/**'] })).toEqual([ID, 'docs/page.md']);
    repository.commit('Write pages', { date: '2026-01-11T08:00:00Z' });
    const committed = { pages: ['!docs/v1/**', 'docs/**'], committed: true };
    expect(await specsOf(committed)).toEqual([ID, 'docs/page.md']);
  });
});
