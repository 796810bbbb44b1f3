import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeRepository, changesOf, findingsOf, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, specText } from '../support/specs.ts';

const ID = '2026-01-10-001-doc';
const FILE = `.chant/specs/${ID}.md`;
const COMPLETED = '2026-01-10T12:00:00Z';

const spec = (fields: Parameters<typeof specText>[0] = {}): string =>
  specText({
    completed_at: COMPLETED,
    tracks: ['src/**'],
    target_files: ['docs/code.md'],
    ...fields,
  });

/** Code on the 1st, documented on the 10th of January. */
function documented(): TestRepository {
  const repository = TestRepository.init();
  repository.write('src/a.py', numbered(10)).write('src/b.py', numbered(5));
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  repository.write(FILE, spec()).write('docs/code.md', '# Code\n\nSee `src/a.py:2-4`.\n');
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  return repository;
}

describe('what counts as a change', () => {
  it('is none right after completion', async () => {
    using repository = documented();
    const report = await analyzeRepository(repository);
    expect(specOf(report, ID).status).toBe('up-to-date');
    expect(specOf(report, ID).inputCount).toBe(2);
  });

  it('modified, added and deleted files, with their lines', async () => {
    using repository = documented();
    repository
      .write('src/a.py', `first\n${numbered(9)}`)
      .write('src/new/c.py', numbered(3))
      .remove('src/b.py');
    repository.commit('Change it', { date: '2026-01-20T08:00:00Z' });
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual([
      'modified src/a.py +1 -1',
      'deleted src/b.py +0 -5',
      'added src/new/c.py +3 -0',
    ]);
  });

  it('is none after a change was reverted', async () => {
    using repository = documented();
    repository.write('src/a.py', 'other\n');
    repository.commit('Change it', { date: '2026-01-20T08:00:00Z' });
    repository.git('revert', '--no-edit', 'HEAD');
    expect(specOf(await analyzeRepository(repository), ID).status).toBe('up-to-date');
  });

  it('is a change that is not committed yet, staged or not', async () => {
    using repository = documented();
    repository.write('src/a.py', 'staged\n');
    repository.git('add', '.');
    repository.write('src/b.py', 'not staged\n').write('src/c.py', 'untracked\n');
    const report = await analyzeRepository(repository);
    expect(changesOf(report, ID)).toEqual([
      'modified src/a.py +1 -10',
      'modified src/b.py +1 -5',
      'added src/c.py +1 -0',
    ]);
    expect(specOf(report, ID).changes.map(({ modifiedAt }) => modifiedAt)).toEqual([
      null,
      null,
      null,
    ]);
    expect(report.repository.dirty).toBe(true);
  });

  it('is an input that is gone from the working tree, deleted or renamed', async () => {
    using repository = documented();
    repository.remove('src/b.py');
    const deleted = await analyzeRepository(repository);
    expect(changesOf(deleted, ID)).toEqual(['deleted src/b.py +0 -5']);
    expect(deleted.findings.map(({ rule }) => rule)).toEqual(['drift']);
    repository.move('src/a.py', 'src/z.py');
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual([
      'deleted src/a.py +0 -10',
      'deleted src/b.py +0 -5',
      'added src/z.py +10 -0',
    ]);
  });

  it('is a link that points elsewhere, and a submodule that moved on', async () => {
    using library = documented();
    using repository = documented();
    symlinkSync('a.py', repository.path('src/link.py'));
    repository.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      'add',
      '--quiet',
      library.root,
      'src/library',
    );
    repository.write(FILE, spec({ replayed_at: '2026-01-11T12:00:00Z' }));
    repository.commit('Document it again', { date: '2026-01-11T12:05:00Z' });
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual([]);
    repository.remove('src/link.py');
    symlinkSync('b.py', repository.path('src/link.py'));
    repository.write('src/library/src/a.py', 'edited\n');
    const changes = ['modified src/library +0 -0', 'modified src/link.py +1 -1'];
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual(changes);
  });

  it('is no file that git ignores', async () => {
    using repository = documented();
    repository.write('.git/info/exclude', '*.log\n').write('src/debug.log', 'noise\n');
    expect(specOf(await analyzeRepository(repository), ID).status).toBe('up-to-date');
  });

  it('is no executable bit', async () => {
    using repository = documented();
    repository.git('update-index', '--chmod=+x', 'src/a.py');
    repository.git('-c', 'core.fileMode=false', 'commit', '-q', '-m', 'Make it executable');
    repository.git('config', 'core.fileMode', 'false');
    expect(specOf(await analyzeRepository(repository), ID).status).toBe('up-to-date');
  });

  it('lists the commits since, newest first, whatever their message says', async () => {
    using repository = documented();
    const first = repository.write('src/a.py', 'one\n').commit('chore: tidy', {
      date: '2026-01-20T08:00:00Z',
      author: 'Ann',
    });
    const second = repository.write('src/a.py', 'two\n').commit('More', {
      date: '2026-01-21T08:00:00Z',
      author: 'Ben',
    });
    const [change] = specOf(await analyzeRepository(repository), ID).changes;
    expect(change?.commits.map(({ oid, author }) => [oid, author])).toEqual([
      [second, 'Ben'],
      [first, 'Ann'],
    ]);
    expect(change?.modifiedAt).toBe('2026-01-21T08:00:00Z');
  });

  it('never is the spec, nor the document itself', async () => {
    using repository = documented();
    repository.write(FILE, spec({ tracks: ['**'] }));
    repository.commit('Track everything', { date: '2026-01-10T12:06:00Z' });
    repository.write(FILE, spec({ tracks: ['**'], schedule: 'weekly' }));
    repository.write('docs/code.md', '# Code\n\nReworded.\n');
    repository.commit('Reword', { date: '2026-01-11T12:06:00Z' });
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual([]);
  });
});

