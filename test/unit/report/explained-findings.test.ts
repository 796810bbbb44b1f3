import { describe, expect, it } from 'vitest';
import { documentsOf, groupByCause } from '../../../integration/engine/src/report/causes.ts';
import { explainFindings } from '../../../integration/engine/src/report/explained-findings.ts';
import { headline, headlines } from '../../../integration/engine/src/report/headline.ts';
import type { Report, SpecReport } from '../../../integration/engine/src/report/schema.ts';
import {
  makeChange,
  makeCitation,
  makeCommit,
  makeDocument,
  makeEvidence,
  makeFinding,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

const FILE = 'docs/a.md';
const CITED = makeEvidence({
  impact: 'cited',
  kind: 'citation',
  text: '`src/auth.ts:1-3`, cited in *Auth*, changed',
  line: 1,
  commit: 0,
});
const NAMED = makeEvidence({ commit: 0 });
const NEARBY = makeEvidence({ impact: 'public', text: 'nearby', commit: 0 });
const COMMIT = makeCommit({ author: 'Ann', subject: 'Raise it' });

function specOf(over: Partial<SpecReport> = {}): SpecReport {
  return makeSpecReport({
    status: 'drifted',
    changes: [makeChange({ commits: [0] })],
    documents: [
      makeDocument({
        file: FILE,
        state: 'needs-review',
        impact: 'cited',
        evidence: [CITED, NAMED, NEARBY],
        sections: [
          { heading: 'Auth', slug: 'auth', line: 7, state: 'needs-review', impact: 'cited' },
        ],
        citations: [makeCitation({ section: 'auth', line: 9, column: 4, state: 'changed' })],
      }),
    ],
    ...over,
  });
}

const DRIFT = makeFinding();
const CHANGED = makeFinding({ rule: 'changed-citation', file: FILE, line: 9, column: 4 });

function reasonsOf(report: Report): string[][] {
  return explainFindings(report).map(({ reasons }) =>
    reasons.map(({ file, line, column = 0, text }) => `${file}:${line}:${column} ${text}`),
  );
}

describe('the evidence of findings', () => {
  it('is told once: on a citation by its own finding, all other by that on changes', () => {
    const report = makeReport([specOf()], [DRIFT, CHANGED], [COMMIT]);
    expect(reasonsOf(report)).toEqual([
      [`${FILE}:7:0 ${NAMED.text}`],
      [`${FILE}:9:4 ${CITED.text}`],
    ]);
  });

  it('is all told by a finding on changes if no other tells it', () => {
    const report = makeReport([specOf()], [DRIFT], [COMMIT]);
    expect(reasonsOf(report)).toEqual([[`${FILE}:9:4 ${CITED.text}`, `${FILE}:7:0 ${NAMED.text}`]]);
  });

  it.each([
    ['missing', null, 'there is no file src/auth.ts'],
    ['missing', 'login', 'src/auth.ts defines no login'],
    ['deleted', null, 'it is gone'],
    ['out-of-range', null, 'src/auth.ts does not have that many lines'],
  ] as const)('says why a reference leads nowhere that is %s (%s)', (state, symbol, why) => {
    const text = '`src/auth.ts:1-3`, cited in *Auth*, leads nowhere';
    const evidence = [makeEvidence({ impact: 'broken', kind: 'broken', text })];
    const citations = [makeCitation({ section: 'auth', line: 9, column: 4, state, symbol })];
    const documents = [makeDocument({ file: FILE, evidence, citations })];
    const broken = { ...CHANGED, rule: 'broken-citation' as const };
    const report = makeReport([specOf({ documents })], [broken], [COMMIT]);
    expect(reasonsOf(report)).toEqual([[`${FILE}:9:4 ${text}: ${why}`]]);
  });

  it('is only that on the document where the finding is at one of several', () => {
    const other = makeDocument({ file: 'docs/b.md', evidence: [NAMED] });
    const spec = specOf();
    const both = { ...spec, documents: [...spec.documents, other] };
    const of = (file: string): number | undefined =>
      reasonsOf(makeReport([both], [makeFinding({ file })], [COMMIT]))[0]?.length;
    expect([DRIFT.file, FILE, 'docs/b.md'].map(of)).toEqual([3, 2, 1]);
  });

  it('is at most nearby only for a finding at the document', () => {
    const [document = makeDocument()] = specOf().documents;
    const spec = specOf({ documents: [{ ...document, evidence: [NEARBY] }] });
    const of = (file: string): string[][] =>
      reasonsOf(makeReport([spec], [makeFinding({ file })], [COMMIT]));
    expect(of(FILE)).toEqual([[`${FILE}:7:0 nearby`]]);
    expect(of(DRIFT.file)).toEqual([[]]);
  });

  it('is none for other rules, and for findings of no spec', () => {
    const findings = [makeFinding({ rule: 'overdue', file: FILE }), makeFinding({ spec: null })];
    expect(reasonsOf(makeReport([specOf()], findings, [COMMIT]))).toEqual([[], []]);
  });
});

describe('the line for a finding', () => {
  const lineFor = (over: Partial<SpecReport>, shallow = false): string => {
    const report = makeReport(
      [specOf(over)],
      [makeFinding({ file: FILE })],
      [COMMIT, makeCommit({ oid: 'd'.repeat(40), date: '2026-01-02T08:00:00Z' })],
    );
    const repository = { ...report.repository, shallow };
    const [explained] = explainFindings({ ...report, repository });
    return explained === undefined ? '' : headline(explained);
  };
  const documents = [makeDocument({ file: FILE, evidence: [NAMED] })];
  const uncommitted = [makeDocument({ file: FILE, evidence: [{ ...NAMED, commit: null }] })];

  it.each([
    ['one commit', { documents }, ' in ccccccc Raise it (Ann, 2026-02-15)'],
    [
      'several commits',
      { documents, changes: [makeChange({ commits: [0, 1] })] },
      ' in ccccccc Raise it (Ann, 2026-02-15), the newest of 2 commits since 2026-01-02',
    ],
    [
      'no commit',
      { documents: uncommitted, changes: [makeChange({ modifiedAt: null })] },
      ', not committed yet',
    ],
    [
      'a commit and an edit',
      { documents: uncommitted, changes: [makeChange({ commits: [0], modifiedAt: null })] },
      ' in 1 commit since 2026-02-15 and edits not committed yet',
    ],
    ['no known change', { documents: uncommitted, changes: [] }, ''],
  ])('names %s', (_, over, origin) => {
    expect(lineFor(over)).toBe(`${NAMED.text}: src/auth.ts:3${origin}`);
  });

  it.each([
    ['of the spec', 'a', ', the newest of 2 commits since 2026-01-02'],
    ['of its own', 'b', ''],
  ])('counts commits for a section with the baseline %s', (_, commit, expected) => {
    const [document = makeDocument()] = specOf().documents;
    const baseline = { from: 'page-commit' as const, commit: commit.repeat(40), date: null };
    const sections = document.sections.map((section) => ({ ...section, baseline }));
    const told = lineFor({
      documents: [{ ...document, sections, evidence: [NAMED] }],
      changes: [makeChange({ commits: [0, 1] })],
    });
    expect(told).toBe(
      `${NAMED.text}: src/auth.ts:3 in ccccccc Raise it (Ann, 2026-02-15)${expected}`,
    );
  });

  it('does not take missing commits of a shallow clone for edits', () => {
    const changes = [makeChange({ modifiedAt: null })];
    expect(lineFor({ documents: uncommitted, changes }, true)).toBe(`${NAMED.text}: src/auth.ts:3`);
  });

  it('counts further reasons, which have lines of their own where there is room', () => {
    expect(lineFor({})).toMatch(/\(and 1 more reason\)$/);
    const evidence = Array.from({ length: 8 }, (_, line) => ({ ...NAMED, line: line + 1 }));
    const spec = specOf({ documents: [makeDocument({ file: FILE, evidence })] });
    const [explained] = explainFindings(makeReport([spec], [DRIFT], [COMMIT]));
    if (explained === undefined) expect.unreachable();
    const lines = headlines(explained);
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^docs\/a\.md:1: `MINUTES`, named in \*Auth\*/);
    expect(lines.at(-1)).toBe('… and 3 more reasons');
  });
});

