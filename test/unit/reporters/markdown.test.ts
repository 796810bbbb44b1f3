import { type MdastNode, markdownToMdast } from 'satteri';
import { describe, expect, it } from 'vitest';
import {
  MARKDOWN_LIMITS,
  MARKDOWN_MARKER,
  markdownReporter,
} from '../../../integration/engine/src/reporters/markdown.ts';
import type { FileUrl } from '../../../integration/engine/src/reporters/file-url.ts';
import type { Report } from '../../../integration/engine/src/report/schema.ts';
import {
  makeChange,
  makeCommit,
  makeDocument,
  makeEvidence,
  makeFinding,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

const urlOf: FileUrl = ({ path, startLine }, commit = 'now') =>
  `https://forge.example/${commit}/${path}${startLine === null ? '' : `#L${startLine}`}`;

const render = (report: Report, limit: number | null = null): string =>
  markdownReporter.render(report, { fileUrl: urlOf, limit });

/** All nodes of a kind, wherever they stand. */
function nodesOf<T extends MdastNode['type']>(
  markdown: string,
  type: T,
): Extract<MdastNode, { type: T }>[] {
  const found: Extract<MdastNode, { type: T }>[] = [];
  const visit = (node: MdastNode): void => {
    if (node.type === type) found.push(node as Extract<MdastNode, { type: T }>);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(markdownToMdast(markdown));
  return found;
}

const drifted = makeSpecReport({
  status: 'drifted',
  changes: [
    makeChange({
      owners: ['@team/auth'],
      symbols: {
        added: [{ kind: 'function', name: 'sign_in', method: null, line: 3 }],
        removed: [],
        changed: [],
      },
    }),
    makeChange({ path: 'src/gone.ts', kind: 'deleted', modifiedAt: null }),
  ],
  inputCount: 12,
  documents: [
    makeDocument({
      file: 'docs/auth.md',
      state: 'needs-review',
      sections: [
        {
          heading: 'Signing in',
          slug: 'signing-in',
          line: 3,
          state: 'needs-review',
          impact: 'cited',
        },
      ],
    }),
  ],
  recommendation: { text: 'Re-run spec', command: 'chant reset 001-doc && chant work 001-doc' },
});

describe('a report in Markdown', () => {
  const report = makeReport(
    [drifted, makeSpecReport({ id: 'fine' })],
    [
      makeFinding(),
      makeFinding({
        rule: 'broken-citation',
        severity: 'error',
        file: 'docs/auth.md',
        line: 9,
        message:
          'docs/auth.md:9 cites `src/auth.ts:999`, but src/auth.ts does not have that many lines',
        help: 'Correct the reference.',
        source: { path: 'src/auth.ts', startLine: null, endLine: null },
      }),
    ],
  );
  const lines = render(report).split('\n');

  it('begins with a hidden marker, by which a bot finds its comment', () => {
    expect(lines[0]).toBe(MARKDOWN_MARKER);
    expect(MARKDOWN_MARKER).toMatch(/^<!-- .* -->$/);
  });

  it('has counts in its heading, then states and commit', () => {
    expect(lines).toContain('## Documentation drift: 1 error, 1 warning');
    expect(lines).toContain('2 specs: 1 drifted, 1 up to date. At `bbbbbbb` on `main`.');
  });

  it('has a row for each spec that needs attention', () => {
    expect(lines.filter((line) => line.startsWith('| ['))).toEqual([
      '| [`001-doc`](https://forge.example/now/.chant/specs/001-doc.md)<br>Architecture | Drifted | 2 of 12 changed since 2026-01-28 | 1 to review |',
    ]);
  });

  it('lists findings with links, errors first', () => {
    expect(lines.filter((line) => /^- (\*\*Error|Warning)/.test(line))).toEqual([
      '- **Error** `broken-citation` in [`docs/auth.md:9`](https://forge.example/now/docs/auth.md#L9): Cites `src/auth.ts:999`, but src/auth.ts does not have that many lines ([see it now](https://forge.example/now/src/auth.ts))<br>Correct the reference.',
      '- Warning `drift` in [`.chant/specs/001-doc.md`](https://forge.example/now/.chant/specs/001-doc.md): Architecture: 1 of 1 sources changed<br>Re-run it',
    ]);
  });

  it('lists changes in `<details>`, with links to the old content of deleted files', () => {
    const at = lines.indexOf('<details><summary>Architecture: 2 files</summary>');
    expect(lines.slice(at + 1, at + 12)).toEqual([
      '',
      '- [`src/auth.ts`](https://forge.example/now/src/auth.ts) modified, +45 −12, 2026-02-15, owned by `@team/auth`',
      String.raw`  - New function: sign\_in`,
      `- [\`src/gone.ts\`](https://forge.example/${'a'.repeat(40)}/src/gone.ts) deleted, +45 −12, not committed yet`,
      '',
      'Recommended: Re-run spec.',
      '',
      '```sh',
      'chant reset 001-doc && chant work 001-doc',
      '```',
      '',
    ]);
  });

  it('explains only the rules with findings', () => {
    expect(
      lines.filter((line) => /^- \*\*[a-z-]+\*\*: /.test(line)).map((line) => line.split('**')[1]),
    ).toEqual(['drift', 'broken-citation']);
  });

  it('has no links without a forge', () => {
    const markdown = markdownReporter.render(report, { fileUrl: null, limit: null });
    expect(nodesOf(markdown, 'link')).toEqual([]);
    expect(markdown).toContain('in `docs/auth.md:9`: Cites');
  });

  it('names no file for findings on the whole repository', () => {
    const markdown = render(
      makeReport([], [makeFinding({ file: '.', spec: null, message: 'Nothing is known' })]),
    );
    expect(markdown).toContain('\n- Warning `drift`: Nothing is known<br>Re-run it\n');
  });

  it('gives the reason for an unknown spec', () => {
    const { baseline } = makeSpecReport();
    const unknown = makeSpecReport({
      status: 'unknown',
      baseline: { ...baseline, reason: 'the clone is shallow' },
    });
    expect(render(makeReport([unknown]))).toContain('| Unknown | the clone is shallow |');
  });

  it('names the owners of a spec', () => {
    const owned = makeSpecReport({ status: 'drifted', owners: ['@team/docs', 'Ann'] });
    expect(render(makeReport([owned]))).toContain(
      '<br>Architecture<br>owned by `@team/docs`, `Ann` |',
    );
  });

  it('has a heading for findings if there are no specs', () => {
    expect(render(makeReport([], [makeFinding({ spec: null })]))).toContain(
      'on `main`.\n\n### Findings\n\n',
    );
  });

  it('leads with the evidence, its source, and who changed it', () => {
    const [document = makeDocument()] = drifted.documents;
    const one = makeEvidence({
      section: 'signing-in',
      text: '`M`, named in *Signing in*, changed',
    });
    const evidence = [{ ...one, commit: 0 }, makeEvidence({ section: null, line: null })];
    const spec = { ...drifted, documents: [{ ...document, evidence: evidence.slice(0, 1) }] };
    const commits = [makeCommit({ author: 'Ann', subject: 'Go *on*' })];
    const finding = makeFinding({ file: 'docs/auth.md', help: 'Check it.' });
    expect(render(makeReport([spec], [finding, finding], commits))).toContain(
      [
        '',
        '### Findings',
        '',
        String.raw`- Warning \`drift\` in [\`docs/auth.md:3\`](https://forge.example/now/docs/auth.md#L3): \`M\`, named in *Signing in*, changed<br>[\`src/auth.ts:3\`](https://forge.example/now/src/auth.ts#L3) in ccccccc Go \*on\* (Ann, 2026-02-15)<br>Check it.`.replaceAll(
          '\\`',
          '`',
        ),
        '',
      ].join('\n'),
    );
    const both = { ...drifted, documents: [{ ...document, evidence }] };
    const text = render(makeReport([both], [finding], commits));
    expect(text).toContain(
      '\n- Warning `drift` in [`docs/auth.md`](https://forge.example/now/docs/auth.md):<br>Check it.\n  - [`docs/auth.md:3`]',
    );
    expect(text).toContain(
      '\n  - [`docs/auth.md:1`](https://forge.example/now/docs/auth.md#L1): `MINUTES`',
    );
  });

  it('tells a commit that concerns several documents once', () => {
    const specs = Array.from({ length: 12 }, (_, index) => {
      const evidence = [makeEvidence({ commit: 0, section: null })];
      return {
        ...drifted,
        id: `${index}`,
        documents: [makeDocument({ file: `${index}.md`, evidence })],
      };
    });
    const findings = specs.map(({ id }) => makeFinding({ spec: id, file: `${id}.md` }));
    const text = render(makeReport(specs, findings, [makeCommit({ subject: 'Sort' })]));
    expect(text).toContain(
      '- ccccccc Sort (Dev, 2026-02-15) concerns 12 documents:\n  - Warning in [`0.md:1`]',
    );
    expect(text).toContain('\n  - and 2 more\n');
    expect(text).not.toContain('### Findings');
  });

  it('is one sentence if nothing is wrong', () => {
    expect(render(makeReport([makeSpecReport()]))).toBe(
      `${MARKDOWN_MARKER}\n\n## All documents agree with their sources\n\n1 spec: 1 up to date. At \`bbbbbbb\` on \`main\`.\n`,
    );
  });

  it('says nothing of documents if no spec is completed', () => {
    const markdown = render(makeReport([makeSpecReport({ status: 'not-completed' })]));
    expect(markdown).toContain('\n## No spec is completed yet\n');
  });

  it('formats names and headings in advice and in messages without evidence', () => {
    const message = 'Sign *up*: `a*b`, named in *Sizes_b*, changed (since c0ffee1, 2026-03-01)';
    const shown = makeFinding({ message, spec: null });
    const spec = { ...drifted, recommendation: { text: 'Set `reviewed` to today', command: null } };
    const report = makeReport([spec], [shown]);
    const since = { ref: 'main', commit: 'd'.repeat(40), resolved: [shown] };
    const lines = render({ ...report, since }).split('\n');
    const told = String.raw`: Sign \*up\*: XaXb`.replace('XaXb', '`a*b`');
    expect(
      lines.filter((line) => line.includes(`${told}, named in *Sizes\\_b*, changed`)),
    ).toHaveLength(2);
    expect(lines).toContain('Recommended: Set `reviewed` to today.');
  });

  it('does not say that documents agree if a rule is off and a spec has drifted', () => {
    const markdown = render(makeReport([drifted]));
    expect(markdown).toContain('## Documentation drift: no errors, no warnings');
    expect(markdown).toContain('| Drifted |');
  });
});

describe('suppressed findings in Markdown', () => {
  it('are counted, and no reason to praise', () => {
    const report = makeReport([makeSpecReport()]);
    const summary = { ...report.summary, suppressed: 2 };
    expect(render({ ...report, summary })).toContain(
      '## No new findings, 2 suppressed\n\n1 spec: 1 up to date. 2 suppressed findings. At ',
    );
  });
});

describe('text from the repository in a Markdown report', () => {
  const HOSTILE = [
    '<img src=x onerror=alert(1)>',
    '</summary></details><script>x</script>',
    '**bold** _it_ ~~no~~ $x$ `code',
    '[a](https://evil.example) ![b](https://evil.example/b.png) <https://evil.example>',
    'https://evil.example www.evil.example a@evil.example',
    '@octocat @team/x #123 GH-7 a/b#4 !45 %"milestone" ~label &9 &lt;',
    'a|b \\| \\\\| <!-- c -->',
    'x\n\n# heading\n/close\n- item\r\n| a |',
  ];
  const everywhere = (text: string): Report => {
    const spec = makeSpecReport({
      id: text,
      title: text,
      file: text,
      owners: [text],
      status: 'drifted',
      upstreamDrift: [text],
      changes: [
        makeChange({
          path: text,
          previousPath: text,
          kind: 'renamed',
          owners: [text],
          symbols: {
            added: [{ kind: 'function', name: text, method: null, line: 1 }],
            removed: [],
            changed: [],
          },
        }),
      ],
      documents: [
        makeDocument({
          file: text,
          state: 'needs-review',
          evidence: [
            makeEvidence({
              text: `\`${text}\`, named in *${text}*, ${text}`,
              path: text,
              section: 'x',
              commit: 0,
            }),
            makeEvidence({ text, path: text, line: null, section: null, commit: 0 }),
          ],
          sections: [{ heading: text, slug: 'x', line: 1, state: 'needs-review', impact: 'cited' }],
        }),
        ...['a', 'b'].map((file) =>
          makeDocument({ file, evidence: [makeEvidence({ text, path: text, commit: 0 })] }),
        ),
      ],
      recommendation: { text, command: text },
    });
    const finding = makeFinding({
      file: text,
      line: 1,
      message: `\`${text}\` ${text}`,
      help: text,
    });
    const drift = makeFinding({ spec: text, file: 'x', help: text });
    const commit = makeCommit({ subject: text, author: text });
    const { repository, ...report } = makeReport([spec], [finding, drift], [commit]);
    return { ...report, repository: { ...repository, branch: text } };
  };

  it.each(HOSTILE)('adds no Markdown or HTML: %j', (text) => {
    const markdown = markdownReporter.render(everywhere(text), { fileUrl: null, limit: null });
    const harmless = markdownReporter.render(everywhere('harmless'), {
      fileUrl: null,
      limit: null,
    });
    const htmlOf = (of: string): string[] =>
      nodesOf(of, 'html').map(({ value }) => value.replace(/<summary>.*: 1 file/, '<summary>'));
    const allowed = new Set([...htmlOf(harmless), '<code>', '</code>']);
    expect(htmlOf(markdown).filter((value) => !allowed.has(value))).toEqual([]);
    for (const type of [
      'link',
      'image',
      'delete',
      'heading',
      'table',
      'tableCell',
      'listItem',
    ] as const) {
      expect(nodesOf(markdown, type).length, type).toBe(nodesOf(harmless, type).length);
    }
    // Only the heading of the section is emphasised.
    const emphasised = nodesOf(markdown, 'emphasis').length;
    expect(emphasised).toBeLessThanOrEqual(nodesOf(harmless, 'emphasis').length);
  });

  it('is escaped within HTML', () => {
    expect(render(everywhere('<b>@x & "y"'))).toContain(
      '<details><summary>&lt;b&gt;@\u200Bx &amp; &quot;y&quot;: 1 file</summary>',
    );
  });

  it('has no mentions and no references to issues', () => {
    const markdown = render(everywhere('@octocat #123 GH-7 a/b#4 !45 ~label &9 $5'));
    const prose = [
      ...nodesOf(markdown, 'text').map(({ value }) => value),
      ...nodesOf(markdown, 'html').map(({ value }) => value.replace(/&#?\w+;/g, '')),
    ].join('\n');
    expect(prose).toContain('octocat');
    expect(prose).not.toMatch(/[@#!~&$]\w|GH-\d/);
  });

  it('begins no line, as GitLab reads quick actions there', () => {
    const markdown = render(everywhere('/close'));
    const own = markdown.split('\n').filter((line) => line.trimStart().startsWith('/close'));
    // Only in the block of code with the command to copy.
    expect(own).toEqual(['/close']);
    expect(nodesOf(markdown, 'code').map(({ value }) => value)).toEqual(['/close']);
  });

  it('keeps backticks in inline code', () => {
    const values = (path: string): string[] =>
      nodesOf(
        render(
          makeReport([makeSpecReport({ status: 'drifted', changes: [makeChange({ path })] })]),
        ),
        'inlineCode',
      ).map(({ value }) => value);
    for (const path of ['`', 'a`b``c', '``a', '[id].astro', '__init__.py', 'a b', '*', 'a\\']) {
      expect(values(path)).toContain(path);
    }
  });

  it('is escaped in link targets', () => {
    const fileUrl: FileUrl = () => 'https://forge.example/a) [b](x "y"|`<>\\';
    const markdown = markdownReporter.render(makeReport([drifted]), { fileUrl, limit: null });
    const urls = new Set(nodesOf(markdown, 'link').map(({ url }) => url));
    expect([...urls]).toEqual([
      'https://forge.example/a%29%20%5Bb%5D%28x%20%22y%22%7C%60%3C%3E%5C',
    ]);
  });
});

describe('the size limit of a Markdown report', () => {
  const many = (count: number): Report =>
    makeReport(
      Array.from({ length: count }, (_, index) => ({ ...drifted, id: `spec-${index}-建築` })),
      Array.from({ length: count * 2 }, (_, index) =>
        makeFinding({ spec: `spec-${index}`, message: `finding ${index} ${'🚀'.repeat(9)}` }),
      ),
    );

  it.each([2000, 10_000, MARKDOWN_LIMITS.comment, MARKDOWN_LIMITS.summary])(
    'of %d bytes is kept by cutting between items, with a count of the rest',
    (limit) => {
      const markdown = render(many(3000), limit);
      expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(limit);
      const rows = nodesOf(markdown, 'tableRow').length - 1;
      const findings = (markdown.match(/^- Warning /gm) ?? []).length;
      const details = (markdown.match(/^<details><summary>Arch/gm) ?? []).length;
      expect(rows).toBeGreaterThan(0);
      expect(findings).toBeGreaterThan(0);
      expect(markdown).toContain(
        `_Left out, as it would be too long: ${6000 - findings} more findings, ${3000 - rows} more specs, ${3000 - details} more lists of changes`,
      );
      expect((markdown.match(/<details>/g) ?? []).length).toBe(
        (markdown.match(/<\/details>/g) ?? []).length,
      );
    },
  );

  it('leaves a report that fits as it is', () => {
    expect(render(many(3), MARKDOWN_LIMITS.comment)).toBe(render(many(3)));
    expect(render(many(3))).not.toContain('Left out');
  });

  it('is used to more than nine tenths', () => {
    const size = Buffer.byteLength(render(many(3000), MARKDOWN_LIMITS.comment));
    expect(size).toBeGreaterThan(MARKDOWN_LIMITS.comment * 0.9);
  });
});
