import { describe, expect, it } from 'vitest';
import { renderText } from '../../../integration/engine/src/reporters/text.ts';
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

const FINDING = makeFinding();

function linesOf(...args: Parameters<typeof makeReport>): string[] {
  return renderText(makeReport(...args))
    .split('\n')
    .map((line) => line.trim());
}

describe('renderText of an up-to-date spec', () => {
  it('says since when how many files are unchanged', () => {
    const files = Array.from({ length: 152 }, (_, index) => `src/${index}.ts`);
    const spec = makeSpecReport({
      inputs: [{ role: 'tracks', pattern: 'src/**', matched: 152, files }],
    });
    const lines = linesOf([spec]);
    expect(lines).toContain('Status: UP TO DATE');
    expect(lines).toContain('Tracked files (152) unchanged since completion (2026-01-28)');
  });

  it('counts a file once that two patterns select', () => {
    const spec = makeSpecReport({
      inputs: [
        { role: 'tracks', pattern: 'src/**', matched: 2, files: ['src/a.ts', 'src/b.ts'] },
        { role: 'tracks', pattern: 'src/a.ts', matched: 1, files: ['src/a.ts'] },
      ],
    });
    expect(linesOf([spec])).toContain('Tracked files (2) unchanged since completion (2026-01-28)');
  });

  it('counts from the baseline if there is no completion time', () => {
    const spec = makeSpecReport({ completedAt: null });
    expect(linesOf([spec])).toContain(
      'Tracked files (1) unchanged since the baseline (2026-01-28)',
    );
  });
});

describe('renderText of a page', () => {
  const page = (over: Parameters<typeof makeSpecReport>[0] = {}): string[] =>
    linesOf([
      makeSpecReport({
        kind: 'page',
        file: 'docs/a.md',
        documents: [makeDocument({ file: 'docs/a.md' })],
        ...over,
      }),
    ]);

  it('counts from its review, as nobody completes a page', () => {
    expect(page()).toContain('Tracked files (1) unchanged since the review (2026-01-28)');
    expect(page({ completedAt: null })).toContain(
      'Tracked files (1) unchanged since the baseline (2026-01-28)',
    );
  });
});

