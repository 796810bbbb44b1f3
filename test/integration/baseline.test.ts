import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acceptSpec } from '../../integration/engine/src/index.ts';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import { analyzeRepository, commitsOf, changesOf, findingsOf, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, specText } from '../support/specs.ts';

describe('the baseline', () => {
  it('is the commit that brought code, documents and spec together, squashed long after', async () => {
    using repository = TestRepository.init();
    repository.write('README.md', 'x\n');
    repository.commit('Start', { date: '2026-01-01T08:00:00Z' });
    repository
      .write('src/a.py', numbered(10))
      .write(FILE, documentedSpec())
      .write('docs/code.md', '# Code\n');
    const squash = repository.commit('Squash', { date: '2026-01-15T08:00:00Z' });
    const report = await analyzeRepository(repository);
    expect(specOf(report, ID)).toMatchObject({
      status: 'up-to-date',
      baseline: { from: 'completion-commit', commit: squash },
    });
  });

  it('does not move with later edits of the spec', async () => {
    using repository = documented();
    repository.write('src/a.py', 'changed\n');
    repository.commit('Change it', { date: '2026-01-12T08:00:00Z' });
    repository.write(FILE, documentedSpec({ schedule: 'weekly' }));
    repository.commit('Plan a schedule', { date: '2026-01-13T08:00:00Z' });
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual([
      'modified src/a.py +1 -10',
    ]);
  });

  it('moves with a re-run', async () => {
    using repository = documented();
    repository.write('src/a.py', 'changed\n');
    repository.commit('Change it', { date: '2026-01-12T08:00:00Z' });
    repository.write(FILE, documentedSpec({ replayed_at: '2026-01-13T09:00:00Z' }));
    const rerun = repository.commit('Run again', { date: '2026-01-13T09:01:00Z' });
    expect(specOf(await analyzeRepository(repository), ID)).toMatchObject({
      status: 'up-to-date',
      completedAt: '2026-01-13T09:00:00Z',
      baseline: { commit: rerun },
    });
  });

  it('follows the spec into the archive, committed or not', async () => {
    using repository = documented();
    repository.write('src/a.py', 'changed\n');
    repository.commit('Change it', { date: '2026-01-12T08:00:00Z' });
    repository.move(FILE, `.chant/archive/2026-01/${ID}.md`);
    const moved = await analyzeRepository(repository);
    repository.commit('Archive', { date: '2026-01-14T08:00:00Z' });
    const archived = await analyzeRepository(repository);
    for (const report of [moved, archived]) {
      expect(specOf(report, ID).file).toBe(`.chant/archive/2026-01/${ID}.md`);
      expect(changesOf(report, ID)).toEqual(['modified src/a.py +1 -10']);
    }
  });

  it('is the working tree while the completion is not committed', async () => {
    using repository = documented();
    repository.write('src/a.py', 'changed\n');
    repository.commit('Change it', { date: '2026-01-12T08:00:00Z' });
    repository.write(FILE, documentedSpec({ completed_at: '2026-01-13T09:00:00Z' }));
    expect(specOf(await analyzeRepository(repository), ID)).toMatchObject({
      status: 'up-to-date',
      baseline: { from: 'working-tree', commit: null },
    });
  });

  it('leaves out code that was written after the completion and landed before it', async () => {
    using repository = TestRepository.init();
    repository.write('src/a.py', numbered(10));
    repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
    repository.write('src/a.py', `late\n${numbered(10)}`);
    const late = repository.commit('Land first', { date: '2026-01-11T08:00:00Z', author: 'Cy' });
    repository.write(FILE, documentedSpec()).write('docs/code.md', '# Code\n');
    repository.commit('Document it', { date: '2026-01-12T08:00:00Z' });
    const report = await analyzeRepository(repository);
    expect(changesOf(report, ID)).toEqual(['modified src/a.py +1 -0']);
    expect(commitsOf(report, specOf(report, ID).changes[0]).map(({ oid }) => oid)).toEqual([late]);
  });

  it('does not include what main gained before the documentation branch was merged', async () => {
    using repository = TestRepository.init();
    repository.write('src/a.py', numbered(10)).write('src/b.py', 'b\n');
    repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
    repository.git('switch', '--quiet', '--create', 'documentation');
    repository.write(FILE, documentedSpec()).write('docs/code.md', '# Code\n');
    repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
    repository.git('switch', '--quiet', 'main');
    repository.write('src/b.py', 'unseen\n');
    const unseen = repository.commit('Go on', { date: '2026-01-05T08:00:00Z' });
    repository.merge('documentation', { date: '2026-01-16T08:00:00Z' });
    const report = await analyzeRepository(repository);
    expect(changesOf(report, ID)).toEqual(['modified src/b.py +1 -1']);
    expect(commitsOf(report, specOf(report, ID).changes[0]).map(({ oid }) => oid)).toEqual([
      unseen,
    ]);
  });

  it('is the first commit, whatever other specs were completed on branches later', async () => {
    using repository = documented();
    repository.git('reset', '--quiet', '--soft', 'HEAD~1');
    repository.git(
      'commit',
      '--quiet',
      '--amend',
      '-m',
      'Everything',
      '--date=2026-01-12T08:00:00Z',
    );
    repository.write('src/a.py', 'changed\n');
    const change = repository.commit('Change it', { date: '2026-01-13T08:00:00Z' });
    repository.git('switch', '--quiet', '--create', 'documentation');
    repository.write(
      '.chant/specs/2026-01-14-001-sum.md',
      documentedSpec({ completed_at: '2026-01-14T08:00:00Z' }),
    );
    repository.commit('Sum it up', { date: '2026-01-14T08:01:00Z' });
    repository.git('switch', '--quiet', 'main');
    repository.merge('documentation', { date: '2026-01-15T08:00:00Z' });
    const report = await analyzeRepository(repository);
    const { changes } = specOf(report, ID);
    expect(changes.map(({ path }) => path)).toEqual(['src/a.py']);
    expect(commitsOf(report, changes[0]).map(({ oid }) => oid)).toEqual([change]);
  });

  it('is followed by what merges bring, with the commits of the branch', async () => {
    using repository = documented();
    repository.git('switch', '--quiet', '--create', 'feature', 'HEAD~1');
    repository.write('src/b.py', 'feature\n');
    const feature = repository.commit('Build a feature', { date: '2026-01-02T08:00:00Z' });
    repository.git('switch', '--quiet', 'main');
    repository.merge('feature', { date: '2026-01-20T08:00:00Z' });
    const report = await analyzeRepository(repository);
    expect(changesOf(report, ID)).toEqual(['modified src/b.py +1 -5']);
    expect(commitsOf(report, specOf(report, ID).changes[0]).map(({ oid }) => oid)).toEqual([
      feature,
    ]);
  });

  it('is followed by a change of the merge commit where it resolved a conflict', async () => {
    using repository = documented();
    repository.git('switch', '--quiet', '--create', 'feature');
    repository.write('src/b.py', 'theirs\n');
    repository.commit('Theirs', { date: '2026-01-11T08:00:00Z' });
    repository.git('switch', '--quiet', 'main');
    repository.write('src/b.py', 'ours\n');
    repository.commit('Ours', { date: '2026-01-12T08:00:00Z' });
    expect(() => repository.merge('feature', { date: '2026-01-13T08:00:00Z' })).toThrow();
    repository.write('src/b.py', 'both\n');
    const merge = repository.commit('Merge', { date: '2026-01-13T08:00:00Z' });
    const report = await analyzeRepository(repository);
    const [change] = specOf(report, ID).changes;
    expect(change).toMatchObject({ path: 'src/b.py', additions: 1, deletions: 5 });
    expect(commitsOf(report, change)[0]?.oid).toBe(merge);
    expect(change?.commits).toHaveLength(3);
  });

  it('is found by time where git ignores the spec', async () => {
    using repository = TestRepository.init();
    repository.write('.gitignore', '.chant\n').write('src/a.py', numbered(3));
    const known = repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
    repository.write(FILE, documentedSpec()).write('docs/code.md', '# Code\n');
    repository.write('src/a.py', 'later\n');
    repository.commit('Change it', { date: '2026-01-12T08:00:00Z' });
    const report = await analyzeRepository(repository);
    expect(specOf(report, ID).baseline).toMatchObject({ from: 'completion-time', commit: known });
    expect(changesOf(report, ID)).toEqual(['modified src/a.py +1 -3']);
  });

  it('is the commit in which the status became completed, without a time', async () => {
    using repository = documented();
    const untimed = (status: string): string =>
      specText({ status, tracks: ['src/**'], target_files: ['docs/code.md'] });
    repository.write(FILE, untimed('in_progress'));
    repository.commit('Start again', { date: '2026-01-11T08:00:00Z' });
    expect(specOf(await analyzeRepository(repository), ID).status).toBe('not-completed');
    repository.write(FILE, untimed('completed'));
    const done = repository.commit('Finish', { date: '2026-01-12T08:00:00Z' });
    repository.write('src/a.py', 'changed\n');
    repository.commit('Change it', { date: '2026-01-13T08:00:00Z' });
    const report = await analyzeRepository(repository);
    expect(specOf(report, ID)).toMatchObject({
      status: 'drifted',
      baseline: { from: 'status-commit', commit: done },
    });
  });

  it('is unknown where a shallow clone does not reach it, and says what to do', async () => {
    using repository = documented();
    repository.write('src/a.py', 'changed\n');
    repository.commit('Change it', { date: '2026-01-12T08:00:00Z' });
    using shallow = repository.clone(1);
    const report = await analyzeRepository(shallow, { fetch: false });
    expect(report.repository.shallow).toBe(true);
    expect(specOf(report, ID).status).toBe('unknown');
    expect(findingsOf(report)).toEqual([`warn unknown-baseline ${FILE}`]);
    expect(report.findings[0]?.help).toContain('fetch-depth: 0');
    using whole = repository.clone();
    expect(specOf(await analyzeRepository(whole), ID).status).toBe('drifted');
  });
});

