import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { publicReport } from '../../../integration/astro/src/public-report/public.ts';
import { redactReport } from '../../../integration/astro/src/public-report/redaction.ts';
import {
  type Finding,
  type Report,
  ReportSchema,
  type SpecReport,
} from '../../../integration/engine/src/report/schema.ts';
import { RULE_NAMES } from '../../../integration/engine/src/rules/index.ts';
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

const ID = '2026-01-11-002-canary';
const FILE = `.chant/specs/${ID}.md`;
const DOCUMENT = 'docs/canary.md';
const NAMES = [ID, FILE, DOCUMENT, `.drift/${ID}.json`];

/** A spec of which nothing is to be told. */
const HIDDEN = makeSpecReport({
  id: ID,
  file: FILE,
  title: 'Canary',
  owners: ['@canary'],
  status: 'drifted',
  public: false,
  documents: [makeDocument({ file: DOCUMENT })],
});

/** Texts of a report that are about nothing but the spec or document in which they are. */
const OWN = [
  /^(?:schemaVersion|repository|since|summary)\b/,
  /^commits\.(?:oid|date|author)$/,
  /^specs\.(?:id|kind|title|type|file|owners|status|since|completedAt|nextCheck)$/,
  /^specs\.run\.approval\.at$/,
  /^specs\.baseline\.(?:from|commit|date|acceptance\.(?:author|date|until))$/,
  // What it names itself.
  /^specs\.inputs\.(?:role|pattern)$/,
  /^specs\.changes\.(?:role|kind|significance|language|owners|modifiedAt)$/,
  // Told of no file whose contents are not shown.
  /^specs\.changes\.symbols\./,
  // As the author of a document that is shown has written it.
  /^specs\.documents\.(?:file|state|impact|since|hidden|sections\.(?:\w+|baseline\.\w+))$/,
  /^specs\.documents\.evidence\.impact$/,
  /^specs\.documents\.citations\.(?:text|kind|section|path|symbol|commit|state)$/,
  /^specs\.documents\.diagrams\.nodes\.(?:label|path|state)$/,
  /^findings\.(?:rule|severity|fingerprint)$/,
  // Left out, as the next test shows.
  /^(?:suppressed|unusedSuppressions)\./,
];

it('leaves out suppressed findings, and counts them', () => {
  const report = makeReport([makeSpecReport()]);
  const summary = { ...report.summary, suppressed: 1 };
  const unusedSuppressions = [{ file: FILE, rule: 'drift', what: 'Canary' }];
  const known = { ...report, summary, suppressed: [makeFinding()], unusedSuppressions };
  const shown = redact(known);
  expect(shown.summary.suppressed).toBe(1);
  expect(Object.keys(shown)).toEqual(Object.keys(report));
});

/** The texts of a report in which another spec may be named, by their places. */
const CARRIERS = textsOf(z.toJSONSchema(ReportSchema)).filter(
  (place) => !OWN.some((own) => own.test(place)),
);

interface Schema {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
}

function textsOf(given: unknown, place: readonly string[] = []): string[] {
  const { type, properties = {}, items, anyOf = [] } = given as Schema;
  const found = [
    ...([type].flat().includes('string') ? [place.join('.')] : []),
    ...Object.entries(properties).flatMap(([name, part]) => textsOf(part, [...place, name])),
    ...(items === undefined ? [] : textsOf(items, place)),
    ...anyOf.flatMap((part) => textsOf(part, place)),
  ];
  return [...new Set(found)];
}

it('holds only those commits to which what it shows leads', () => {
  const commits = ['a', 'b', 'c'].map((name) => makeCommit({ oid: name.repeat(40) }));
  const hidden = { ...HIDDEN, changes: [makeChange({ commits: [0, 1] })] };
  const shown = makeSpecReport({
    changes: [makeChange({ commits: [2, 1] }), makeChange({ path: DOCUMENT, commits: [0] })],
    documents: [makeDocument({ evidence: [makeEvidence({ commit: 2 })] })],
  });
  const told = redact(makeReport([shown, hidden], [], commits));
  expect(told.commits).toEqual(commits.slice(1));
  expect(told.specs).toMatchObject([
    { changes: [{ commits: [1, 0] }], documents: [{ evidence: [{ commit: 1 }] }] },
  ]);
});

