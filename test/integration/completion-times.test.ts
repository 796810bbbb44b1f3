import { describe, expect, it } from 'vitest';
import { documentedSpec, FILE, ID } from '../support/documented.ts';
import { analyzeRepository, changesOf, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';

/** A time of the story, in the time zone of its author. */
type At = (time: string) => string;

const EAST: At = (time) => `2026-01-10T${time}:00+10:00`;
const WEST: At = (time) => `2026-01-10T${time}:00-07:00`;
const UTC: At = (time) => `2026-01-10T${time}:00Z`;

/**
 * Code, documented at noon. Two hours before and two hours after, somebody changes the code. The
 * completion says noon, as a time in UTC, and is committed by a given commit.
 */
function story(at: At, write: (repository: TestRepository) => void): TestRepository {
  const repository = TestRepository.init();
  repository.write('src/a.py', numbered(10)).write('src/b.py', numbered(5));
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  repository.write('src/a.py', `before\n${numbered(10)}`);
  repository.commit('Change it before', { date: at('10:00') });
  write(repository);
  repository.write('src/b.py', `after\n${numbered(5)}`);
  repository.commit('Change it after', { date: at('14:00') });
  return repository;
}

function complete(date: string, fields: Parameters<typeof documentedSpec>[0] = {}) {
  return (repository: TestRepository): void => {
    repository.write('docs/code.md', '# Code\n\nSee `src/a.py:2-4`.\n');
    repository.write(FILE, documentedSpec(fields));
    repository.commit('Document it', { date });
  };
}

describe('a completion time that chant wrote as local time with a `Z`', () => {
  it.each([
    ['east', EAST, '2026-01-10T02:00:00Z', '+10:00'],
    ['west', WEST, '2026-01-10T19:00:00Z', '-07:00'],
  ])('is read in the time zone of its commit, %s of UTC', async (_, at, completed, zone) => {
    using repository = story(at, complete(at('12:05')));
    const report = await analyzeRepository(repository);
    expect(changesOf(report, ID)).toEqual(['modified src/b.py +1 -0']);
    expect(specOf(report, ID)).toMatchObject({
      completedAt: completed,
      baseline: {
        reason: expect.stringContaining(
          `\`completed_at\` has no time zone of its own: read as local time of the commit, ${zone}`,
        ) as string,
      },
    });
  });

  it('is read in the time zone of the work that `commits` names, if the spec came later', async () => {
    using repository = story(EAST, (later) => {
      later.write(FILE, documentedSpec({ status: 'pending' }));
      later.commit('Plan it', { date: EAST('11:55') });
      later.write('docs/code.md', '# Code\n');
      const work = later.commit('Document it', { date: EAST('11:58') });
      later.write('src/a.py', `seen late\n${numbered(10)}`);
      later.commit('Change it at once', { date: EAST('13:00') });
      later.write(FILE, documentedSpec({ commits: [work.slice(0, 7)] }));
      later.commit('Finish several specs', { date: '2026-01-11T09:00:00+10:00' });
    });
    const report = await analyzeRepository(repository);
    expect(changesOf(report, ID)).toEqual(['modified src/a.py +1 -1', 'modified src/b.py +1 -0']);
    expect(specOf(report, ID).baseline.reason).toMatch(/local time of commit [\da-f]{7}, \+10:00$/);
  });

  it('does not count the own work as a later change', async () => {
    using repository = story(WEST, (own) => {
      own.write('src/new.py', 'made by the spec\n').write('docs/code.md', '# Code\n');
      own.commit('Do the work', { date: WEST('11:59') });
      own.write(FILE, documentedSpec({ tracks: ['src/new.py'] }));
      own.commit('Finish', { date: WEST('12:01') });
      own.move('src/new.py', 'lib/new.py').write('lib/new.py', 'made by the spec\nand changed\n');
      own.commit('Move it', { date: WEST('13:00') });
    });
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual([
      'renamed lib/new.py +1 -0',
    ]);
  });
});

describe('a completion time in UTC', () => {
  it.each([
    ['the commit fits UTC', EAST, '2026-01-10T22:05:00+10:00'],
    ['the commit was made in UTC', UTC, UTC('12:05')],
    ['no reading fits, as after a squash merge', EAST, '2026-01-16T08:00:00+10:00'],
  ])('is UTC if %s', async (_, at, date) => {
    using repository = story(at, complete(date));
    const spec = specOf(await analyzeRepository(repository), ID);
    expect(spec.completedAt).toBe('2026-01-10T12:00:00Z');
    expect(spec.baseline.reason).not.toContain('time zone');
    expect(spec.changes.map(({ path }) => path)).toEqual(['src/b.py']);
  });

  it('counts what a squash merge brought that was written after it', async () => {
    using repository = story(UTC, (late) => {
      late.write('src/a.py', `seen late\n${numbered(10)}`);
      late.commit('Change it at once', { date: '2026-01-10T23:30:00+10:00' });
      complete('2026-01-16T08:00:00+10:00')(late);
    });
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual([
      'modified src/a.py +1 -1',
      'modified src/b.py +1 -0',
    ]);
  });
});

describe('a day without a time of day', () => {
  const LATE = '2026-01-10T23:30:00-07:00';

  it.each([
    ['a spec', 'completed_at: 2026-01-10'],
    ['a page', 'reviewed: 2026-01-10'],
  ])('is the whole day where %s was committed', async (kind, field) => {
    using repository = TestRepository.init();
    repository.write('src/a.py', numbered(10)).write('src/b.py', numbered(5));
    repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
    repository.write('src/a.py', `in the evening\n${numbered(10)}`);
    repository.commit('Change it that day', { date: LATE });
    repository.write('src/b.py', `after midnight\n${numbered(5)}`);
    repository.commit('Change it the day after', { date: '2026-01-11T00:30:00-07:00' });
    if (kind === 'a page') {
      repository.write('docs/code.md', `---\n${field}\ntracks: src/**\n---\n\n# Code\n`);
    } else {
      const completed = '2026-01-10';
      repository.write('docs/code.md', '# Code\n');
      repository.write(FILE, documentedSpec({ completed_at: completed }));
    }
    repository.commit('Document it', { date: '2026-01-12T09:00:00-07:00' });
    const report = await analyzeRepository(repository);
    const id = kind === 'a page' ? 'docs/code.md' : ID;
    expect(changesOf(report, id)).toEqual(['modified src/b.py +1 -0']);
    expect(specOf(report, id).completedAt).toBe('2026-01-10T00:00:00Z');
    expect(specOf(report, id).baseline.reason).toContain('the whole day in the time zone');
  });
});
