import { describe, expect, it } from 'vitest';
import { COMPLETED, documented, ID } from '../support/documented.ts';
import { analyzeRepository, findingsOf, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { specText } from '../support/specs.ts';

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

  it('is reported where an id is no spec, or several', async () => {
    using repository = documented();
    const file = `.chant/specs/${downstream}.md`;
    const depends_on = ['001-dco', '2026-01-1', '001-doc', 'backend:2026-01-01-001-api'];
    repository.write(
      file,
      specText({
        completed_at: '2026-01-11T12:00:00Z',
        tracks: ['src/**'],
        depends_on,
        members: ['gone'],
      }),
    );
    repository.commit('Sum it up', { date: '2026-01-11T12:05:00Z' });
    const { findings } = await analyzeRepository(repository);
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'warn',
        rule: 'invalid-spec',
        file,
        line: 6,
        message: `${file}: \`depends_on\` names \`001-dco\`, which is no spec's id, nor a part of one`,
        help: 'Correct the id, or take it out.',
      }),
      expect.objectContaining({
        severity: 'warn',
        line: 6,
        message: `${file}: \`depends_on\` names \`2026-01-1\`, which may be any of ${ID}, ${downstream}`,
        help: 'Write more of the id.',
      }),
      expect.objectContaining({
        severity: 'warn',
        line: 7,
        message: expect.stringContaining('`members` names `gone`') as string,
      }),
    ]);
  });
});