/** A spec that is shown, with something in every place. */
function makeFull(): SpecReport {
  const current = { path: 'src/a.ts', startLine: 1, endLine: 2 };
  const acceptance = {
    author: 'Dev',
    date: '2026-01-12T00:00:00Z',
    reason: 'Fine',
    until: null,
    expired: false,
  };
  const node = { label: 'a', path: 'src/a.ts', startLine: 1, endLine: 2, drifted: true };
  const base = makeSpecReport();
  return makeSpecReport({
    status: 'drifted',
    run: {
      prompt: 'documentation',
      model: 'claude-opus',
      approval: { status: 'approved', by: 'Ann', at: '2026-01-12T00:00:00Z' },
      branch: 'chant/001-doc',
      pr: '12',
    },
    baseline: { ...base.baseline, acceptance },
    inputs: [{ role: 'tracks', pattern: 'src/**', matched: 2, files: ['src/a.ts', 'src/b.ts'] }],
    changes: [
      makeChange({
        kind: 'renamed',
        path: 'src/a.ts',
        previousPath: 'src/c.ts',
        commits: [0],
      }),
    ],
    upstream: ['000-other'],
    upstreamDrift: ['000-other'],
    recommendation: { text: 'Re-run it', command: 'chant work 001-doc' },
    documents: [
      makeDocument({
        evidence: [makeEvidence()],
        citations: [makeCitation({ state: 'moved', current })],
        diagrams: [{ line: 3, nodes: [{ ...node, state: 'moved', current }] }],
      }),
    ],
  });
}

/** Puts a text into a place, in everything that there is on the way. */
function put(target: unknown, [name = '', ...rest]: readonly string[], text: string): void {
  if (Array.isArray(target)) {
    for (const item of target) put(item, [name, ...rest], text);
    return;
  }
  if (target === null) return;
  const record = target as Record<string, unknown>;
  if (rest.length > 0) put(record[name], rest, text);
  else record[name] = Array.isArray(record[name]) ? [...(record[name] as unknown[]), text] : text;
}

function redact(report: Report, isConcealed: (path: string) => boolean = () => false): Report {
  const terms = { whole: report, isConcealed: (_: string, path: string) => isConcealed(path) };
  return redactReport(publicReport(report), terms);
}