describe('a commit that concerns several documents', () => {
  const pages = (count: number, over: Partial<typeof NAMED> = {}, files = 1): SpecReport[] =>
    Array.from({ length: count }, (_, index) =>
      makeSpecReport({
        id: `p${index}`,
        changes: Array.from({ length: files }, (_, file) =>
          makeChange({ path: `src/${file}.ts`, commits: [0] }),
        ),
        documents: [
          makeDocument({
            file: `docs/${index}.md`,
            evidence: [{ ...NAMED, path: 'src/0.ts', ...over }],
          }),
        ],
      }),
    );
  const group = (specs: SpecReport[], commit = COMMIT): ReturnType<typeof groupByCause> => {
    const findings = specs.map(({ id, documents: [document] }) =>
      makeFinding({ spec: id, file: document?.file ?? '' }),
    );
    const report = makeReport(specs, [...findings, makeFinding({ spec: null })], [commit]);
    return groupByCause(explainFindings(report), report);
  };

  it('is told once from three documents on', () => {
    const two = group(pages(2));
    expect([two.causes.length, two.others.length]).toEqual([0, 3]);
    const three = group(pages(3));
    expect(three.causes).toMatchObject([{ documents: 3, commit: COMMIT }]);
    expect(three.others.map(({ finding }) => finding.spec)).toEqual([null]);
  });

  it('leaves the other reasons of a document where they are', () => {
    const [first = makeSpecReport(), ...others] = pages(3);
    const [document = makeDocument()] = first.documents;
    const more = { ...NAMED, commit: null, text: 'another' };
    const specs = [
      { ...first, documents: [{ ...document, evidence: [...document.evidence, more] }] },
    ];
    const { causes, others: rest } = group([...specs, ...others]);
    expect(causes[0]?.findings.flatMap(({ reasons }) => reasons)).toHaveLength(3);
    expect(rest.map(({ reasons }) => reasons.map(({ text }) => text))).toEqual([['another'], []]);
  });

  it('leads with the reason that tells most, unless something is broken', () => {
    const lost = makeEvidence({ impact: 'broken', kind: 'broken', text: 'lost', commit: 0 });
    const word = { ...NAMED, kind: 'name', text: 'word' };
    const leading = (evidence: (typeof NAMED)[]): string[] => {
      const specs = pages(3).map((spec) => ({
        ...spec,
        documents: spec.documents.map((document) => ({
          ...document,
          evidence: evidence.map((each) => ({ ...each, path: 'src/0.ts' })),
          citations: [makeCitation({ section: 'auth' })],
        })),
      }));
      const [cause] = group(specs).causes;
      return cause === undefined ? [] : documentsOf(cause).map(({ reason }) => reason.text);
    };
    expect(leading([CITED, word, NAMED])).toEqual(Array(3).fill(NAMED.text));
    expect(leading([CITED, word])).toEqual(Array(3).fill('word'));
    expect(leading([CITED, NAMED, lost])).toEqual(Array(3).fill('lost'));
  });

  it.each([
    ['with a telling subject', 'Sort imports', {}, 10, true],
    ['of few files', 'Sort imports', {}, 9, false],
    ['that says what it does', 'Raise the limit', {}, 10, false],
    ['that changed no more than cited lines', 'Tidy', CITED, 10, true],
    ['that changed things nearby', 'Tidy', NEARBY, 10, true],
    ['whose subject only contains such a word', 'Add formatters', {}, 10, false],
  ])('%s may be mechanical', (_, subject, evidence, files, expected) => {
    const citation = makeCitation({ section: 'auth' });
    const specs = pages(3, { ...evidence, path: 'src/0.ts', commit: 0 }, files).map((spec) => ({
      ...spec,
      documents: spec.documents.map((document) => ({ ...document, citations: [citation] })),
    }));
    expect(group(specs, makeCommit({ subject })).causes[0]?.isMechanical).toBe(expected);
  });
});
