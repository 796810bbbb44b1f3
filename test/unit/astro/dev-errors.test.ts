import { describe, expect, it } from 'vitest';
import {
  describeErrors,
  errorsOf,
  errorsOfPage,
  newErrors,
  overlayOf,
} from '../../../integration/astro/src/site/dev-errors.ts';
import { withoutCommands } from '../../../integration/engine/src/text/printable.ts';
import type { Finding } from '../../../integration/engine/src/report/schema.ts';
import { expectHarmless, HOSTILE } from '../../support/hostile.ts';
import { makeDocument, makeFinding, makeReport, makeSpecReport } from '../support/report.ts';

const finding = (fields: Partial<Finding>): Finding =>
  makeFinding({
    rule: 'broken-citation',
    severity: 'error',
    message: 'docs/a.md:3 cites `src/a.ts`, but there is no file src/a.ts',
    spec: 'one',
    file: 'docs/a.md',
    line: 3,
    help: 'Correct the reference.',
    fingerprint: 'first',
    ...fields,
  });

describe('errors while a site is developed', () => {
  it('are new unless the same finding was there, wherever it stands now', () => {
    const before = [finding({}), finding({ fingerprint: 'fixed' })];
    const now = [finding({ line: 9 }), finding({ fingerprint: 'second' })];
    expect(newErrors(now, before).map(({ fingerprint }) => fingerprint)).toEqual(['second']);
    expect(newErrors(before, now).map(({ fingerprint }) => fingerprint)).toEqual(['fixed']);
  });

  it('are findings that fail a build, and no warnings', () => {
    const warning = finding({ severity: 'warn', fingerprint: 'w' });
    expect(errorsOf(makeReport([], [warning, finding({})]))).toEqual([finding({})]);
  });

  it('are printed with file, line, rule and remedy, and so many only', () => {
    expect(describeErrors([finding({})]).toString()).toBe(
      [
        '1 error that fails a build:',
        '  docs/a.md:3 broken-citation: Cites `src/a.ts`, but there is no file src/a.ts',
        '    Correct the reference.',
      ].join('\n'),
    );
    const many = describeErrors(Array.from({ length: 23 }, () => finding({}))).toString();
    expect(many).toContain('… and 3 more errors');
  });

  it('steer neither a terminal nor a page', () => {
    const hostile = Object.values(HOSTILE).map((text) => finding({ message: text, file: text }));
    // As a log is written.
    expectHarmless(withoutCommands(describeErrors(hostile).toString()));
    const shown = overlayOf([finding({ message: '<img src=x>', help: '<b>' })], (file) => file);
    expect(shown?.message).not.toContain('<img');
    expect(shown?.hint).not.toContain('<b>');
  });

  it('are shown on the pages of their documents, those of a spec on the pages of all of its', () => {
    const spec = makeSpecReport({
      id: 'one',
      file: '.chant/specs/one.md',
      documents: [makeDocument({ file: 'docs/a.md' }), makeDocument({ file: 'docs/b.md' })],
    });
    const ofSpec = finding({ file: spec.file, fingerprint: 'spec' });
    const all = makeReport([spec], [finding({}), ofSpec, finding({ severity: 'warn' })]);
    const on = (...files: string[]): string[] =>
      errorsOfPage(all, files).map(({ fingerprint }) => fingerprint);
    expect(on('docs/a.md')).toEqual(['first', 'spec']);
    expect(on('docs/b.md')).toEqual(['spec']);
    expect(on('docs/other.md')).toEqual([]);
    expect(overlayOf([], (file) => file)).toBeNull();
    expect(overlayOf([finding({})], (file) => `/root/${file}`)).toMatchObject({
      loc: { file: '/root/docs/a.md', line: 3, column: 1 },
    });
  });
});
