import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingsOf, analyzeRepository } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';

/** Pages, and whether the reference in each is reported. */
const PAGES = {
  'docs/gone.md': ['The parser is in `src/old.py`.', true],
  'docs/lines.md': ['It begins at `src/old.py:2-3`, as [told](../src/old.py#L2).', true],
  'docs/ending.md': ['The parser is in `deep/parser.py:2-3`.', true],
  'docs/name.md': ['The parser is in `parser.py:2-3`.', true],
  'docs/yours-too.md': ['Write the parser into `deep/parser.py`.', false],
  'docs/forge.md': [
    'See [it](https://github.com/org/app/blob/main/src/old.py), [page](./guide.md#top) or [this](/src/old.py).',
    true,
  ],
  'docs/pinned.md': [
    `See [it](https://github.com/org/app/blob/${'1a'.repeat(20)}/src/old.py).`,
    false,
  ],
  'docs/others.md': ['See [it](https://github.com/org/lib/blob/main/src/old.py).', false],
  'docs/page.md': ['See [the guide](./guide.md).', true],
  'docs/renamed.md': ['It is in `src/named.py`.', true],
  'docs/says-so.md': ['The parser was in `src/old.py`.', false],
  'docs/here.md': ['It is in `src/a.py`, and so is `lib/b.py`.', false],
  'docs/never.md': ['Write it into `src/yours.py`.', false],
  'docs/ignored.md': ['It is written to `build/out.py`.', false],
  'docs/folder.md': ['It is in `src/parts`.', false],
  'docs/yours.md': ['Write `src/late.py`.', false],
  'docs/exempt.md': ['It is in `src/old.py`. <!-- drift-ignore-line -->', false],
  'docs/excluded.md': ['It is in `src/old.py`.', false],
  'CHANGELOG.md': ['The parser is in `src/old.py`.', false],
} as const;

describe('a page that declares nothing', () => {
  let repository: TestRepository;

  beforeAll(() => {
    repository = TestRepository.init();
    repository.git('remote', 'add', 'origin', 'https://github.com/org/app.git');
    const sources = ['old', 'deep/parser', 'a', 'parts/x'];
    for (const name of sources) repository.write(`src/${name}.py`, numbered(9));
    // git must not take another removed file for the one that was renamed.
    repository.write('src/named.py', numbered(40));
    repository.write('build/out.py', 'a\n').write('packages/x/lib/b.py', numbered(3));
    repository.write('docs/guide.md', '# Guide\n');
    for (const [page, [text]] of Object.entries(PAGES))
      repository.write(page, `# Page\n\n${text}\n`);
    repository.commit('Write', { date: '2026-01-01T10:00:00Z', author: 'Ann' });
    repository.write('src/late.py', numbered(12)).remove('docs/yours.md');
    repository.commit('Add a file', { date: '2026-01-02T10:00:00Z' });
    for (const gone of ['src/old.py', 'src/deep', 'src/parts', 'build', 'docs/guide.md']) {
      repository.remove(gone);
    }
    repository.move('src/named.py', 'src/called.py').remove('src/late.py');
    repository.write('.gitignore', 'build\n');
    const past = PAGES['docs/says-so.md'][0].replace('was in', 'was removed from');
    repository.write('docs/says-so.md', `# Page\n\n${past}\n`);
    repository.commit('Tidy up', { date: '2026-02-01T10:00:00Z', author: 'Ann' });
    repository.write('docs/yours.md', `# Page\n\n${PAGES['docs/yours.md'][0]}\n`);
    repository.commit('Explain', { date: '2026-02-02T10:00:00Z' });
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('is told which of its references lead nowhere, and since when', async () => {
    const report = await analyzeRepository(repository, { ignore: { pages: ['docs/ex*d.md'] } });
    expect(report.findings.map(({ rule }) => rule)).not.toContain('unused-ignore');
    const found = report.findings.filter(({ rule }) => rule === 'stale-reference');
    expect(new Set(found.map(({ file }) => file))).toEqual(
      new Set(Object.keys(PAGES).filter((page) => PAGES[page as keyof typeof PAGES][1])),
    );
    const id = repository.git('rev-parse', '--short=7', 'HEAD~1');
    expect(found.map(({ message }) => message)).toContain(
      `\`src/old.py\` leads nowhere: commit ${id} of 2026-02-01 by Ann removed src/old.py`,
    );
    expect(found.find(({ file }) => file === 'docs/renamed.md')).toMatchObject({
      line: 3,
      column: 10,
      severity: 'warn',
      message: `\`src/named.py\` is elsewhere now: commit ${id} of 2026-02-01 by Ann renamed src/named.py to src/called.py`,
      help: 'Run `astro-drift fix`, or write src/called.py.',
    });
  });

  it('is counted if no page declares its sources', async () => {
    const { findings } = await analyzeRepository(repository);
    expect(findings.find(({ file }) => file === '.')?.message).toBe(
      'No page declares its sources yet. 18 Markdown files, 9 of them name code: 10 references lead nowhere (below)',
    );
  });

  it('has no findings if the rule is off', async () => {
    const report = await analyzeRepository(repository, {
      rules: { 'stale-reference': 'off', 'broken-link': 'off' },
    });
    expect(findingsOf(report)).toEqual(['warn invalid-spec .:1']);
    expect(report.findings[0]?.message).toMatch(/10 references lead nowhere$/);
  });

  it('is not reported by what a clone without trees cannot tell', async () => {
    using clone = new TestRepository();
    repository.git('config', 'uploadpack.allowFilter', 'true');
    clone.git('clone', '--quiet', '--filter=tree:0', `file://${repository.root}`, '.');
    const { findings, repository: found } = await analyzeRepository(clone, { fetch: false });
    expect(found.problem).toBeNull();
    expect(findings.filter(({ rule }) => rule === 'stale-reference')).toEqual([]);
  });

  it('is not reported by what a shallow clone cannot tell', async () => {
    using clone = repository.clone(1);
    const { findings } = await analyzeRepository(clone, { fetch: false });
    expect(findings.filter(({ rule }) => rule === 'stale-reference')).toEqual([]);
  });
});