describe('the reason for a baseline', () => {
  const LATER = { date: '2026-01-12T08:00:00Z' };
  const LAST = { date: '2026-01-13T08:00:00Z' };
  const untimed = { tracks: ['src/**'], target_files: ['docs/code.md'] };
  const page = (field = ''): string => `---\ntracks: [src/**]\n${field}---\n\n# Code\n`;

  /** A spec or page of {@link documented} in another form; what it is right for, and why. */
  it.each<[string, (repository: TestRepository) => string, string, RegExp]>([
    [
      'a completion',
      (repository) => repository.git('rev-parse', 'HEAD'),
      'completion-commit',
      /^completed_at: 2026-01-10T12:00:00Z was committed in [0-9a-f]{7}$/,
    ],
    [
      'a re-run',
      (repository) =>
        repository
          .write(FILE, documentedSpec({ replayed_at: '2026-01-12T07:00:00Z' }))
          .commit('Run again', LATER),
      'completion-commit',
      /^replayed_at: 2026-01-12T07:00:00Z was committed in /,
    ],
    [
      'a verification that passed',
      (repository) =>
        repository
          .write(
            FILE,
            documentedSpec({
              last_verified: '2026-01-12T07:00:00Z',
              verification_status: 'passed',
            }),
          )
          .commit('Verify', LATER),
      'completion-commit',
      /^last_verified: 2026-01-12T07:00:00Z was committed in /,
    ],
    [
      'a completion, after a verification that did not',
      (repository) => {
        const completed = repository.git('rev-parse', 'HEAD');
        const verified = { last_verified: '2026-01-12T07:00:00Z', verification_status: 'partial' };
        repository.write(FILE, documentedSpec(verified)).commit('Verify', LATER);
        return completed;
      },
      'completion-commit',
      /^completed_at: /,
    ],
    [
      'a named commit, before the status',
      (repository) => {
        const named = repository.git('rev-parse', 'HEAD~1');
        repository.write(FILE, specText({ ...untimed, commits: ['fffffff', named.slice(0, 8)] }));
        repository.commit('Name it', LATER);
        return named;
      },
      'named-commit',
      /^`commits` names [0-9a-f]{7}, the newest of them on this branch$/,
    ],
    [
      'a completion, before a named commit',
      (repository) => {
        const completed = repository.git('rev-parse', 'HEAD');
        const commits = [repository.git('rev-parse', 'HEAD~1')];
        repository.write(FILE, documentedSpec({ commits })).commit('Name it', LATER);
        return completed;
      },
      'completion-commit',
      /^completed_at: /,
    ],
    [
      'a time, where git ignores the spec',
      (repository) => {
        const completed = repository.git('rev-parse', 'HEAD');
        repository.git('rm', '--quiet', '--cached', '-r', '.chant');
        repository.write('.gitignore', '.chant\n');
        repository.write(FILE, documentedSpec({ completed_at: '2026-01-11T08:00:00Z' }));
        repository.commit('Ignore it', LATER);
        return completed;
      },
      'completion-time',
      /^the last commit on this branch at completed_at: 2026-01-11T08:00:00Z, as git ignores/,
    ],
    [
      'a status',
      (repository) => {
        repository.write(FILE, specText({ ...untimed, status: 'pending' })).commit('Plan', LATER);
        return repository.write(FILE, specText(untimed)).commit('Finish', LATER);
      },
      'status-commit',
      /^status: completed was committed in [0-9a-f]{7}$/,
    ],
    [
      'the last edit of a page',
      (repository) => repository.write('docs/code.md', page()).commit('Track', LATER),
      'page-commit',
      /^the page was last changed in [0-9a-f]{7}$/,
    ],
    [
      'a day of review',
      (repository) =>
        repository.write('docs/code.md', page('reviewed: 2026-01-12\n')).commit('Review', LATER),
      'completion-commit',
      /^reviewed: 2026-01-12T00:00:00Z was committed in /,
    ],
    [
      'a commit of review',
      (repository) => {
        const reviewed = repository.git('rev-parse', 'HEAD');
        repository.write('docs/code.md', page(`reviewed: ${reviewed.slice(0, 9)}\n`));
        repository.commit('Review', LATER);
        return reviewed;
      },
      'completion-commit',
      /^reviewed: [0-9a-f]{9}$/,
    ],
  ])('is reported: %s', async (_, arrange, from, reason) => {
    using repository = documented();
    const commit = arrange(repository);
    const isPage = readFileSync(repository.path('docs/code.md'), 'utf8').startsWith('---');
    repository.write('src/a.py', 'changed\n').commit('Change it', LAST);
    const report = await analyzeRepository(repository);
    const spec = specOf(report, isPage ? 'docs/code.md' : ID);
    expect(spec).toMatchObject({ status: 'drifted', baseline: { from, commit } });
    expect(spec.baseline.reason).toMatch(reason);
    await acceptSpec({ root: repository.root, spec: spec.id, reason: 'Fine', author: 'Ann' });
    expect(specOf(await analyzeRepository(repository), spec.id)).toMatchObject({
      status: 'accepted',
      baseline: { from: 'accepted', reason: expect.stringContaining('Ann') as string },
    });
  });
});
