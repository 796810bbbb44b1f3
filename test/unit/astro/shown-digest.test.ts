import { expect, it } from 'vitest';
import { digestShown, type Shown } from '../../../integration/astro/src/site/shown-digest.ts';
import type { Report } from '../../../integration/engine/src/report/schema.ts';
import {
  makeChange,
  makeCitation,
  makeDocument,
  makeFinding,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

const reportOf = (citation: Parameters<typeof makeCitation>[0] = {}): Report =>
  makeReport([
    makeSpecReport({ documents: [makeDocument({ citations: [makeCitation(citation)] })] }),
  ]);

const FORGE: Shown['forge'] = {
  link: 'local',
  remote: null,
  options: {},
  head: null,
  branch: null,
  unpublished: [],
  uncommitted: [],
};

const shown = (report: Report, over: Partial<Shown> = {}): string =>
  digestShown({
    report,
    watched: makeReport([]),
    sources: [],
    excerpts: {},
    forge: FORGE,
    files: new Map(),
    ...over,
  });

const before = shown(reportOf());

it('stays the same when an edit only moves what was found in a document', () => {
  expect(shown(reportOf({ line: 9, column: 2 }))).toBe(before);
  const { repository, ...report } = reportOf();
  expect(shown({ ...report, repository: { ...repository, dirty: true } })).toBe(before);
  const at = (line: number): string =>
    shown(makeReport([], [makeFinding({ line, message: `docs/a.md:${line} cites \`x\`` })]));
  expect(at(3)).toBe(at(4));
});

it('changes with a state, a finding, a change, a source and the content of a file', () => {
  const compared = { previousPath: null, role: null, isLink: false, diff: null };
  const file = { ...compared, path: 'src/a.ts', before: '1', after: '2' };
  const all = [
    before,
    shown(reportOf({ state: 'changed' })),
    shown(reportOf({ stale: true })),
    shown(makeReport([makeSpecReport({ status: 'drifted' })])),
    shown(makeReport([makeSpecReport({ changes: [makeChange()] })])),
    shown(makeReport([], [makeFinding()])),
    shown(makeReport([], [makeFinding({ severity: 'error' })])),
    shown(reportOf(), { sources: ['src/a.ts'] }),
    shown(reportOf(), { files: new Map([['001-doc', [file]]]) }),
    shown(reportOf(), { files: new Map([['001-doc', [{ ...file, after: '3' }]]]) }),
  ];
  expect(new Set(all).size).toBe(all.length);
});

it('changes with the pages that declare nothing', () => {
  expect(shown(reportOf(), { watched: reportOf({ state: 'deleted' }) })).not.toBe(before);
});
