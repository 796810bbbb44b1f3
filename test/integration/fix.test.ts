import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  acceptSpec,
  fixCitations,
  type FixedDocument,
  type Fixes,
} from '../../integration/engine/src/index.ts';
import { documentedSpec } from '../support/documented.ts';
import { analyzeRepository, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';
import { template } from '../support/template.ts';

const ID = '2026-01-10-001-doc';
const DOCUMENT = 'docs/code.md';
const ON = { date: '2026-01-10T12:05:00Z' };
const LATER = { date: '2026-01-20T08:00:00Z' };
const AFTERWARDS = { date: '2026-01-25T08:00:00Z' };

/** Forty lines of code, among other files. */
const code = template((files: Readonly<Record<string, string>>) => {
  const repository = TestRepository.init();
  repository.write('src/a.py', numbered(40)).write('src/gone.py', numbered(20, 'other'));
  for (const [file, content] of Object.entries(files)) repository.write(file, content);
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  return repository;
});

/** Forty lines of code and a document that a spec wrote from them. */
function documentedBy(text: string, files: Readonly<Record<string, string>> = {}): TestRepository {
  const repository = code(files);
  repository.write(`.chant/specs/${ID}.md`, documentedSpec({ target_files: [DOCUMENT] }));
  repository.write(DOCUMENT, text);
  repository.commit('Document it', ON);
  return repository;
}

/** Puts lines before all others. */
function shift(repository: TestRepository, count: number, file = 'src/a.py'): TestRepository {
  const text = readFileSync(repository.path(file), 'utf8');
  return repository.write(file, `${numbered(count, 'new')}${text}`);
}

async function fix(repository: TestRepository, dryRun = false): Promise<Fixes> {
  return fixCitations({ root: repository.root, dryRun });
}

async function fixOne(repository: TestRepository): Promise<FixedDocument> {
  const [document, ...others] = (await fix(repository)).documents;
  if (document === undefined || others.length > 0) throw new Error('it is not one document');
  return document;
}

/** What became of a spec's citations, in order. */
async function statesOf(repository: TestRepository, id = ID): Promise<string[]> {
  const { documents } = specOf(await analyzeRepository(repository), id);
  return documents.flatMap(({ citations }) =>
    citations.map(({ text, state }) => `${state} ${text}`),
  );
}

function read(repository: TestRepository, file = DOCUMENT): string {
  return readFileSync(repository.path(file), 'utf8');
}

const FORMS = `\uFEFF---
title: "src/a.py:2-4"
---

# On \`src/a.py:2\`\r
\r
😀 \`src/a.py:5-8\` and \`\`src/a.py:5-8\`\`, [l](../src/a.py#L9-L10 "src/a.py#L9-L10"), [r], [x][R].\r
Spaces: [e](<../src/my file.py:3-5>) [f](../src/my%20file.py#L3) \`src/my file.py:3\`\r
\r
| a |\r
| - |\r
| \`src/p\\|q.py:1-3\` |\r
\r
[r]: ../src/a.py:13-14 "t"\r
\r
> x <a href="../src/a.py:20" title="src/a.py:20">src/a.py:20</a>
> and <code class="src/a.py:21">src/a.py:21</code>, \`src/a.py:2,30-31,33\`

\`src/gone.py:2-5\` \`src/gone.py\` \`./../src/gone.py#L2C3-L4\` [g](../src/gone.py)

\`\`\`
src/a.py:2
\`\`\`

<!-- \`src/a.py:2\` -->
`;

const FIXED_FORMS = `\uFEFF---
title: "src/a.py:2-4"
---

# On \`src/a.py:4\`\r
\r
😀 \`src/a.py:7-10\` and \`\`src/a.py:7-10\`\`, [l](../src/a.py#L11-L12 "src/a.py#L9-L10"), [r], [x][R].\r
Spaces: [e](<../src/my file.py:4-6>) [f](../src/my%20file.py#L4) \`src/my file.py:4\`\r
\r
| a |\r
| - |\r
| \`src/p\\|q.py:2-4\` |\r
\r
[r]: ../src/a.py:15-16 "t"\r
\r
> x <a href="../src/a.py:22" title="src/a.py:20">src/a.py:20</a>
> and <code class="src/a.py:21">src/a.py:23</code>, \`src/a.py:4,32-33,35\`

\`lib/deep/new.py:2-5\` \`lib/deep/new.py\` \`../lib/deep/new.py#L2C3-L4\` [g](../lib/deep/new.py)

\`\`\`
src/a.py:2
\`\`\`

<!-- \`src/a.py:2\` -->
`;

describe('a fix', () => {
  it('rewrites moved citations of every form once, and nothing else', async () => {
    using repository = documentedBy(FORMS, {
      'src/my file.py': numbered(20, 'mine'),
      'src/p|q.py': numbered(20, 'piped'),
    });
    chmodSync(repository.path(DOCUMENT), 0o640);
    shift(repository, 2);
    shift(repository, 1, 'src/my file.py');
    shift(repository, 1, 'src/p|q.py');
    repository.move('src/gone.py', 'lib/deep/new.py').commit('Go on', LATER);
    const { fixed, skipped } = await fixOne(repository);
    expect(read(repository)).toBe(FIXED_FORMS);
    expect([skipped, fixed.length, fixed[0]]).toEqual([
      [],
      17,
      { line: 5, column: 6, text: 'src/a.py:2', rewritten: 'src/a.py:4' },
    ]);
    expect(fixed.find(({ text }) => text.includes('|'))?.rewritten).toBe('src/p|q.py:2-4');
    expect(statSync(repository.path(DOCUMENT)).mode & 0o777).toBe(0o640);
    expect(readdirSync(repository.path('docs'))).toEqual(['code.md']);
    expect(repository.git('status', '--short')).toBe(' M docs/code.md');

    const isOk = (states: readonly string[]): boolean =>
      states.every((state) => state.startsWith('ok '));
    expect(isOk(await statesOf(repository))).toBe(true);
    expect((await fix(repository)).documents).toEqual([]);
    repository.commit('Fix it', AFTERWARDS);
    expect(isOk(await statesOf(repository))).toBe(true);
    expect((await fix(repository)).documents).toEqual([]);
  });

  it('rewrites lines into which a comment came, and takes blank ones at the edge along', async () => {
    const first = 'export function a() {\n  return 1;\n}\n';
    const second = '\nexport function b() {\n  return 2;\n}\n';
    using repository = documentedBy('See `src/a.ts:1-3` and `src/a.ts:4-7`.\n', {
      'src/a.ts': first + second,
    });
    const commented = first.replace(';', '; // One.').replace('  r', '  // Why.\n  r');
    repository.write('src/a.ts', `${commented}\nexport const c = 3;\n${second}`);
    await fixOne(repository);
    expect(read(repository)).toBe('See `src/a.ts:1-4` and `src/a.ts:7-10`.\n');
    expect(await statesOf(repository)).toEqual(['ok src/a.ts:1-4', 'ok src/a.ts:7-10']);
  });

  it('rewrites MDX', async () => {
    using repository = documentedBy('');
    const text = (from: number): string =>
      `export const a = 1;\n\n# {a}\n\n<a href={"../src/a.py:${from}"}>x</a> <code>{\`src/a.py:${from + 10}\`}</code> \`src/a.py:${from + 20}\`\n`;
    repository.write('docs/code.mdx', text(4));
    repository.write(`.chant/specs/${ID}.md`, documentedSpec({ target_files: ['docs/code.mdx'] }));
    repository.commit('Document it again', ON);
    shift(repository, 3).commit('Go on', LATER);
    expect((await fixOne(repository)).skipped).toEqual([]);
    expect(read(repository, 'docs/code.mdx')).toBe(text(7));
  });

  it('with `dryRun` writes nothing, and gives a diff that git can apply', async () => {
    using repository = documentedBy('# Code\n\nSee `src/a.py:2-4`.\r\nAnd `src/a.py:9`\n');
    shift(repository, 2).commit('Go on', LATER);
    const told = await fix(repository, true);
    expect(repository.git('status', '--short')).toBe('');
    const [{ diff } = { diff: '' }] = told.documents;
    expect(diff).toContain('-See `src/a.py:2-4`.\r\n-And `src/a.py:9`\n+See `src/a.py:4-6`.\r\n');
    execFileSync('git', ['apply'], { cwd: repository.root, input: diff });
    const applied = read(repository);
    repository.git('checkout', '--quiet', '.');
    expect(await fix(repository)).toEqual(told);
    expect(read(repository)).toBe(applied);
  });

  it('names the specs that have the document as an input', async () => {
    using repository = documentedBy('See `src/a.py:2-4`.\n');
    repository.write(
      '.chant/specs/2026-01-11-001-sum.md',
      documentedSpec({ tracks: [], informed_by: ['docs/*.md'], target_files: ['sum.md'] }),
    );
    repository.write('sum.md', '# Sum\n').commit('Sum it up', ON);
    shift(repository, 2).commit('Go on', LATER);
    expect((await fixOne(repository)).inputOf).toEqual(['2026-01-11-001-sum']);
  });

  it('can do nothing without a repository, and says why', async () => {
    using folder = new TestRepository();
    const { documents, problem } = await fixCitations({ root: folder.root });
    expect(documents).toEqual([]);
    expect(problem?.fix).toContain('Work in a clone');
  });
});

describe('a fix leaves alone', () => {
  it('a citation that would then be taken for another one of the old text', async () => {
    using repository = documentedBy('`src/a.py:2-4` `src/a.py:5-7` `src/a.py:20`\n');
    shift(repository, 3).commit('Go on', LATER);
    const { fixed, skipped } = await fixOne(repository);
    expect(fixed.map(({ rewritten }) => rewritten)).toEqual(['src/a.py:8-10', 'src/a.py:23']);
    expect(skipped.map(({ text, reason }) => [text, reason.slice(0, 39)])).toEqual([
      ['src/a.py:2-4', 'written anew, it would be taken for a c'],
    ]);
    const states = ['moved src/a.py:2-4', 'ok src/a.py:8-10', 'ok src/a.py:23'];
    expect(await statesOf(repository)).toEqual(states);
    repository.commit('Fix it', AFTERWARDS);
    expect(await statesOf(repository)).toEqual(states);
    expect((await fixOne(repository)).fixed).toEqual([]);
  });

  it('one of two identical citations that mean different lines', async () => {
    using repository = documentedBy('`src/a.py:2`\n');
    shift(repository, 3).commit('Go on', LATER);
    repository.write(DOCUMENT, '`src/a.py:2`\n\nMore: `src/a.py:2`\n').commit('Add to it', LATER);
    expect((await fixOne(repository)).fixed).toEqual([]);
    expect(await statesOf(repository)).toEqual(['moved src/a.py:2', 'ok src/a.py:2']);
  });

  it('a citation with several ranges of which one has changed', async () => {
    using repository = documentedBy('`src/a.py:2-4,20-24`\n');
    shift(repository, 3);
    repository.write('src/a.py', read(repository, 'src/a.py').replace('line 22\n', 'changed\n'));
    repository.commit('Go on', LATER);
    expect((await fixOne(repository)).skipped).toEqual([
      {
        line: 1,
        column: 1,
        text: 'src/a.py:2-4,20-24',
        reason: 'some of what it cites has changed',
      },
    ]);
  });

  it('a citation that two specs find at different lines', async () => {
    using repository = documentedBy('`src/a.py:2`\n');
    shift(repository, 3).commit('Go on', LATER);
    repository.write(
      '.chant/specs/2026-01-21-001-two.md',
      documentedSpec({ completed_at: '2026-01-21T08:00:00Z', target_files: [DOCUMENT] }),
    );
    repository.commit('Write it again', AFTERWARDS);
    const { fixed, skipped } = await fixOne(repository);
    expect([fixed, skipped[0]?.reason]).toEqual([
      [],
      'the specs that write this document do not agree on where it is',
    ]);
  });

  it('a line that another document cites', async () => {
    using repository = documentedBy('# Code\n\nSee `src/a.py:2`.\n\n`src/a.py:9`\n');
    repository.write(
      'docs/page.md',
      '---\ntracks: [src/a.py]\n---\n\nAs `docs/code.md:3-4` says.\n',
    );
    repository.commit('Write a page', ON);
    shift(repository, 3).commit('Go on', LATER);
    const { fixed, skipped } = await fixOne(repository);
    expect(fixed.map(({ rewritten }) => rewritten)).toEqual(['src/a.py:12']);
    expect(skipped[0]?.reason).toContain('docs/page.md:5 cites this line');
  });

  it('documents behind symbolic links, and those that are not UTF-8', async () => {
    using repository = documentedBy('');
    const files = ['docs/link.md', 'docs/latin.md'];
    repository.write('real/in.txt', '`src/a.py:2`\n');
    symlinkSync('../real/in.txt', repository.path('docs/link.md'));
    writeFileSync(repository.path('docs/latin.md'), Buffer.from('`src/a.py:2` \xe9\n', 'latin1'));
    repository.write(`.chant/specs/${ID}.md`, documentedSpec({ target_files: files }));
    repository.commit('Document it again', ON);
    shift(repository, 3).commit('Go on', LATER);
    const { documents } = await fix(repository);
    expect(documents.map(({ file, skipped }) => [file, skipped[0]?.reason])).toEqual([
      ['docs/latin.md', 'it is not UTF-8'],
      ['docs/link.md', 'docs/link.md is a symbolic link'],
    ]);
    expect(repository.git('status', '--short')).toBe('');
  });

  it('citations of a document that was accepted at a commit that is gone', async () => {
    using repository = documentedBy('`src/a.py:2`\n');
    await acceptSpec({ root: repository.root, spec: ID, reason: 'Fine', author: 'Ann' });
    repository.git('checkout', '--quiet', '--orphan', 'new');
    repository.commit('Everything', LATER);
    shift(repository, 3).commit('Go on', AFTERWARDS);
    expect(await statesOf(repository)).toEqual(['moved src/a.py:2']);
    const { fixed, skipped } = await fixOne(repository);
    expect([fixed, skipped[0]?.reason]).toEqual([
      [],
      'it is not known when the document was written',
    ]);
  });
});

describe('a page with its own `tracks`', () => {
  const PAGE = 'docs/page.md';

  /** Its only source is `src/a.py`, and it cites another file as well. */
  const page = template((fields: string) => {
    const repository = TestRepository.init();
    repository.write('src/a.py', numbered(9)).write('src/b.py', numbered(40, 'other'));
    repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
    repository.write(PAGE, `---\n${fields}\n---\n\n\`src/a.py:2\` and \`src/b.py:2-4\`\n`);
    repository.commit('Write the page', ON);
    return repository;
  });

  const statusOf = async (repository: TestRepository): Promise<string> =>
    specOf(await analyzeRepository(repository), PAGE).status;

  it('is fixed where it is up to date, and stays up to date', async () => {
    using repository = page('tracks: [src/a.py]');
    shift(repository, 2, 'src/b.py').commit('Go on', LATER);
    expect((await fixOne(repository)).skipped).toEqual([]);
    const states = ['ok src/a.py:2', 'ok src/b.py:4-6'];
    expect([await statusOf(repository), await statesOf(repository, PAGE)]).toEqual([
      'up-to-date',
      states,
    ]);
    repository.commit('Fix it', AFTERWARDS);
    expect([await statusOf(repository), await statesOf(repository, PAGE)]).toEqual([
      'up-to-date',
      states,
    ]);
  });

  it.each(['', '\nreviewed: 2026-01-10'])(
    'that has drifted is fixed, and has still drifted (%j)',
    async (reviewed) => {
      using repository = page(`tracks: [src/a.py]${reviewed}`);
      shift(repository, 2).commit('Go on', LATER);
      expect((await fixOne(repository)).fixed).toHaveLength(1);
      const states = ['ok src/a.py:4', 'ok src/b.py:2-4'];
      const stateNow = async () => [await statusOf(repository), await statesOf(repository, PAGE)];
      expect(await stateNow()).toEqual(['drifted', states]);
      repository.commit('Fix it', AFTERWARDS);
      expect(await stateNow()).toEqual(['drifted', states]);
    },
  );

  it('that was accepted is fixed, and is still accepted', async () => {
    using repository = page('tracks: [src/a.py]');
    shift(repository, 2).commit('Go on', LATER);
    await acceptSpec({ root: repository.root, spec: PAGE, reason: 'Fine', author: 'Ann' });
    repository.commit('Accept it', LATER);
    shift(repository, 2, 'src/b.py').commit('Go on', AFTERWARDS);
    expect((await fixOne(repository)).skipped).toEqual([]);
    expect(await statusOf(repository)).toBe('accepted');
    repository.commit('Fix it', AFTERWARDS);
    expect(await statusOf(repository)).toBe('accepted');
  });

  it.each([
    ['reviewed', async () => Promise.resolve(page('tracks: [src/a.py]\nreviewed: 2026-01-10'))],
    [
      'accepted',
      async () => {
        const repository = page('tracks: [src/a.py]');
        const terms = { spec: PAGE, reason: 'Fine', author: 'Ann' };
        await acceptSpec({ root: repository.root, now: new Date(ON.date), ...terms });
        repository.commit('Accept it', ON);
        return repository;
      },
    ],
  ])('that was %s, and renamed since, is fixed', async (_, create) => {
    using repository = await create();
    const renamed = 'docs/guides/renamed.md';
    repository.move(PAGE, renamed).commit('Rename it', LATER);
    shift(repository, 2, 'src/b.py').commit('Go on', AFTERWARDS);
    expect(await statesOf(repository, renamed)).toContain('moved src/b.py:2-4');
    expect((await fixOne(repository)).skipped).toEqual([]);
    expect(await statesOf(repository, renamed)).toEqual(['ok src/a.py:2', 'ok src/b.py:4-6']);
  });

  it('means the lines at its review, also if it was renamed and then edited', async () => {
    using repository = page('tracks: [src/a.py]');
    shift(repository, 2, 'src/b.py').commit('Go on', ON);
    const text = read(repository, PAGE).replace('---\n', '---\nreviewed: 2026-01-12\n');
    repository.write(PAGE, text).commit('Review it', { date: '2026-01-12T08:00:00Z' });
    const renamed = 'docs/guides/renamed.md';
    repository.move(PAGE, renamed).commit('Rename it', LATER);
    const states = ['ok src/a.py:2', 'ok src/b.py:2-4'];
    expect(await statesOf(repository, renamed)).toEqual(states);
    repository.write(renamed, `${text}\nMore.\n`).commit('Say more', AFTERWARDS);
    expect(await statesOf(repository, renamed)).toEqual(states);
    repository.write('src/b.py', `${numbered(3, 'first')}${read(repository, 'src/b.py')}`);
    repository.commit('Go on', AFTERWARDS);
    expect(await statesOf(repository, renamed)).toEqual(['ok src/a.py:2', 'moved src/b.py:2-4']);
    expect((await fixOne(repository)).skipped).toEqual([]);
    expect(await statesOf(repository, renamed)).toEqual(['ok src/a.py:2', 'ok src/b.py:5-7']);
  });
});