describe('renderText of a drifted spec', () => {
  const drifted = makeSpecReport({
    status: 'drifted',
    inputs: [
      { role: 'tracks', pattern: 'src/**', matched: 2, files: ['src/auth.ts', 'src/gone.ts', 'x'] },
      { role: 'origin', pattern: 'data/*.csv', matched: 1, files: ['data/new.csv'] },
      { role: 'informed_by', pattern: 'notes.md', matched: 1, files: ['notes.md'] },
    ],
    changes: [
      makeChange(),
      makeChange({ path: 'src/gone.ts', kind: 'deleted', additions: 0, deletions: 7 }),
      makeChange({
        path: 'data/new.csv',
        role: 'origin',
        kind: 'added',
        additions: 59,
        deletions: 0,
        modifiedAt: null,
      }),
    ],
    documents: [
      makeDocument({
        file: 'docs/modules.md',
        sections: [
          {
            heading: 'Reporting Module',
            slug: 'reporting-module',
            line: 3,
            state: 'needs-review',
            impact: 'cited',
          },
          { heading: 'Other', slug: 'other', line: 9, state: 'up-to-date', impact: 'none' },
        ],
      }),
    ],
    nextCheck: '2026-03-01T00:00:00Z',
    recommendation: {
      text: 'Re-run spec to update documentation',
      command: 'chant reset 001-doc && chant work 001-doc',
    },
  });
  const lines = linesOf([drifted], [FINDING]);

  it('says that it has drifted', () => {
    expect(lines).toContain('001-doc: Architecture');
    expect(lines).toContain('Status: DRIFT DETECTED');
  });

  it('counts files and changed files by role', () => {
    expect(lines).toContain('Tracked files (2), 2 changed since completion (2026-01-28)');
    expect(lines).toContain('Origin files (1), 1 changed since completion (2026-01-28)');
    expect(lines).toContain('Informed-by files (1) unchanged since completion (2026-01-28)');
  });

  it('says when and by how many lines each file changed', () => {
    const at = lines.indexOf('src/auth.ts');
    expect(lines.slice(at, at + 3)).toEqual([
      'src/auth.ts',
      'Modified: 2026-02-15',
      'Lines changed: +45, -12',
    ]);
  });

  it('marks added and deleted files', () => {
    const added = lines.indexOf('Added: data/new.csv');
    expect(lines.slice(added, added + 3)).toEqual([
      'Added: data/new.csv',
      'Status: New file',
      'Modified: not committed yet',
    ]);
    const gone = lines.indexOf('src/gone.ts');
    expect(lines[gone + 1]).toBe('Status: Deleted');
  });

  it('lists insignificant changes with the reason, without counting them', () => {
    const spec = makeSpecReport({
      inputs: [
        { role: 'tracks', pattern: 'src/**', matched: 1, files: ['src/b.ts', 'src/auth.ts'] },
      ],
      changes: [
        makeChange({ significant: false, significance: 'comment' }),
        makeChange({
          path: 'src/b.ts',
          previousPath: 'src/a.ts',
          kind: 'renamed',
          significant: false,
          significance: null,
        }),
        makeChange({ path: 'lib/c.ts', additions: null, deletions: null, significant: false }),
      ],
    });
    const lines = linesOf([spec]);
    expect(lines).toContain('Tracked files (2) unchanged since completion (2026-01-28)');
    expect(lines).toContain('No drift: only comments changed');
    expect(lines).toContain('Renamed from: src/a.ts');
    expect(lines).toContain('No drift: only the name changed');
    expect(lines).toContain('Lines changed: unknown, as the clone lacks the old content');
  });

  it('names the next check and the recommendation', () => {
    expect(lines).toContain('Next check scheduled: 2026-03-01');
    expect(lines).toContain('Recommendation: Re-run spec to update documentation');
    expect(lines).toContain('chant reset 001-doc && chant work 001-doc');
  });

  it('tells a change once that two specs have', () => {
    const lines = linesOf([drifted, { ...drifted, id: '002-doc' }]);
    expect(lines.filter((line) => line === 'Lines changed: +45, -12')).toHaveLength(1);
    expect(lines).toContain('src/auth.ts, as above');
  });

  it('counts no lines of a binary file', () => {
    const changes = [makeChange({ path: 'logo.png', significance: 'binary' })];
    const shown = linesOf([{ ...drifted, changes }], [FINDING]);
    expect(shown).toContain('Binary file changed');
    expect(shown.some((line) => line.startsWith('Lines changed'))).toBe(false);
  });
});

