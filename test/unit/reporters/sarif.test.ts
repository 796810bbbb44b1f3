import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Log, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { sarifReporter } from '../../../integration/engine/src/reporters/sarif.ts';
import { type RuleName, RULES } from '../../../integration/engine/src/rules/index.ts';
import type { Report } from '../../../integration/engine/src/report/schema.ts';
import { makeChange, makeFinding, makeReport, makeSpecReport } from '../support/report.ts';
import { sarifProblems } from '../../support/sarif.ts';
import { whole } from '../../support/whole.ts';

function read(report: Report): Run {
  const text = whole(sarifReporter.render(report, { version: '1.2.3' }));
  expect(sarifProblems(JSON.parse(text))).toEqual([]);
  return runOf(text);
}

/** The one run of a log: GitHub takes 25. */
function runOf(text: string): Run {
  const { runs } = JSON.parse(text) as Log;
  expect(runs).toHaveLength(1);
  const [run] = runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

/** Text of 6 kB that compresses badly. */
function denseText(seed: number): string {
  return Array.from({ length: 70 }, (_, part) =>
    createHash('sha512').update(`${seed}/${part}`).digest('base64'),
  ).join('');
}

describe('the tool of a SARIF report', () => {
  const { driver } = read(makeReport([])).tool;

  it('names itself, its version and all its rules', () => {
    expect(driver).toMatchObject({ name: 'astro-drift', semanticVersion: '1.2.3' });
    expect(driver.rules?.map(({ id }) => id)).toEqual(Object.keys(RULES));
  });

  it('gives each rule the texts that GitHub shows beside an alert', () => {
    for (const rule of driver.rules ?? []) {
      expect(rule.shortDescription?.text).not.toBe('');
      expect(rule.fullDescription?.text.length).toBeLessThan(1024);
      expect(rule.help?.text).not.toBe('');
      expect(rule.help?.markdown).toContain('\n- ');
      const severity = RULES[rule.id as RuleName];
      expect(rule.defaultConfiguration).toEqual(
        severity === 'off'
          ? { enabled: false }
          : { level: severity === 'error' ? 'error' : 'warning' },
      );
    }
  });
});

describe('a SARIF result', () => {
  const citation = makeFinding({
    rule: 'changed-citation',
    file: 'docs/a guide#1.md',
    line: 12,
    column: 4,
    message: 'docs/a guide#1.md:12 cites `src/%b.ts:1-3`, which has changed since',
    help: 'Check it.',
    source: { path: 'src/%b.ts', startLine: 2, endLine: 4 },
    fingerprint: 'f'.repeat(32),
  });

  it('has the place of the citation, and the cited lines as related place', () => {
    const run = read(makeReport([], [citation]));
    expect(run.results).toEqual([
      {
        ruleId: 'changed-citation',
        ruleIndex: Object.keys(RULES).indexOf('changed-citation'),
        level: 'warning',
        message: { text: 'Cites `src/%b.ts:1-3`, which has changed since\nCheck it.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'docs/a%20guide%231.md', uriBaseId: '%SRCROOT%' },
              region: { startLine: 12, startColumn: 4 },
            },
          },
        ],
        relatedLocations: [
          {
            id: 0,
            physicalLocation: {
              artifactLocation: { uri: 'src/%25b.ts', uriBaseId: '%SRCROOT%' },
              region: { startLine: 2, endLine: 4 },
            },
            message: { text: 'What is cited, as it is now' },
          },
        ],
        partialFingerprints: { 'astroDrift/v1': 'f'.repeat(32) },
      },
    ]);
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.originalUriBaseIds).toHaveProperty('%SRCROOT%');
  });

  it('of drift has the changed files that still exist as related places', () => {
    const changes = [
      makeChange(),
      makeChange({ path: 'src/gone.ts', kind: 'deleted' }),
      makeChange({ path: 'src/tidied.ts', significant: false, significance: 'comment' }),
    ];
    const [result] = read(makeReport([makeSpecReport({ changes })], [makeFinding()])).results ?? [];
    expect(
      result?.relatedLocations?.map(
        ({ physicalLocation }) => physicalLocation?.artifactLocation?.uri,
      ),
    ).toEqual(['src/auth.ts']);
    expect(result?.locations?.[0]?.physicalLocation?.region).toEqual({ startLine: 1 });
  });

  it('has a limited number of related places', () => {
    const changes = Array.from({ length: 150 }, (_, index) => makeChange({ path: `src/${index}` }));
    const [result] = read(makeReport([makeSpecReport({ changes })], [makeFinding()])).results ?? [];
    expect(result?.relatedLocations).toHaveLength(20);
  });

  it('that is an error comes before warnings', () => {
    const error = makeFinding({ rule: 'empty-input', severity: 'error' });
    const { results = [] } = read(makeReport([], [citation, error]));
    expect(results.map(({ level }) => level)).toEqual(['error', 'warning']);
  });
});