describe('a spec that a site does not show', () => {
  it('could be named in these places', () => {
    expect(CARRIERS).toEqual([
      'commits.subject',
      'specs.run.prompt',
      'specs.run.model',
      'specs.run.approval.status',
      'specs.run.approval.by',
      'specs.run.branch',
      'specs.run.pr',
      'specs.baseline.reason',
      'specs.baseline.acceptance.reason',
      'specs.inputs.files',
      'specs.changes.path',
      'specs.changes.previousPath',
      'specs.upstream',
      'specs.upstreamDrift',
      'specs.documents.evidence.kind',
      'specs.documents.evidence.text',
      'specs.documents.evidence.path',
      'specs.documents.evidence.section',
      'specs.documents.citations.current.path',
      'specs.documents.diagrams.nodes.current.path',
      'specs.recommendation.text',
      'specs.recommendation.command',
      'findings.message',
      'findings.spec',
      'findings.file',
      'findings.source.path',
      'findings.help',
    ]);
  });

  it.each(CARRIERS.flatMap((place) => NAMES.map((name) => [place, name] as const)))(
    'is not named in %s, as %s',
    (place, name) => {
      for (const rule of RULE_NAMES) {
        const source = { path: 'src/a.ts', startLine: 1, endLine: 2 };
        const findings = [
          makeFinding({ rule, source }),
          makeFinding({ rule, source, spec: null }),
          makeFinding({ rule, source, spec: null, file: '.' }),
        ];
        const report = makeReport([makeFull(), HIDDEN], findings, [makeCommit()]);
        const isText = /reason|subject|message|help|text|command/.test(place);
        put(report, place.split('.'), isText ? `See ${name}, and (${name}).` : name);
        expect(JSON.stringify(report)).toContain('canary');
        const shown = JSON.stringify(redact(report));
        expect(shown).not.toMatch(/canary/i);
        expect(shown).toContain('"id":"001-doc"');
      }
    },
  );

  it('still counts, where it is an input', () => {
    const spec = makeSpecReport({
      status: 'drifted',
      inputCount: 3,
      inputs: [{ role: 'tracks', pattern: 'docs/**', matched: 2, files: ['docs/a.md', DOCUMENT] }],
      changes: [makeChange({ path: DOCUMENT }), makeChange({ path: 'docs/a.md' })],
    });
    const { specs, findings, summary } = redact(makeReport([spec, HIDDEN], [makeFinding()]));
    expect(specs).toMatchObject([
      { withheld: 1, inputs: [{ pattern: 'docs/**', matched: 2, files: ['docs/a.md'] }] },
    ]);
    expect(specs[0]?.changes.map(({ path }) => path)).toEqual(['docs/a.md']);
    expect(findings.map(({ message }) => message)).toEqual([
      'Architecture: 2 of 3 sources changed since 2026-01-28: docs/a.md (+45 −12) and 1 more',
    ]);
    expect(summary).toMatchObject({ specs: { total: 1, drifted: 1 }, warnings: 1 });
  });

  it('has documents that are named where a spec that is shown names them itself', () => {
    const spec = makeSpecReport({
      inputs: [{ role: 'tracks', pattern: DOCUMENT, matched: 1, files: [DOCUMENT] }],
      changes: [makeChange({ path: DOCUMENT })],
    });
    const { specs } = redact(makeReport([spec, HIDDEN]));
    expect(specs).toEqual([spec]);
  });

  it('leaves what is found about others as it is', () => {
    const citation = makeCitation({ state: 'deleted', current: null });
    const spec = makeSpecReport({
      status: 'drifted',
      changes: [makeChange()],
      upstream: ['000-other'],
      upstreamDrift: ['000-other'],
      documents: [makeDocument({ citations: [citation], evidence: [makeEvidence()] })],
    });
    const other = makeSpecReport({ id: '000-other', status: 'drifted' });
    const kept: Partial<Finding>[] = [
      {
        message: 'Architecture: 1 of 1 sources changed since 2026-01-28: src/auth.ts (+45 −12)',
        help: 'Bring the upstream spec up to date first.',
      },
      {
        file: 'docs/architecture.md',
        line: 1,
        message: `Architecture: ${makeEvidence().text} (since aaaaaaa, 2026-02-15), and 2 more`,
        help: 'Bring the upstream spec up to date first.',
      },
      {
        rule: 'upstream-drift',
        message: 'Architecture: builds on 000-other, which has drifted',
        help: 'Bring the upstream spec up to date first.',
      },
      {
        rule: 'broken-citation',
        file: 'docs/architecture.md',
        line: 5,
        column: 5,
        message: 'docs/architecture.md:5 cites `src/auth.ts:1-3`, which is gone',
        help: 'Correct the reference, or take it out.',
      },
      { rule: 'overdue', message: 'Architecture: was to be checked on 2026-02-01' },
      { rule: 'invalid-spec', message: '`rules` names `x`, which is not a rule' },
      { rule: 'unknown-baseline', spec: null, file: '.', message: 'Nothing is known' },
    ];
    const findings = kept.map(makeFinding);
    expect(redact(makeReport([spec, other, HIDDEN], findings)).findings).toEqual(findings);
  });

  it('leaves of a declaration that cannot be used no more than that', () => {
    const [own, other] = ['.chant/specs/001-doc.md', '.chant/archive/odd.md'].map((file) =>
      makeFinding({ rule: 'invalid-spec', spec: null, file, message: `${file}: says «odd»` }),
    );
    if (own === undefined || other === undefined) expect.unreachable();
    const [told, ...more] = redact(makeReport([makeSpecReport(), HIDDEN], [own, other])).findings;
    expect(more).toEqual([]);
    expect(told).toMatchObject({ file: own.file, fingerprint: own.fingerprint });
    expect(told?.message).not.toContain('odd»');
  });

  it('takes the evidence that names it away, and nothing else of the document', () => {
    const evidence = [
      makeEvidence({ text: `\`${ID}\`, named in *Auth*, changed` }),
      makeEvidence({ path: DOCUMENT }),
      makeEvidence({ text: '`login`, named in *Auth*, was removed' }),
    ];
    const document = makeDocument({ state: 'needs-review', impact: 'named', evidence });
    const spec = makeSpecReport({ status: 'drifted', documents: [document] });
    const [shown] = redact(makeReport([spec, HIDDEN])).specs;
    expect(shown?.documents).toEqual([{ ...document, evidence: evidence.slice(2) }]);
  });

  it('is no reason to change anything where there is none', () => {
    const report = makeReport([makeFull()], [makeFinding({ message: 'Anything at all' })]);
    expect(redact(report)).toEqual(report);
  });
});