describe('renderText of other specs', () => {
  it('shows the path to the drifted upstream spec', () => {
    const spec = makeSpecReport({ status: 'upstream-drifted', upstreamDrift: ['b', 'a'] });
    const lines = linesOf([spec], [FINDING]);
    expect(lines).toContain('Status: CASCADE DRIFT (upstream stale)');
    expect(lines).toContain('Upstream drifted: b < a');
    const told = makeFinding({
      message: 'Architecture: builds on a, which has drifted, through b',
    });
    expect(linesOf([spec], [told])).not.toContain('Upstream drifted: b < a');
  });

  it('says that a driver drifted through a member', () => {
    const driver = makeSpecReport({
      id: '001-drv',
      status: 'upstream-drifted',
      upstreamDrift: ['001-drv.2'],
    });
    expect(linesOf([driver])).toContain('Status: DRIFT DETECTED (via member)');
    const other = makeSpecReport({ status: 'upstream-drifted', upstreamDrift: ['b'] });
    expect(linesOf([other])).toContain('Status: CASCADE DRIFT (upstream stale)');
  });

  it('says by whom, until when and why a spec was accepted', () => {
    const { baseline } = makeSpecReport();
    const acceptance = {
      author: 'Ann',
      date: '2026-02-20T09:00:00Z',
      reason: 'Only a rename',
      until: '2026-03-01',
      expired: false,
    };
    const accepted = makeSpecReport({ status: 'accepted', baseline: { ...baseline, acceptance } });
    const lines = linesOf([accepted]);
    expect(lines).toContain('Status: ACCEPTED');
    expect(lines).toContain('Accepted by Ann on 2026-02-20, until 2026-03-01: Only a rename');
    expect(lines).toContain('Tracked files (1) unchanged since acceptance (2026-02-20)');
    const expired = { ...acceptance, expired: true };
    const ended = makeSpecReport({ baseline: { ...baseline, acceptance: expired } });
    expect(linesOf([ended])).toContain(
      'Accepted by Ann on 2026-02-20, which ended on 2026-03-01: Only a rename',
    );
  });

  it('says why a spec is unknown, and nothing about its files', () => {
    const spec = makeSpecReport({
      status: 'unknown',
      baseline: {
        from: null,
        commit: null,
        date: null,
        reason: 'the clone is shallow',
        acceptance: null,
      },
    });
    const lines = linesOf([spec], [FINDING]);
    expect(lines).toContain('Status: UNKNOWN');
    expect(lines).toContain('Reason: the clone is shallow');
    expect(lines.some((line) => line.includes('unchanged'))).toBe(false);
  });

  it('says nothing about the files of a spec that is not completed', () => {
    const lines = linesOf([makeSpecReport({ status: 'not-completed' })]);
    expect(lines).toContain('Status: NOT COMPLETED');
    expect(lines.some((line) => line.includes('unchanged'))).toBe(false);
  });
});

describe('renderText of many specs', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => makeSpecReport({ id: `s${index}` }));

  it('counts up-to-date specs, and shows all others', () => {
    const specs = [...many(30), makeSpecReport({ id: 'bad', status: 'drifted' })];
    const lines = linesOf(specs, [FINDING]);
    expect(lines).toContain('bad: Architecture');
    expect(lines).not.toContain('s1: Architecture');
    expect(lines).toContain('30 more specs are up to date.');
  });

  it('says in the singular that one is up to date', () => {
    const drifted = many(20).map((spec) => ({ ...spec, status: 'drifted' as const }));
    const lines = linesOf([...drifted, makeSpecReport({ id: 'good' })], [FINDING]);
    expect(lines).toContain('1 more spec is up to date.');
  });
});

describe('the end of renderText', () => {
  it('counts suppressed findings, and does not praise', () => {
    const report = makeReport([makeSpecReport()]);
    const summary = { ...report.summary, suppressed: 2 };
    expect(renderText({ ...report, summary })).toMatch(
      /\n0 errors, 0 warnings, 2 suppressed in 1 spec\.\n?$/,
    );
  });

  it('counts errors and warnings, in singular or plural', () => {
    const error = makeFinding({ severity: 'error', rule: 'empty-input' });
    expect(linesOf([makeSpecReport({ status: 'drifted' })], [FINDING, error]).at(-1)).toBe(
      '1 error, 1 warning in 1 spec.',
    );
    expect(linesOf([makeSpecReport(), makeSpecReport()], [FINDING, FINDING]).at(-1)).toBe(
      '0 errors, 2 warnings in 2 specs.',
    );
  });

  it('names the rule and the help of each finding', () => {
    const lines = linesOf([makeSpecReport()], [FINDING]);
    expect(lines).toContain('warn   Architecture: 1 of 1 sources changed  drift');
    expect(lines).toContain('Re-run it');
  });

  it('aligns the findings of a file, however long their places are', () => {
    const found = [
      makeFinding({ line: 3, column: 5, message: 'One' }),
      makeFinding({ line: 1200, column: 101, message: 'Two' }),
    ];
    const text = renderText(makeReport([makeSpecReport({ status: 'drifted' })], found));
    expect(text).toContain('  3:5      warn   One');
    expect(text).toContain('  1200:101 warn   Two');
  });

  it('says that all documents agree with their sources', () => {
    expect(linesOf([makeSpecReport()]).at(-1)).toContain('All documents agree');
  });

  it('says that no spec is completed if that is so', () => {
    const pending = makeSpecReport({ status: 'not-completed' });
    const told = linesOf([pending, pending]).at(-1);
    expect(told).toBe('0 errors, 0 warnings in 2 specs. No spec is completed yet.');
    expect(linesOf([pending, makeSpecReport()]).at(-1)).toContain('All documents agree');
    expect(linesOf([]).at(-1)).toBe('0 errors, 0 warnings in 0 specs.');
  });

  it.each(['drifted', 'upstream-drifted', 'unknown'] as const)(
    'does not say so if a spec is %s and its rule is off',
    (status) => {
      const spec = makeSpecReport({
        status,
        upstreamDrift: status === 'upstream-drifted' ? ['a'] : [],
        changes: status === 'drifted' ? [makeChange()] : [],
      });
      expect(linesOf([spec]).at(-1)).not.toContain('All documents agree');
    },
  );
});

