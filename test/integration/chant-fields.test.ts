import { describe, expect, it } from 'vitest';
import { acceptSpec, analyzeSince, renderReport } from '../../integration/engine/src/index.ts';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import { analyzeRepository, specOf } from '../support/report.ts';
import type { SpecFields } from '../support/specs.ts';
import { template } from '../support/template.ts';

const FAILED: SpecFields = {
  last_verified: '2026-01-20T08:00:00Z',
  verification_status: 'failed',
  verification_failures: ['All routes are listed'],
};

/** Documented on the 10th, and verified on the 20th of January. The sources did not change. */
const verified = template(() => {
  const repository = documented();
  repository.write(FILE, documentedSpec(FAILED));
  repository.commit('Verify it', { date: '2026-01-20T08:01:00Z' });
  return repository;
});

describe('a failed verification', () => {
  it('makes the spec drift, and is a reason to review its documents', async () => {
    using repository = verified();
    const report = await analyzeRepository(repository);
    expect(specOf(report, ID)).toMatchObject({
      status: 'drifted',
      changes: [],
      documents: [
        {
          file: 'docs/code.md',
          state: 'needs-review',
          impact: 'named',
          evidence: [
            {
              impact: 'named',
              kind: 'verification',
              text: 'the verification of 2026-01-20 failed: “All routes are listed”',
              path: FILE,
              line: 8,
              section: null,
              commit: report.commits.findIndex(({ subject }) => subject === 'Verify it'),
            },
          ],
        },
      ],
      recommendation: { command: expect.stringContaining('chant work') as string },
    });
    expect(report.findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Document the code: the verification of 2026-01-20 failed: “All routes are listed” \(since [\da-f]{7}, 2026-01-20\)$/,
      ),
    ]);
    const text = renderReport(report, 'text');
    expect(text).toContain('Tracked files (2) unchanged since completion (2026-01-10)');
    expect(text).not.toContain('had drifted before');
  });

  it('is reported if it is new since a base commit', async () => {
    using repository = verified();
    const findingsSince = async (since: string) => {
      const { findings } = await analyzeSince({ root: repository.root, since });
      return findings.map(({ message }) => message);
    };
    expect(await findingsSince('HEAD~1')).toEqual([
      expect.stringContaining('the verification of 2026-01-20 failed'),
    ]);
    repository.write(FILE, documentedSpec({ ...FAILED, schedule: 'monthly' }));
    repository.write('docs/other.md', '# Other\n');
    repository.commit('Write another page', { date: '2026-01-21T08:00:00Z' });
    expect(await findingsSince('HEAD~1')).not.toContainEqual(
      expect.stringContaining('the verification'),
    );
  });

  it.each([
    ['a newer completion', { ...FAILED, completed_at: '2026-01-22T08:00:00Z' }],
    ['a re-run', { ...FAILED, replayed_at: '2026-01-22T08:00:00Z' }],
    ['a verification that passed', { ...FAILED, verification_status: 'passed' }],
  ])('counts until %s', async (_, fields) => {
    using repository = verified();
    repository.write(FILE, documentedSpec(fields));
    repository.commit('Put it right', { date: '2026-01-22T08:01:00Z' });
    const spec = specOf(await analyzeRepository(repository), ID);
    expect(spec).toMatchObject({ status: 'up-to-date', documents: [{ impact: 'none' }] });
  });

  it('counts until somebody accepts the documents, and again after the next one', async () => {
    using repository = verified();
    await acceptSpec({
      root: repository.root,
      spec: ID,
      reason: 'The criterion is wrong',
      author: 'Ann <ann@example.com>',
      now: new Date('2026-01-22T12:00:00Z'),
    });
    repository.commit('Accept it', { date: '2026-01-22T12:01:00Z' });
    const accepted = specOf(await analyzeRepository(repository), ID);
    expect(accepted).toMatchObject({ status: 'accepted', documents: [{ impact: 'none' }] });
    repository.write(FILE, documentedSpec({ ...FAILED, last_verified: '2026-01-25T08:00:00Z' }));
    repository.commit('Verify it again', { date: '2026-01-25T08:01:00Z' });
    const again = specOf(await analyzeRepository(repository), ID);
    expect(again).toMatchObject({ status: 'drifted', documents: [{ impact: 'named' }] });
  });
});

describe('what wrote the documents', () => {
  it('is in the report, without addresses', async () => {
    using repository = documented();
    const approval = { status: 'approved', by: 'Ann <ann@example.com>', at: '2026-01-09' };
    repository.write(FILE, documentedSpec({ prompt: 'documentation', model: 'opus', approval }));
    repository.write('docs/page.md', '---\ntracks: src/**\n---\n\n# Page\n');
    const report = await analyzeRepository(repository);
    expect(specOf(report, ID).run).toEqual({
      prompt: 'documentation',
      model: 'opus',
      approval: { status: 'approved', by: 'Ann', at: '2026-01-09T00:00:00Z' },
      branch: null,
      pr: null,
    });
    expect(specOf(report, 'docs/page.md').run).toBeNull();
  });
});
