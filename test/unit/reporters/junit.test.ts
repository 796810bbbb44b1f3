import { describe, expect, it } from 'vitest';
import { junitReporter } from '../../../integration/engine/src/reporters/junit.ts';
import type { Report } from '../../../integration/engine/src/report/schema.ts';
import { readJunit, type Suite } from '../../support/junit.ts';
import { makeFinding, makeReport, makeSpecReport } from '../support/report.ts';
import { whole } from '../../support/whole.ts';

const read = (report: Report): Suite => readJunit(whole(junitReporter.render(report)));

describe('a JUnit report', () => {
  const error = makeFinding({ severity: 'error', message: 'it drifted', help: 'Mend it' });

  it('has a test case for each spec, which fails where the spec has an error', () => {
    const suite = read(makeReport([makeSpecReport(), makeSpecReport({ id: 'b' })], [error]));
    expect(suite).toMatchObject({ tests: '2', failures: '1', skipped: '0' });
    expect(suite.cases).toMatchObject([
      {
        name: '001-doc: Architecture',
        classname: 'astro-drift.specs',
        file: '.chant/specs/001-doc.md',
        failure: {
          message: 'it drifted',
          type: 'drift',
          text: 'error drift: it drifted\n  Mend it',
        },
      },
      { name: 'b: Architecture' },
    ]);
    expect(suite.cases[1]).not.toHaveProperty('failure');
  });

  it('puts several errors of a spec into one failure, as some readers take only the first', () => {
    const other = makeFinding({ severity: 'error', rule: 'empty-input', message: 'no file' });
    const [test] = read(makeReport([makeSpecReport()], [error, other])).cases;
    expect(test?.failure).toMatchObject({ message: '2 errors', type: 'drift' });
    expect(test?.failure?.text).toContain('error empty-input: no file');
  });

  it('lets a spec with warnings pass, and has them in its output', () => {
    const suite = read(makeReport([makeSpecReport()], [makeFinding()]));
    expect(suite.failures).toBe('0');
    expect(suite.cases[0]?.['system-out']?.text).toContain('warn drift: Architecture');
    expect(suite.cases[0]).not.toHaveProperty('failure');
  });

  it('fails a spec whose drift is unknown', () => {
    const { baseline } = makeSpecReport();
    const unknown = makeSpecReport({
      id: 'a',
      status: 'unknown',
      baseline: { ...baseline, reason: 'the clone is shallow' },
    });
    const suite = read(makeReport([unknown, makeSpecReport({ id: 'b', status: 'not-completed' })]));
    expect(suite.skipped).toBe('2');
    expect(suite.cases).toMatchObject([
      { skipped: { message: 'Drift cannot be decided: the clone is shallow.' } },
      { skipped: { message: 'The spec is not completed.' } },
    ]);
  });

  it('has a test case for findings that belong to no spec', () => {
    const findings = [
      makeFinding({ spec: null, file: 'docs/bad.md', severity: 'error' }),
      makeFinding({ spec: null, file: '.', message: 'no git' }),
    ];
    expect(read(makeReport([], findings)).cases).toMatchObject([
      { name: 'docs/bad.md', classname: 'astro-drift.files', failure: {} },
      {
        name: 'The repository',
        'system-out': { text: expect.stringContaining('no git') as string },
      },
    ]);
  });

  it('is valid XML for titles with markup and control characters', () => {
    const title = 'a"b\'<c>&d;]]> \u0000\u0008\u000b\u001b\ud800\uffff\n&#0; <!-- é 建築 🚀';
    const spec = makeSpecReport({ title });
    const report = makeReport([spec], [makeFinding({ severity: 'error', message: title })]);
    const xml = whole(junitReporter.render(report));
    // oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    expect(xml.isWellFormed()).toBe(true);
    const [test] = read(report).cases;
    expect(test?.name).toContain('é 建築 🚀');
    expect(test?.failure?.message).toContain('<c>&d;]]>');
  });

  it('has one passing test case without findings, as readers refuse an empty report', () => {
    expect(read(makeReport([]))).toEqual({
      tests: '1',
      failures: '0',
      skipped: '0',
      cases: [{ name: 'The repository', classname: 'astro-drift.files', file: '.' }],
    });
  });

  it('fails where the repository could not be read', () => {
    const report = makeReport([]);
    const problem = { reason: 'git is not installed', fix: 'Install it.' };
    const suite = read({ ...report, repository: { ...report.repository, problem } });
    expect(suite).toMatchObject({
      tests: '1',
      skipped: '1',
      cases: [{ skipped: { message: 'Drift cannot be decided: git is not installed.' } }],
    });
  });
});
