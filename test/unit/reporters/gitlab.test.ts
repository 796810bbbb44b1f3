import { expect, it } from 'vitest';
import { gitlabReporter } from '../../../integration/engine/src/reporters/gitlab.ts';
import { makeFinding, makeReport } from '../support/report.ts';
import { whole } from '../../support/whole.ts';

it('gitlabReporter lists every finding in the Code Quality format', () => {
  const findings = [
    makeFinding({
      rule: 'changed-citation',
      file: 'docs/a.md',
      line: 7,
      message: 'docs/a.md:7 cites `src/a.ts:1`, which has changed since',
      help: 'Check it.',
      fingerprint: 'f'.repeat(32),
    }),
    makeFinding({ severity: 'error' }),
  ];
  expect(JSON.parse(whole(gitlabReporter.render(makeReport([], findings))))).toEqual([
    {
      description: 'Cites `src/a.ts:1`, which has changed since (Check it.)',
      check_name: 'changed-citation',
      fingerprint: 'f'.repeat(32),
      severity: 'minor',
      location: { path: 'docs/a.md', lines: { begin: 7 } },
    },
    {
      description: 'Architecture: 1 of 1 sources changed (Re-run it)',
      check_name: 'drift',
      fingerprint: '0'.repeat(32),
      severity: 'major',
      location: { path: '.chant/specs/001-doc.md', lines: { begin: 1 } },
    },
  ]);
});

it('gitlabReporter returns an empty list without findings', () => {
  expect(whole(gitlabReporter.render(makeReport([])))).toBe('[]');
});
