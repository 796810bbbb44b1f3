import { describe, expect, it } from 'vitest';
import { analyzeRepository, findingsOf, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, type SpecFields, specText } from '../support/specs.ts';
import { template } from '../support/template.ts';

const SPECS: Readonly<Record<string, SpecFields>> = {
  deleted: { tracks: ['lib/**'] },
  moved: { tracks: ['old/**'] },
  locks: { tracks: ['deps/**'] },
  never: { tracks: ['nowhere/**', 'src/nothing.py'] },
  undefined: { tracks: ['src/a.py#nothing', 'src/a.py:90-95'] },
  some: { tracks: ['nowhere/**', 'src/**'] },
  none: { tracks: undefined, type: 'code' },
};

/** Specs whose files are all deleted, all moved, or never were. */
const repository = template(() => {
  const made = TestRepository.init();
  made.write('src/a.py', numbered(10));
  made.write('lib/b.py', numbered(20, 'lib')).write('old/c.py', numbered(20, 'old'));
  made.write('deps/package-lock.json', '{"lockfileVersion":3}\n');
  for (const [name, fields] of Object.entries(SPECS)) {
    const completed = { completed_at: '2026-01-10T12:00:00Z', target_files: [`docs/${name}.md`] };
    made.write(`.chant/specs/${name}.md`, specText({ ...completed, ...fields }));
    made.write(`docs/${name}.md`, '# Title\n\nText.\n');
  }
  made.write('docs/page.md', '---\ntracks: nowhere/**\n---\n\n# Page\n');
  made.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  made.remove('lib').remove('deps').move('old', 'new');
  made.commit('Tidy up', { date: '2026-01-12T08:00:00Z' });
  return made;
});

describe('a spec whose patterns match nothing any more', () => {
  it('has drifted if something matched at the baseline, and is unknown if not', async () => {
    using made = repository();
    const report = await analyzeRepository(made);
    const statuses = report.specs.map(({ id, status }) => [id, status]);
    expect(Object.fromEntries(statuses)).toEqual({
      deleted: 'drifted',
      moved: 'drifted',
      locks: 'drifted',
      never: 'unknown',
      undefined: 'unknown',
      some: 'up-to-date',
      none: 'up-to-date',
      'docs/page.md': 'unknown',
    });
  });

  it('gives the reason, and the fix', async () => {
    using made = repository();
    const report = await analyzeRepository(made);
    const reason = 'none of its patterns matches anything, neither at the baseline nor now';
    expect(specOf(report, 'never')).toMatchObject({ baseline: { from: null, reason } });
    const finding = report.findings.find(
      ({ spec, rule }) => spec === 'never' && rule === 'unknown-baseline',
    );
    expect(finding?.help).toBe('Correct the patterns in the file of the spec.');
    expect(findingsOf(report)).toContain('error empty-input .chant/specs/never.md:6');
  });

  it('gives the documents a reason, even if no change counts by itself', async () => {
    using made = repository();
    const spec = specOf(await analyzeRepository(made), 'locks');
    expect(spec.changes).toMatchObject([{ kind: 'deleted', significant: false }]);
    expect(spec.documents).toMatchObject([
      {
        state: 'needs-review',
        impact: 'named',
        evidence: [
          {
            kind: 'unmatched',
            text: 'none of the files that it was made from is left',
            path: '.chant/specs/locks.md',
            line: 6,
            section: null,
          },
        ],
      },
    ]);
  });
});