describe('suppressed findings in SARIF', () => {
  const known = makeFinding({ file: 'docs/b.md', fingerprint: '2'.repeat(32) });
  const report = { ...makeReport([], [makeFinding()]), suppressed: [known] };

  it('are left out, because GitHub shows them as open alerts', () => {
    expect(read(report).results).toHaveLength(1);
  });

  it('are marked, where everything is asked for', () => {
    const text = whole(sarifReporter.render(report, { version: '1.2.3', all: true }));
    expect(sarifProblems(JSON.parse(text))).toEqual([]);
    const { results = [] } = runOf(text);
    expect(results.map(({ suppressions = [] }) => suppressions.map(({ kind }) => kind))).toEqual([
      [],
      ['external'],
    ]);
  });
});

describe('more results than GitHub takes', () => {
  const noticeOf = (run: Run): string | undefined =>
    run.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text;

  it('are cut at 25,000, warnings first, and a notification says how many are left out', () => {
    const findings = [
      ...Array.from({ length: 25_000 }, () => makeFinding()),
      ...Array.from({ length: 2 }, () => makeFinding({ severity: 'error' })),
    ];
    const run = runOf(whole(sarifReporter.render(makeReport([], findings), { version: '1.2.3' })));
    expect(run.results).toHaveLength(25_000);
    expect(run.results?.slice(0, 3).map(({ level }) => level)).toEqual([
      'error',
      'error',
      'warning',
    ]);
    expect(noticeOf(run)).toMatch(/^0 errors and 2 warnings are left out: /);
  });

  it('are cut where the file would be larger than 10 MB as gzip', () => {
    const findings = Array.from({ length: 2400 }, (_, index) =>
      makeFinding({ severity: index < 2390 ? 'warn' : 'error', message: denseText(index) }),
    );
    const text = whole(sarifReporter.render(makeReport([], findings), { version: '1.2.3' }));
    expect(gzipSync(text).length).toBeLessThan(10_000_000);
    const run = runOf(text);
    expect(sarifProblems(JSON.parse(text))).toEqual([]);
    const { results = [] } = run;
    expect(results.length).toBeGreaterThan(1500);
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(10);
    expect(noticeOf(run)).toContain(`0 errors and ${2400 - results.length} warnings are left out`);
  });

  it('cause no notification where all of them fit', () => {
    const run = runOf(
      whole(sarifReporter.render(makeReport([], [makeFinding()]), { version: '1.2.3' })),
    );
    expect(run.invocations?.[0]?.toolExecutionNotifications).toEqual([]);
  });
});

describe('a problem of the whole repository in SARIF', () => {
  it('is a notification of a run without success', () => {
    const report = makeReport(
      [],
      [
        makeFinding({
          rule: 'unknown-baseline',
          file: '.',
          message: 'No git',
          help: 'Install it.',
        }),
      ],
    );
    const problem = { reason: 'no git', fix: 'Install it.' };
    const run = read({ ...report, repository: { ...report.repository, problem } });
    expect(run.results).toEqual([]);
    expect(run.invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'warning',
            message: { text: 'No git\nInstall it.' },
            associatedRule: { id: 'unknown-baseline' },
          },
        ],
      },
    ]);
  });

  it('names the remote and the commit, if there is a remote', () => {
    const report = makeReport([]);
    expect(read(report)).not.toHaveProperty('versionControlProvenance');
    const remote = 'git@github.com:techcorp/platform.git';
    expect(
      read({ ...report, repository: { ...report.repository, remote } }).versionControlProvenance,
    ).toEqual([
      {
        repositoryUri: 'ssh://git@github.com/techcorp/platform.git',
        revisionId: 'b'.repeat(40),
        branch: 'main',
        mappedTo: { uriBaseId: '%SRCROOT%' },
      },
    ]);
  });
});

it('writes the name of a file that a spec gives half a character', () => {
  const report = makeReport([], [makeFinding({ file: 'docs/\ud800.md' })]);
  expect(whole(sarifReporter.render(report, { version: '1.2.3' }))).toContain('docs/%EF%BF%BD.md');
});
