import { describe, expect, it } from 'vitest';
import { COMPLETED, documented, ID } from '../support/documented.ts';
import { analyzeRepository, findingsOf, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { specText } from '../support/specs.ts';

describe('a spec that builds on others', () => {
  const downstream = '2026-01-11-001-sum';

  it('has drifted upstream when an input of it is written by a drifted spec', async () => {
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

  it.each([
    ['depends on a drifted one', { depends_on: ['001-doc'] }],
    ['is a driver, and a drifted one its member', { type: 'driver', members: ['001-doc'] }],
    ['documents what a drifted one writes', { tracks: ['docs/*.md'] }],
    ['analyses what a drifted one writes', { origin: ['docs/code.md'] }],
    ['was informed by what a drifted one writes', { informed_by: ['docs'] }],
  ])('has drifted upstream when it %s', async (_, fields) => {
    using repository = documented();
    const file = `.chant/specs/${downstream}.md`;
    repository.write(file, specText({ completed_at: '2026-01-11T12:00:00Z', ...fields }));
    repository.commit('Sum it up', { date: '2026-01-11T12:05:00Z' });
    expect(specOf(await analyzeRepository(repository), downstream)).toMatchObject({
      status: 'up-to-date',
      upstream: [ID],
    });
    repository.write('src/a.py', 'changed\n');
    const report = await analyzeRepository(repository);
    expect(specOf(report, downstream)).toMatchObject({
      status: 'upstream-drifted',
      changes: [],
      upstreamDrift: [ID],
    });
    expect(report.findings.find(({ rule }) => rule === 'upstream-drift')).toMatchObject({
      file,
      message: `Document the code: builds on ${ID}, which has drifted`,
    });
  });

  it('has drifted upstream through a member of a member, with the chain and what to run', async () => {
    using repository = documented();
    const driver = '2026-01-11-001-drv';
    const write = (id: string, fields: Parameters<typeof specText>[0]) =>
      repository.write(`.chant/specs/${id}.md`, specText({ completed_at: COMPLETED, ...fields }));
    write(driver, { type: 'driver' });
    write(`${driver}.1`, { type: 'driver' });
    write(`${driver}.1.2`, { tracks: ['src/b.py'], target_files: ['docs/b.md'] });
    repository.write('src/b.py', 'VALUE = 1\n').write('docs/b.md', '# B\n\nIt has a `VALUE`.\n');
    repository.commit('Drive', { date: '2026-01-11T12:05:00Z' });
    repository.write('src/b.py', 'VALUE = 2\n');
    const report = await analyzeRepository(repository);
    expect(specOf(report, driver)).toMatchObject({
      status: 'upstream-drifted',
      upstreamDrift: [`${driver}.1`, `${driver}.1.2`],
      recommendation: { text: `Re-run 001-drv.1.2 first, then this spec` },
    });
    const finding = report.findings.find(({ spec }) => spec === driver);
    expect(finding?.message).toBe(
      `Document the code: builds on ${driver}.1.2, which has drifted, through ${driver}.1`,
    );
    expect(finding?.help).toMatch(/reset 001-drv\.1\.2 .* reset \S*001-drv\.1 .* work \S*001-drv$/);
  });

  it('may be part of a circle, which is reported', async () => {
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
    expect(report.findings.find(({ rule }) => rule === 'invalid-spec')).toMatchObject({
      severity: 'warn',
      file: `.chant/specs/${ids[0] ?? ''}.md`,
      message: `.chant/specs/${ids[0] ?? ''}.md: builds on itself, through ${ids[1] ?? ''}`,
    });
  });

  it('is reported where an id in it matches no spec, several, or itself', async () => {
    using repository = documented();
    const file = `.chant/specs/${downstream}.md`;
    const depends_on = ['001-dco', '2026-01-1', '001-doc', '001-sum', 'backend:2026-01-01-001-api'];
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
        help: 'Did you mean 2026-01-10-001-doc?',
      }),
      expect.objectContaining({
        line: 6,
        message: `${file}: \`depends_on\` names \`001-sum\`, which is the spec itself`,
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