describe('the baseline', () => {
  it('is the commit that brought code, documents and spec together, squashed long after', async () => {
    using repository = TestRepository.init();
    repository.write('README.md', 'x\n');
    repository.commit('Start', { date: '2026-01-01T08:00:00Z' });
    repository
      .write('src/a.py', numbered(10))
      .write(FILE, spec())
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
    repository.write(FILE, spec({ schedule: 'weekly' }));
    repository.commit('Plan a schedule', { date: '2026-01-13T08:00:00Z' });
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual([
      'modified src/a.py +1 -10',
    ]);
  });

  it('moves with a re-run', async () => {
    using repository = documented();
    repository.write('src/a.py', 'changed\n');
    repository.commit('Change it', { date: '2026-01-12T08:00:00Z' });
    repository.write(FILE, spec({ replayed_at: '2026-01-13T09:00:00Z' }));
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
    repository.write(FILE, spec({ completed_at: '2026-01-13T09:00:00Z' }));
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
    repository.write(FILE, spec()).write('docs/code.md', '# Code\n');
    repository.commit('Document it', { date: '2026-01-12T08:00:00Z' });
    const report = await analyzeRepository(repository);
    expect(changesOf(report, ID)).toEqual(['modified src/a.py +1 -0']);
    expect(specOf(report, ID).changes[0]?.commits.map(({ oid }) => oid)).toEqual([late]);
  });

  it('knows nothing of what main gained before the documentation branch was merged', async () => {
    using repository = TestRepository.init();
    repository.write('src/a.py', numbered(10)).write('src/b.py', 'b\n');
    repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
    repository.git('switch', '--quiet', '--create', 'documentation');
    repository.write(FILE, spec()).write('docs/code.md', '# Code\n');
    repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
    repository.git('switch', '--quiet', 'main');
    repository.write('src/b.py', 'unseen\n');
    const unseen = repository.commit('Go on', { date: '2026-01-05T08:00:00Z' });
    repository.merge('documentation', { date: '2026-01-16T08:00:00Z' });
    const report = await analyzeRepository(repository);
    expect(changesOf(report, ID)).toEqual(['modified src/b.py +1 -1']);
    expect(specOf(report, ID).changes[0]?.commits.map(({ oid }) => oid)).toEqual([unseen]);
  });

  it('sees what merges bring after it, by the commits of the branch', async () => {
    using repository = documented();
    repository.git('switch', '--quiet', '--create', 'feature', 'HEAD~1');
    repository.write('src/b.py', 'feature\n');
    const feature = repository.commit('Build a feature', { date: '2026-01-02T08:00:00Z' });
    repository.git('switch', '--quiet', 'main');
    repository.merge('feature', { date: '2026-01-20T08:00:00Z' });
    const report = await analyzeRepository(repository);
    expect(changesOf(report, ID)).toEqual(['modified src/b.py +1 -5']);
    expect(specOf(report, ID).changes[0]?.commits.map(({ oid }) => oid)).toEqual([feature]);
  });

  it('counts a conflict that a merge resolved as the change of the merge', async () => {
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
    const [change] = specOf(await analyzeRepository(repository), ID).changes;
    expect(change).toMatchObject({ path: 'src/b.py', additions: 1, deletions: 5 });
    expect(change?.commits[0]?.oid).toBe(merge);
    expect(change?.commits).toHaveLength(3);
  });

  it('is found by time where git ignores the spec', async () => {
    using repository = TestRepository.init();
    repository.write('.gitignore', '.chant\n').write('src/a.py', numbered(3));
    const known = repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
    repository.write(FILE, spec()).write('docs/code.md', '# Code\n');
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
    const report = await analyzeRepository(shallow);
    expect(report.repository.shallow).toBe(true);
    expect(specOf(report, ID).status).toBe('unknown');
    expect(findingsOf(report)).toEqual([`warn unknown-baseline ${FILE}`]);
    expect(report.findings[0]?.help).toContain('fetch-depth: 0');
    using whole = repository.clone();
    expect(specOf(await analyzeRepository(whole), ID).status).toBe('drifted');
  });
});

