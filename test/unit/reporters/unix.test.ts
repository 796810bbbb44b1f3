import { expect, it } from 'vitest';
import { unixReporter } from '../../../integration/engine/src/reporters/unix.ts';
import { whole } from '../../support/whole.ts';
import { makeFinding, makeReport } from '../support/report.ts';

it('the unix format has a line for each finding, with its place, severity and rule', () => {
  const findings = [
    makeFinding({ file: 'docs/a.md', line: 12, column: 3, message: 'docs/a.md:12 cites `x`' }),
    makeFinding({ severity: 'error', rule: 'empty-input', message: 'Nothing\n::error::matches' }),
    makeFinding({ file: '.', spec: null, rule: 'unknown-baseline', message: 'No history' }),
  ];
  expect(whole(unixReporter.render(makeReport([], findings))).split('\n')).toEqual([
    'docs/a.md:12:3: warning: Cites `x` [drift]',
    '.chant/specs/001-doc.md:1:1: error: Nothing\uFFFD::error::matches [empty-input]',
    '.:1:1: warning: No history [unknown-baseline]',
  ]);
  expect(whole(unixReporter.render(makeReport([])))).toBe('');
});
