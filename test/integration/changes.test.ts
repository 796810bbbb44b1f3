import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import { analyzeRepository, changesOf, specOf } from '../support/report.ts';
import { numbered } from '../support/specs.ts';

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
    repository.write(FILE, documentedSpec({ replayed_at: '2026-01-11T12:00:00Z' }));
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
    repository.write(FILE, documentedSpec({ tracks: ['**'] }));
    repository.commit('Track everything', { date: '2026-01-10T12:06:00Z' });
    repository.write(FILE, documentedSpec({ tracks: ['**'], schedule: 'weekly' }));
    repository.write('docs/code.md', '# Code\n\nReworded.\n');
    repository.commit('Reword', { date: '2026-01-11T12:06:00Z' });
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual([]);
  });
});