describe('a page with its own sources', () => {
  const page = (fields: string): string =>
    `---\ntitle: Page\ntracks: [src/**]\n${fields}---\n\nText\n`;

  it('counts from its last commit', async () => {
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

  it('counts from its review, a date or a commit, whatever is edited later', async () => {
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

  it('is not reviewed by a new name or mode', async () => {
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

  it('is found with quoted fields, and where git ignores the folder of tracked pages', async () => {
    using repository = documented();
    repository.write('docs/page.md', '---\n"tracks" : [src/**]\n---\n');
    repository.commit('Write a page', { date: '2026-01-11T08:00:00Z' });
    repository.write('.gitignore', 'docs\n');
    const report = await analyzeRepository(repository);
    expect(report.specs.map(({ id }) => id)).toEqual([ID, 'docs/page.md']);
  });

  it('is looked for only where the option says', async () => {
    using repository = documented();
    repository.write('docs/page.md', page('')).write('fixtures/page.md', page(''));
    const report = await analyzeRepository(repository, { pages: ['docs/**'] });
    expect(report.specs.map(({ id }) => id)).toEqual([ID, 'docs/page.md']);
  });
});

describe('what builds on what', () => {
  const downstream = '2026-01-11-001-sum';

  it('makes a spec stale when a file of its input is written by a drifted one', async () => {
    using repository = documented();
    repository.write(
      `.chant/specs/${downstream}.md`,
      specText({
        type: 'research',
        completed_at: '2026-01-11T12:00:00Z',
        informed_by: ['docs/code.md'],
      }),
    );
    repository.commit('Sum it up', { date: '2026-01-11T12:05:00Z' });
    expect(specOf(await analyzeRepository(repository), downstream).status).toBe('up-to-date');
    repository.write('src/a.py', 'changed\n');
    const report = await analyzeRepository(repository);
    expect(specOf(report, downstream)).toMatchObject({
      status: 'upstream-drifted',
      upstreamDrift: [ID],
      recommendation: {
        command:
          'chant reset 001-doc && chant work 001-doc && chant reset 001-sum && chant work 001-sum',
      },
    });
    expect(findingsOf(report)).toContain(`warn upstream-drift .chant/specs/${downstream}.md`);
  });

  it('ends where specs depend on one another in a circle', async () => {
    using repository = TestRepository.init();
    const ids = ['2026-01-01-001-one', '2026-01-01-002-two'];
    repository.write('src/a.py', 'a\n');
    ids.forEach((id, index) => {
      repository.write(
        `.chant/specs/${id}.md`,
        specText({
          completed_at: COMPLETED,
          depends_on: [ids[1 - index] ?? ''],
          ...(index === 0 ? { tracks: ['src/**'] } : {}),
        }),
      );
    });
    repository.commit('Everything', { date: '2026-01-10T12:05:00Z' });
    repository.write('src/a.py', 'b\n');
    const report = await analyzeRepository(repository);
    expect(report.specs.map(({ status }) => status)).toEqual(['drifted', 'upstream-drifted']);
  });
});
