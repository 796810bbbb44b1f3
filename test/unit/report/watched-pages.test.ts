import { describe, expect, it } from 'vitest';
import { joinReport } from '../../../integration/astro/src/public-report/split-report.ts';
import {
  publicPages,
  renderedPages,
  splitReport,
  watchedFiles,
} from '../../../integration/astro/src/public-report/watched-pages.ts';
import type { DocumentReport, SpecReport } from '../../../integration/engine/src/report/schema.ts';
import { withSpecs } from '../../../integration/engine/src/report/summary.ts';
import {
  makeCitation,
  makeCommit,
  makeDocument,
  makeEvidence,
  makeFinding,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

function page(
  file: string,
  document: Partial<DocumentReport> = {},
  over: Partial<SpecReport> = {},
) {
  const documents = [makeDocument({ file, ...document })];
  return makeSpecReport({ id: file, file, kind: 'references', inputs: [], documents, ...over });
}

const stale = (file: string, spec: string | null = file, message = 'leads nowhere') =>
  makeFinding({ rule: 'stale-reference', file, spec, line: 2, message });

const PASSED = { otherProjects: 1, submodules: 0, gitIgnored: 2, exempt: 0 };
const DECLARED = makeSpecReport({ documents: [makeDocument()] });
const ALL = [DECLARED, page('docs/a.md', { citations: [makeCitation()] }), page('docs/b.md')];
const FINDINGS = [
  makeFinding(),
  stale('docs/a.md'),
  // It names no file, so it is no spec.
  stale('docs/c.md', null),
  // A page with sources, and a file that cannot be read.
  stale('docs/architecture.md', null),
  makeFinding({ rule: 'invalid-spec', file: 'docs/d.md', spec: null }),
];
const plain = makeReport([]);
const REPORT = withSpecs(plain, ALL, FINDINGS);
const filesOf = (findings: readonly { file: string }[]) => findings.map(({ file }) => file);

describe('the pages of a report that declare nothing', () => {
  it('are apart from the specs, with their findings', () => {
    const { declared, watched } = splitReport(REPORT);
    expect(declared.specs).toEqual([DECLARED]);
    expect(filesOf(declared.findings)).toEqual([
      '.chant/specs/001-doc.md',
      'docs/architecture.md',
      'docs/d.md',
    ]);
    expect(watched.specs.map(({ id }) => id)).toEqual(['docs/a.md', 'docs/b.md']);
    expect([...watchedFiles(watched)].sort()).toEqual(['docs/a.md', 'docs/b.md', 'docs/c.md']);
    expect(declared.summary.warnings).toBe(3);
  });

  it('are joined with the specs in the same report', () => {
    const commits = [1, 2].map((day) =>
      makeCommit({ oid: String(day).repeat(40), date: `2026-02-0${day}T10:00:00Z` }),
    );
    const evidence = (commit: number) => [makeEvidence({ commit })];
    const specs = [
      makeSpecReport({ documents: [makeDocument({ evidence: evidence(1) })] }),
      page('docs/a.md', { evidence: evidence(0), passedOver: PASSED }),
    ];
    const whole = withSpecs({ ...plain, commits }, specs, [makeFinding(), stale('docs/a.md')]);
    expect(joinReport(splitReport(whole))).toEqual(whole);
    expect(whole.summary.references?.pages.total).toBe(1);
  });

  it('are reported only if the site renders them', () => {
    const { watched } = splitReport(REPORT);
    const rendered = renderedPages(watched, (file) => file !== 'docs/a.md');
    expect(rendered.specs.map(({ id }) => id)).toEqual(['docs/b.md']);
    expect(filesOf(rendered.findings)).toEqual(['docs/c.md']);
    expect(rendered.summary).toMatchObject({ warnings: 1, references: { total: 0 } });
  });

  it('are not shown if they are not public, or if nobody knows whether they are', () => {
    const secret = page('docs/b.md', {}, { public: false });
    const report = makeReport(
      [page('docs/a.md'), secret],
      [stale('docs/b.md'), stale('c.md', null)],
    );
    const shown = publicPages(report, () => true);
    expect(shown.specs.map(({ id }) => id)).toEqual(['docs/a.md']);
    expect(shown.findings).toEqual([]);
  });

  it('name no Markdown file that the site does not render, unless it stands on the page', () => {
    const moved = { path: 'docs/draft.md', startLine: null, endLine: null };
    const renamed = 'renamed docs/old.md to docs/draft.md';
    const report = makeReport(
      [
        page('docs/a.md', {
          citations: [
            makeCitation({ text: 'b.md', path: 'docs/b.md', state: 'moved', current: moved }),
            makeCitation({ text: 'x.ts', path: 'x.ts' }),
            makeCitation({ path: 'docs/old.md', state: 'deleted', current: null }),
          ],
          evidence: [makeEvidence({ text: `\`old.md\` leads nowhere: it was ${renamed}` })],
        }),
      ],
      [stale('docs/a.md', 'docs/a.md', renamed), stale('docs/a.md')],
    );
    const { specs, findings } = publicPages(report, (file) => file === 'docs/a.md');
    const [document] = specs.flatMap((spec) => spec.documents);
    expect(document?.citations.map(({ path }) => path)).toEqual(['x.ts', 'docs/old.md']);
    expect(document?.evidence[0]?.text).toContain('it was renamed docs/old.md to …');
    expect(findings.map(({ message }) => message)).toEqual(['leads nowhere']);
    expect(publicPages(report, () => true)).toEqual(
      withSpecs(report, report.specs, report.findings),
    );
  });

  it.each(['docs/my (draft).md', 'docs/[draft].md', 'docs/(a)/draft.md', "docs/d'raft.md"])(
    'do not name %s either, if the site does not render it',
    (hidden) => {
      const shown = 'docs/(b)/fine.md';
      const report = makeReport(
        [page('docs/a.md')],
        [hidden, shown].map((path) => stale('docs/a.md', 'docs/a.md', `renamed to ${path} (new)`)),
      );
      const { findings } = publicPages(report, (file) => ['docs/a.md', shown].includes(file));
      expect(findings.map(({ message }) => message)).toEqual([`renamed to ${shown} (new)`]);
    },
  );
});