it('renderText begins no line with text from the repository, and prints no control characters', () => {
  const spec = makeSpecReport({
    status: 'drifted',
    title: 'Guide\u001b[2J\n::error::made up',
    changes: [makeChange({ path: 'src/\u202egnp\r::stop-commands::x.ts' })],
  });
  const finding = { ...FINDING, message: 'Guide\n::warning::made up: \u2067changed' };
  const text = renderText(makeReport([spec], [finding]));
  expect(text).toContain('src/\uFFFDgnp\uFFFD::stop-commands::x.ts');
  expect(text).not.toMatch(/^\s*::/m);
  // oxlint-disable-next-line no-control-regex -- these are the characters to find
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028-\u202e\u2066-\u2069]/);
});

it('renderText prints no CI command from the repository', () => {
  const spec = makeSpecReport({
    id: '::error::x',
    status: 'drifted',
    title: '##vso[task.setvariable variable=a]b and ##[stop-commands]c',
    changes: [makeChange({ path: '::warning::made up.ts' })],
    documents: [makeDocument({ file: '::notice::made up.md' })],
  });
  const text = renderText(makeReport([spec]), { colour: false, width: 50 });
  expect(text).toContain('::warning::made up.ts');
  expect(text).not.toMatch(/^\s*::/m);
  expect(text).not.toMatch(/##\w*\[/);
});

describe('renderText of very large reports', () => {
  const changesOf = (count: number, over: Parameters<typeof makeChange>[0] = {}) =>
    Array.from({ length: count }, (_, index) =>
      makeChange({ path: `src/${String(index).padStart(4, '0')}.ts`, ...over }),
    );
  const driftedBy = (changes: ReturnType<typeof changesOf>) =>
    makeSpecReport({
      id: '2026-01-28-001-doc',
      status: 'drifted',
      changes,
      inputs: [
        {
          role: 'tracks',
          pattern: 'src/**',
          matched: changes.length,
          files: changes.map(({ path }) => path),
        },
      ],
    });

  it('counts changes beyond some files, and names the command that shows all', () => {
    const lines = linesOf([driftedBy(changesOf(2000))]);
    expect(lines).toContain('Tracked files (2000), 2000 changed since completion (2026-01-28)');
    expect(lines.filter((line) => line.startsWith('src/'))).toHaveLength(10);
    expect(lines).toContain('… and 1990 more, all of which `astro-drift diff 001-doc` shows');
    expect(lines.length).toBeLessThan(60);
  });

  it('shares the room for changes among specs', () => {
    const specs = Array.from({ length: 40 }, (_, index) => ({
      ...driftedBy(changesOf(20)),
      id: `spec-${index}`,
    }));
    const few = linesOf(specs.slice(0, 10));
    for (const { id } of specs.slice(0, 10)) expect(few).toContain(`${id}: Architecture`);
    expect(few.length).toBeLessThan(80);
    const many = linesOf(specs);
    const shown = many.filter((line) => line.endsWith(': Architecture')).length;
    expect(many.join('\n')).toContain(
      `… and ${40 - shown} more specs: \`astro-drift check --all\``,
    );
    expect(many.length).toBeLessThan(90);
  });

  it('shows a significant change before many insignificant ones', () => {
    const trivial = changesOf(100, { significant: false, significance: 'format' });
    const lines = linesOf([driftedBy([...trivial, makeChange({ path: 'src/z.ts' })])]);
    expect(lines).toContain('src/z.ts');
    expect(lines).toContain('… and 91 more, all of which `astro-drift diff 001-doc` shows');
  });

  it('does not cut off a single file', () => {
    expect(linesOf([driftedBy(changesOf(10))]).join('\n')).not.toContain('more');
  });

  it('counts the warnings on a file beyond the limit, and shows all errors', () => {
    const warnings = Array.from({ length: 120 }, (_, index) =>
      makeFinding({ message: `warning ${index}` }),
    );
    const errors = Array.from({ length: 12 }, (_, index) =>
      makeFinding({ severity: 'error', message: `error ${index}` }),
    );
    const lines = linesOf([makeSpecReport()], [...warnings, errors[0] ?? FINDING]);
    expect(lines).toContain('error  error 0  drift');
    expect(lines).toContain('warn   warning 8  drift');
    expect(lines).not.toContain('warn   warning 9  drift');
    expect(lines).toContain('… and 111 more');
    expect(lines.at(-1)).toBe('1 error, 120 warnings in 1 spec.');
    const more = linesOf([makeSpecReport()], [...warnings, ...errors]).join('\n');
    for (const { message } of errors) expect(more).toContain(` ${message}  drift`);
  });

  const PAGES = 842;
  const pageSpecs = Array.from({ length: PAGES }, (_, index) => pageWith(index, [index]));
  const commits = Array.from({ length: PAGES }, (_, index) => makeCommit({ oid: `${index}` }));
  const findings = pageSpecs.map(({ id }, index) =>
    makeFinding({ spec: id, file: id, severity: index === 700 ? 'error' : 'warn' }),
  );

  it('is bounded, says what is left out, and has every error', () => {
    const lines = linesOf(pageSpecs, findings, commits);
    expect(lines.length).toBeLessThan(100);
    expect(lines).toContain('docs/700.md');
    expect(lines.at(-3)).toMatch(/^… and 8\d\d more warnings: `astro-drift check --all` shows /);
    expect(lines.at(-1)).toBe('1 error, 841 warnings in 842 specs.');
    const failing = findings.map((finding) => ({ ...finding, severity: 'error' as const }));
    const all = renderText(makeReport(pageSpecs, failing, commits));
    for (const { file } of findings) expect(all).toContain(file);
  });

  it('shows everything if that is asked for', () => {
    const text = renderText(makeReport(pageSpecs, findings, commits), { all: true });
    for (const { file } of findings) expect(text).toContain(`${file}\n`);
    expect(text).not.toContain('more');
  });

  it('lists fewer documents of each commit if there are many commits', () => {
    const shownOf = (count: number): number => {
      const specs = pageSpecs.slice(0, 48).map((_, index) => pageWith(index, [index % count]));
      const lines = linesOf(specs, findings.slice(0, 48), commits);
      return lines.filter((line) => /^warn {3}docs\//.test(line)).length / count;
    };
    expect([1, 4, 6].map(shownOf)).toEqual([10, 10, 3]);
  });

  it('tells one cause of many pages once, with the first pages below it', () => {
    const specs = pageSpecs.map((_, index) => pageWith(index, [0]));
    const commit = makeCommit({ author: 'Ann', subject: 'Sort imports' });
    const lines = linesOf(specs, findings, [commit]);
    expect(lines.slice(0, 3)).toEqual([
      'ccccccc Sort imports (Ann, 2026-02-15) concerns 842 documents:',
      'error  docs/700.md:3: `MINUTES`, named in *Auth*, changed from `30` to `60`  drift',
      'warn   docs/0.md:3: `MINUTES`, named in *Auth*, changed from `30` to `60`  drift',
    ]);
    expect(lines).toContain('… and 832 more');
    expect(lines).toContain(commit.oid);
    expect(lines.length).toBeLessThan(20);
    expect(lines).toContain('To see what changed for docs/700.md: astro-drift diff docs/700.md');
    const failing = findings.map((finding) => ({ ...finding, severity: 'error' as const }));
    const all = linesOf(specs, failing, [commit]).join('\n');
    for (const { file } of findings) expect(all).toContain(`${file}:3`);
  });
});

/** A page in whose section *Auth* a name changed, by commits given by their indexes. */
function pageWith(index: number, commits: number[]): ReturnType<typeof makeSpecReport> {
  const file = `docs/${index}.md`;
  const path = `src/${index}.ts`;
  const section = { heading: 'Auth', slug: 'auth', line: 3 };
  return makeSpecReport({
    id: file,
    file,
    kind: 'page',
    status: 'drifted',
    changes: [makeChange({ path, commits })],
    documents: [
      makeDocument({
        file,
        state: 'needs-review',
        impact: 'named',
        evidence: [makeEvidence({ path, commit: commits[0] ?? null })],
        sections: [{ ...section, state: 'needs-review', impact: 'named' }],
      }),
    ],
  });
}

describe('renderText of findings with evidence', () => {
  const page = pageWith(0, [1, 0]);
  const commits = [
    makeCommit({ oid: 'd'.repeat(40), date: '2026-02-01T08:00:00Z' }),
    makeCommit({ author: 'Ann', subject: 'Raise it' }),
  ];
  const finding = makeFinding({ spec: page.id, file: page.file });

  it('leads with the evidence, its source, and who changed it', () => {
    expect(linesOf([page], [finding], commits)).toEqual([
      'docs/0.md',
      '3      warn   `MINUTES`, named in *Auth*, changed from `30` to `60`  drift',
      'src/0.ts:3 in ccccccc Raise it (Ann, 2026-02-15), the newest of 2 commits since 2026-02-01',
      'Re-run it',
      '1 of 1 source changed since 2026-01-28: astro-drift diff docs/0.md',
      '',
      '0 errors, 1 warning in 1 spec.',
    ]);
  });

  it('tells the source and the help once', () => {
    const [document = makeDocument()] = page.documents;
    const evidence = [
      ...document.evidence,
      makeEvidence({ path: 'src/0.ts', line: 9, text: '`login`, named in *Auth*, was removed' }),
    ];
    const spec = { ...page, documents: [{ ...document, evidence }] };
    const other = makeFinding({ spec: page.id, file: page.file, rule: 'overdue' });
    const lines = linesOf([spec], [finding, other], commits);
    expect(lines.filter((line) => line.startsWith('src/0.ts'))).toEqual([
      expect.stringMatching(/^src\/0\.ts \(lines 3, 9\) in ccccccc /),
    ]);
    expect(lines.filter((line) => line === 'Re-run it')).toHaveLength(1);
  });

  it('tells each advice below its own findings', () => {
    const [document = makeDocument()] = page.documents;
    const citations = [7, 9].map((line) =>
      makeCitation({
        text: `src/0.ts:${line}`,
        section: 'auth',
        line,
        column: 1,
        state: 'changed',
        current: { path: 'src/0.ts', startLine: line, endLine: line },
      }),
    );
    const cited = citations.map(({ text }) =>
      makeEvidence({ path: 'src/0.ts', kind: 'citation', text: `\`${text}\`, cited, changed` }),
    );
    const evidence = [...document.evidence, ...cited];
    const spec = { ...page, documents: [{ ...document, evidence, citations }] };
    const changed = citations.map(({ line, column }) =>
      makeFinding({ ...finding, rule: 'changed-citation', line, column, help: 'Read it' }),
    );
    const told = linesOf([spec], [finding, ...changed], commits).slice(1, 8);
    expect(told.map((line) => line.split(' ')[0])).toEqual([
      '3',
      'src/0.ts:3',
      'Re-run',
      '7:1',
      '9:1',
      'src/0.ts',
      'Read',
    ]);
  });

  it('names the owners of a page', () => {
    const spec = { ...page, owners: ['@docs', 'Ann'] };
    expect(linesOf([spec], [finding, finding], commits)[0]).toBe('docs/0.md (@docs, Ann)');
  });

  it('says that an acceptance has ended', () => {
    const acceptance = {
      author: 'Ann',
      date: '2026-01-28T09:00:00Z',
      reason: 'Fine',
      until: '2026-02-20',
      expired: true,
    };
    const spec = { ...page, baseline: { ...page.baseline, acceptance } };
    expect(linesOf([spec], [finding], commits)).toContain(
      '1 of 1 source changed since 2026-01-28; accepted only until 2026-02-20: astro-drift diff docs/0.md',
    );
  });

  it('says in one line which documents have nothing but changes nearby', () => {
    const near = (index: number): ReturnType<typeof makeSpecReport> =>
      makeSpecReport({
        id: `n${index}`,
        documents: [makeDocument({ file: `docs/n${index}.md`, state: 'nearby-changes' })],
      });
    expect(linesOf([near(1), near(0)])).toContain(
      '2 documents have changes nearby, but nothing that they name changed: docs/n0.md, docs/n1.md',
    );
    expect(linesOf([near(1)])[0]).toMatch(/^1 document has changes nearby, but nothing that it /);
    const many = Array.from({ length: 6 }, (_, index) => near(index));
    expect(linesOf(many)).toContain(
      '6 documents have changes nearby, but nothing that they name changed.',
    );
    const all = renderText(makeReport(many), { all: true });
    expect(all).toContain('nothing that they name changed:\n  docs/n0.md\n  docs/n1.md\n');
  });

  it('has no part about a page with nothing but changes nearby', () => {
    const [document = makeDocument()] = page.documents;
    const near = { ...document, state: 'nearby-changes' as const, evidence: [] };
    const report = makeReport([{ ...page, documents: [near] }], [], commits);
    expect(renderText(report)).toBe(
      '1 document has changes nearby, but nothing that it names changed: docs/0.md\n\n0 errors, 0 warnings in 1 spec.',
    );
    expect(renderText(report, { all: true })).toContain('Lines changed: +45, -12');
  });

  it('wraps the evidence beside its place', () => {
    const text = renderText(makeReport([page], [finding], commits), { width: 50 });
    expect(text.split('\n').slice(1, 3)).toEqual([
      '  3      warn   `MINUTES`, named in *Auth*,',
      '                changed from `30` to `60`  drift',
    ]);
  });
});

describe('renderText of a changed file without a grammar', () => {
  const shown = (over: Parameters<typeof makeChange>[0]): string[] =>
    linesOf([makeSpecReport({ status: 'drifted', changes: [makeChange(over)] })]);
  const NOTE = 'Compared as text: comments count';

  it('says that its comments cannot be told from code', () => {
    expect(shown({ language: null })).toContain(NOTE);
  });

  it('says nothing if it makes no difference', () => {
    expect(shown({ language: 'python' })).not.toContain(NOTE);
    expect(shown({ language: null, kind: 'added' })).not.toContain(NOTE);
    expect(shown({ language: null, significance: 'binary' })).not.toContain(NOTE);
    expect(shown({ language: null, rows: { added: 1, removed: 0 } })).not.toContain(NOTE);
  });
});

describe('renderText for a terminal', () => {
  const spec = makeSpecReport({
    status: 'drifted',
    title: 'A title of many words that does not fit into forty columns at all',
    changes: [makeChange({ owners: ['@a/first-team', '@a/second-team', '@a/third-team'] })],
    recommendation: { text: 'Re-run spec', command: `chant reset ${'x'.repeat(60)} && chant work` },
  });
  const report = makeReport([spec], [makeFinding({ message: 'told in a good many words, too' })]);
  const rowsAt = (width: number | null, of = report): string[] =>
    renderText(of, { colour: false, width }).split('\n');
  // oxlint-disable-next-line no-control-regex -- this is the character to find
  const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

  it('wraps lines to the width, with a hanging indent', () => {
    const rows = rowsAt(44);
    expect(rows.filter((row) => row.length > 44 && !row.includes('chant reset'))).toEqual([]);
    const title = rows.findIndex((row) => row.startsWith('001-doc:'));
    expect(rows.slice(title, title + 3)).toEqual([
      '001-doc: A title of many words that',
      '      does not fit into forty columns at all',
      '  Status: DRIFT DETECTED',
    ]);
    const at = rows.findIndex((row) => row.startsWith('      Owners:'));
    expect(rows.slice(at, at + 2)).toEqual([
      '      Owners: @a/first-team,',
      '        @a/second-team, @a/third-team',
    ]);
  });

  it('keeps a command on one line, so that it can be copied', () => {
    expect(rowsAt(44)).toContain(`    chant reset ${'x'.repeat(60)} && chant work`);
  });

  it('keeps commands on one line that stand in a sentence', () => {
    const file = 'docs/日本 語/konto.md';
    const finding = makeFinding({
      spec: file,
      file,
      help: 'Do this now: chant work 1 && chant work 2',
    });
    const page = { ...pageWith(0, []), id: file, file };
    const documents = page.documents.map((document) => ({ ...document, file }));
    const rows = rowsAt(44, makeReport([{ ...page, documents }], [finding]));
    expect(rows).toContain('  1 of 1 source changed since 2026-01-28:');
    expect(rows).toContain(`    astro-drift diff '${file}'`);
    expect(rows).toContain('                Do this now:');
    expect(rows).toContain('                chant work 1 && chant work 2');
    const all = makeReport(Array.from({ length: 90 }, (_, id) => ({ ...spec, id: `${id}` })));
    const rest = rowsAt(44, all).find((row) => row.includes('`astro-drift check --all`'));
    expect(rest).toBeDefined();
  });

  it('keeps words whole on a very narrow terminal', () => {
    expect(rowsAt(3)).toEqual(rowsAt(40));
  });

  it('counts wide characters as two columns', () => {
    const wide = makeReport([makeSpecReport({ title: '建築 '.repeat(12).trim() })]);
    const title = rowsAt(44, wide).slice(0, 3);
    expect(title[0]).toBe('001-doc: 建築 建築 建築 建築 建築 建築');
    expect(title[1]).toBe('      建築 建築 建築 建築 建築 建築');
  });

  it('does not wrap lines for a pipe', () => {
    expect(rowsAt(null)).toContain(`001-doc: ${spec.title}`);
  });

  it('prints the same words with colours', () => {
    const coloured = renderText(report, { colour: true, width: 60 });
    expect(plain(coloured)).toBe(renderText(report, { colour: false, width: 60 }));
    expect(coloured).toContain('\u001b[33mDRIFT DETECTED\u001b[39m');
    expect(coloured).toContain('\u001b[32m+45\u001b[39m, \u001b[31m-12\u001b[39m');
  });

  it('does not colour the indentation', () => {
    const coloured = renderText(report, { colour: true, width: 44 });
    // oxlint-disable-next-line no-control-regex -- this is the character to find
    expect(coloured).not.toMatch(/^\u001b\[\d+m /m);
  });
});