describe('a file whose contents are not shown', () => {
  it('is named by evidence, without names, values and lines of it', () => {
    const secret = makeEvidence({ path: '.env', text: '`CANARY`, named in *Auth*, was removed' });
    const old = makeEvidence({ path: 'src/old.ts', text: '`canary` is new' });
    const plain = makeEvidence({ section: 'other' });
    const document = makeDocument({
      impact: 'named',
      state: 'needs-review',
      evidence: [secret, { ...secret, kind: 'value', line: 5 }, old, plain],
    });
    const report = makeReport([makeSpecReport({ documents: [document] })]);
    const { specs } = redact(report, (path) => path === '.env' || path === 'src/old.ts');
    expect(specs[0]?.documents).toEqual([
      {
        ...document,
        evidence: [
          { ...secret, kind: 'content', line: null, text: '`.env` changed' },
          { ...old, kind: 'content', line: null, text: '`src/old.ts` changed' },
          plain,
        ],
      },
    ]);
  });

  it('has lines that are counted, and nothing that is made of them', () => {
    const symbol = { kind: 'route' as const, name: '/canary', method: 'GET', line: 3 };
    const contents = {
      symbols: { added: [symbol], removed: [symbol], changed: [symbol] },
      rows: { added: 3, removed: 1 },
    };
    const changes = [
      makeChange({ path: '.env', ...contents }),
      makeChange({ path: 'src/auth.ts', rows: contents.rows }),
    ];
    const { specs } = redact(makeReport([makeSpecReport({ changes })]), (path) => path === '.env');
    expect(JSON.stringify(specs)).not.toContain('canary');
    expect(specs[0]?.changes).toMatchObject([
      { path: '.env', additions: 45, deletions: 12, rows: null },
      { path: 'src/auth.ts', rows: contents.rows },
    ]);
  });
});

describe('secrets in evidence', () => {
  const shownText = (text: string): string | undefined => {
    const evidence = [makeEvidence({ text })];
    const report = makeReport([makeSpecReport({ documents: [makeDocument({ evidence })] })]);
    return redact(report).specs[0]?.documents[0]?.evidence[0]?.text;
  };
  const KEY = ['8dyfuiRyq', 'vVc3RRr', 'edRk4Xqm', '92bhs'].join('');

  it('are replaced by dots where they look like a token', () => {
    const token = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
    expect(shownText(`\`bot\`, named in *Auth*, changed from \`1\` to \`'${token}'\``)).toBe(
      `\`bot\`, named in *Auth*, changed from \`1\` to \`'${'•'.repeat(token.length)}'\``,
    );
  });

  it('are replaced by dots where the name of the value tells', () => {
    const dots = '•'.repeat(KEY.length);
    expect(shownText(`\`API_KEY\`, named in *Auth*, changed from \`'${KEY}'\` to \`${KEY}\``)).toBe(
      `\`API_KEY\`, named in *Auth*, changed from \`'${dots}'\` to \`${dots}\``,
    );
  });

  it('leave other texts as they are', () => {
    const text = '`SESSION_MINUTES`, named in *Auth*, changed from `30` to `60`';
    expect(shownText(text)).toBe(text);
    expect(shownText('a message or comment that links to this page changed')).toContain('links');
  });
});
