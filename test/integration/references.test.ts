import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixCitations } from '../../integration/engine/src/index.ts';
import { listSpecs } from '../../integration/engine/src/list-specs.ts';
import { analyzeRepository } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';

const PAGE = 'docs/page.md';

/** A page with `tracks`. */
function page(text: string, tracks = 'LICENSE'): string {
  return `---\ntitle: Page\ntracks: ${tracks}\n---\n\n${text}\n`;
}

/** A repository with the files on the 1st, and the page on the 2nd of January. */
function written(files: Record<string, string>, text: string, tracks?: string): TestRepository {
  const repository = TestRepository.init();
  repository.write('LICENSE', 'free\n');
  for (const [file, content] of Object.entries(files)) repository.write(file, content);
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  repository.write(PAGE, page(text, tracks));
  repository.commit('Write the page', { date: '2026-01-02T08:00:00Z' });
  return repository;
}

/** Citations and findings as short text. */
async function read(repository: TestRepository): Promise<string[]> {
  const { specs, findings } = await analyzeRepository(repository);
  return [
    ...specs.flatMap(({ documents }) =>
      documents.flatMap(({ citations }) =>
        citations.map(({ text, state, current }) => {
          const { startLine = null } = current ?? {};
          const lines = startLine === null ? '' : `:${startLine}`;
          return `${text} ${state}${current === null ? '' : ` ${current.path}${lines}`}`;
        }),
      ),
    ),
    ...findings.map(({ rule, file, line, message, help }) =>
      rule.endsWith('-reference') || rule === 'broken-citation'
        ? `${rule}: ${message} | ${help}`
        : `${rule} ${file}:${line ?? ''}`,
    ),
  ];
}

describe('a path whose beginning is left out', () => {
  it('means the file of the time when it was written, wherever that file goes', async () => {
    using repository = written({ 'src/app/routes.py': numbered(9) }, 'See `routes.py:2`.');
    repository.write('routes.py', numbered(20, 'root'));
    repository.write('other/routes.py', numbered(20, 'other'));
    repository.commit('Write namesakes', { date: '2026-01-03T08:00:00Z' });
    expect(await read(repository)).toEqual(['routes.py:2 ok src/app/routes.py:2']);
    repository.move('src/app/routes.py', 'lib/web/urls.py');
    repository.write('lib/web/urls.py', `new\n${numbered(9)}`);
    repository.commit('Move it', { date: '2026-01-04T08:00:00Z' });
    expect(await read(repository)).toEqual([
      'routes.py:2 moved lib/web/urls.py:3',
      expect.stringMatching(/^stale-reference: `routes.py:2` is elsewhere now: commit /),
    ]);
  });

  it('is reported if it fits several files, and none of them is the only input', async () => {
    const files = { 'one/routes.py': numbered(9), 'two/routes.py': numbered(9) };
    using repository = written(files, 'See `routes.py:2-3` and `routes.py`.');
    expect(await read(repository)).toEqual([
      'ambiguous-reference: docs/page.md:6 cites `routes.py:2-3`, which fits 2 files | Write so much of the path that one file is meant. It may be one/routes.py, two/routes.py.',
    ]);
    repository.write(PAGE, page('See `routes.py:2-3`.', 'two/*.py'));
    expect(await read(repository)).toEqual(['routes.py:2-3 ok two/routes.py:2']);
  });

  it('is kept as short as it may be by `fix`', async () => {
    const files = { 'src/app/routes.py': numbered(30), 'src/app/urls.py': numbered(30, 'url') };
    using repository = written(files, 'See `routes.py:2`, `app/urls.py:3`.');
    repository.move('src/app/routes.py', 'src/web/paths.py').move('src/app/urls.py', 'lib/urls.py');
    repository.write('src/web/paths.py', `new\n${numbered(30)}`);
    repository.write('other/urls.py', 'x\n');
    repository.commit('Move both', { date: '2026-01-04T08:00:00Z' });
    await fixCitations({ root: repository.root });
    expect(readFileSync(repository.path(PAGE), 'utf8')).toContain('`paths.py:3`, `lib/urls.py:3`');
    expect(await read(repository)).toEqual([
      'paths.py:3 ok src/web/paths.py:3',
      'lib/urls.py:3 ok lib/urls.py:3',
    ]);
  });
});

describe('each form of a reference', () => {
  /** The forms, each with the lines 4 to 6. After a move, these are the lines 6 to 8. */
  const FORMS = [
    ['`src/a.py:4-6`', '`src/a.py:6-8`'],
    ['`src/a.py:4:2`', '`src/a.py:6:2`'],
    ['`src/a.py:L4-L6`', '`src/a.py:L6-L8`'],
    ['`src/a.py` (lines 4–6)', '`src/a.py` (lines 6–8)'],
    ['``a.py`` lines 4 to 6', '``a.py`` lines 6 to 8'],
    ['src/a.py:4–6', 'src/a.py:6–8'],
    ['a.py#L4-L6', 'a.py#L6-L8'],
    ['[src/a.py:4-6]()', '[src/a.py:6-8]()'],
    ['[x](../src/a.py#L4-L6)', '[x](../src/a.py#L6-L8)'],
  ] as const;
  const text = FORMS.map(([form], index) => `${index}. see ${form} there`).join('\n');

  it('is followed, and keeps its form when `fix` rewrites it', async () => {
    using repository = written({ 'src/a.py': numbered(30) }, text);
    repository.write('src/a.py', `${numbered(2, 'new')}${numbered(30)}`);
    repository.commit('Insert lines', { date: '2026-01-03T08:00:00Z' });
    const moved = await read(repository);
    expect(moved).toHaveLength(FORMS.length);
    for (const each of moved) expect(each).toMatch(/ moved src\/a\.py:6$/);
    await fixCitations({ root: repository.root });
    const after = readFileSync(repository.path(PAGE), 'utf8');
    expect(after).toContain(FORMS.map(([, form], at) => `${at}. see ${form} there`).join('\n'));
    const fixed = await read(repository);
    for (const each of fixed) expect(each).toMatch(/ ok src\/a\.py:6$/);
  });

  it('is no review of its section when `fix` rewrites it', async () => {
    using repository = written({ 'src/a.py': numbered(30) }, text, 'src/a.py');
    repository.write('src/a.py', `${numbered(2, 'new')}${numbered(30)}`);
    repository.commit('Insert lines', { date: '2026-01-03T08:00:00Z' });
    const before = await analyzeRepository(repository);
    await fixCitations({ root: repository.root });
    repository.commit('Update the lines', { date: '2026-01-04T08:00:00Z' });
    const after = await analyzeRepository(repository);
    expect(after.specs[0]?.baseline).toEqual(before.specs[0]?.baseline);
  });
});

describe('a link to the forge of the repository', () => {
  it('means the lines of the branch, or of the commit to which it is pinned', async () => {
    const forge = 'https://github.com/org/app/blob';
    using repository = TestRepository.init();
    repository.write('LICENSE', 'free\n').write('src/a.py', numbered(30));
    const first = repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
    repository.write('src/a.py', `${numbered(2, 'new')}${numbered(30)}`);
    repository.commit('Insert lines', { date: '2026-01-02T08:00:00Z' });
    const links = [
      `[a](${forge}/${first}/src/a.py#L4-L6)`,
      `[b](${forge}/${first.slice(0, 8)}/src/a.py#L4)`,
      `[c](${forge}/main/src/a.py#L6)`,
      `[d](${forge}/${'0'.repeat(40)}/src/a.py#L6)`,
      `[e](https://github.com/org/other/blob/main/src/a.py#L6)`,
    ];
    repository.write(PAGE, page(links.join('\n')));
    repository.commit('Write the page', { date: '2026-01-03T08:00:00Z' });
    repository.git('remote', 'add', 'origin', 'git@github.com:org/app.git');
    expect((await read(repository)).map((each) => each.replace(/^\S*blob/, ''))).toEqual([
      `/${first}/src/a.py#L4-L6 moved src/a.py:6`,
      `/${first.slice(0, 8)}/src/a.py#L4 moved src/a.py:6`,
      '/main/src/a.py#L6 ok src/a.py:6',
      `/${'0'.repeat(40)}/src/a.py#L6 ok src/a.py:6`,
    ]);
  });
});

describe('a path that several places have', () => {
  it('means the file beside the document, if the one at the root is gone', async () => {
    const files = { 'patterns/a.md': 'root\n', 'docs/patterns/a.md': 'docs\n' };
    using repository = written(files, 'See `patterns/a.md`.');
    repository.remove('patterns/a.md');
    repository.commit('Remove the one at the root', { date: '2026-01-03T08:00:00Z' });
    expect(await read(repository)).toEqual(['patterns/a.md ok docs/patterns/a.md']);
  });
});

describe('a path that leads nowhere', () => {
  it('is reported with the file that was perhaps meant', async () => {
    using repository = written({ 'src/auth/routes.py': numbered(9) }, 'See `auth/rotues.py:3`.');
    expect(await read(repository)).toEqual([
      'auth/rotues.py:3 missing',
      'broken-citation: docs/page.md:6 cites `auth/rotues.py:3`, but there is no file auth/rotues.py; did you mean src/auth/routes.py? | Correct the reference, or take it out.',
    ]);
  });

  it('is reported with the name that was perhaps meant', async () => {
    const files = { 'src/a.py': 'def refresh_session():\n    return 1\n' };
    using repository = written(files, 'See `src/a.py#refresh_sesion`.');
    expect((await read(repository)).at(-1)).toContain(
      'but src/a.py defines no refresh_sesion; did you mean refresh_session? |',
    );
  });

  it('is passed over and counted in another project, in a submodule, or if git ignores it', async () => {
    using lib = TestRepository.init();
    lib.write('a.c', 'a\n').commit('Write it', { date: '2026-01-01T08:00:00Z' });
    const text =
      'See `asyncio/tasks.py:88`, `vendor/lib/x.c:3`, `src/gen/main.js:3` and `src/a.js:1`.';
    using repository = written({ 'src/a.js': 'a\n', '.gitignore': '' }, text);
    repository.git('-c', 'protocol.file.allow=always', 'submodule', 'add', lib.root, 'vendor/lib');
    repository.write('.gitignore', 'src/gen/\nsrc/a.js\n').remove('src/a.js');
    repository.write('src/gen/other.js', 'x\n');
    repository.commit('Take in a library', { date: '2026-01-03T08:00:00Z' });
    expect(await read(repository)).toEqual([]);
    const { summary } = await analyzeRepository(repository);
    expect(summary.passedOver).toMatchObject({ otherProjects: 1, submodules: 1, gitIgnored: 2 });
  });
});

describe('an exemption', () => {
  it('silences the references of a block or a line, and is counted', async () => {
    const text = [
      '<!-- drift-ignore -- removed in 2.0 -->',
      'What was `src/gone.py:1`',
      'and `src/old.py` is gone.',
      '',
      'But `src/gone.py:2`, not `src/gone.py:3`: <!-- drift-ignore-line -->',
      '`src/gone.py:4`. <!-- drift-ignore-line -->',
      '',
      '<!-- drift-ignore -->',
      'Nothing here.',
    ].join('\n');
    using repository = written({ 'src/a.py': 'a\n', 'src/old.py': 'b\n' }, text);
    repository.remove('src/old.py').commit('Remove it', { date: '2026-01-03T08:00:00Z' });
    expect(await read(repository)).toEqual(['unused-ignore docs/page.md:13']);
    const { summary } = await analyzeRepository(repository);
    expect(summary.passedOver?.exempt).toBe(5);
  });

  it('can be an option, for paths and for pages', async () => {
    const files = { 'src/a.py': 'a\n', 'docs/other.md': page('See `src/gone.py:9`.') };
    using repository = written(files, 'See `src/old/b.py:1`, `src/gone.py:1`.');
    const ignore = { references: ['src/old/**', 'lib/**'], pages: ['docs/other.md', 'x/**'] };
    const { findings } = await analyzeRepository(repository, { ignore });
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'unused-ignore: `ignore.pages` names `x/**`, which exempts no reference',
      'unused-ignore: `ignore.references` names `lib/**`, which exempts no reference',
      'broken-citation: docs/page.md:6 cites `src/gone.py:1`, but there is no file src/gone.py',
    ]);
  });
});

describe('a page declares its sources', () => {
  it('in a comment, in another Markdown format, or through the option `tracks`', async () => {
    using repository = TestRepository.init();
    repository.write('src/a.py', numbered(3)).write('src/b.py', numbered(3));
    repository.write('README.md', '# A\n\n<!-- drift tracks: src/a.py -->\n\nSee `src/a.py:2`.\n');
    repository.write('docs/a.md', '# A\n\nSee `src/b.py:2`.\n');
    repository.write('docs/own.md', page('See.', 'src/a.py'));
    repository.write(
      'docs/x.mdoc',
      page('{% callout %}\nSee `src/a.py:1`.\n{% /callout %}', 'src/a.py'),
    );
    repository.commit('Write it', { date: '2026-01-01T08:00:00Z' });
    const tracks = { 'docs/*': ['src/b.py'] };
    const { specs, findings } = await analyzeRepository(repository, { tracks });
    expect(findings).toEqual([]);
    expect(specs.map(({ id, inputs }) => [id, ...inputs.map(({ pattern }) => pattern)])).toEqual([
      ['README.md', 'src/a.py'],
      ['docs/a.md', 'src/b.py'],
      ['docs/own.md', 'src/a.py'],
      ['docs/x.mdoc', 'src/a.py'],
    ]);
    expect(
      specs.flatMap(({ documents }) => documents.flatMap((each) => each.citations)),
    ).toHaveLength(3);
    const listed = await listSpecs({ root: repository.root, tracks });
    expect(listed.specs.map(({ id }) => id)).toEqual(specs.map(({ id }) => id));
    repository.write('src/b.py', `new\n${numbered(3)}`);
    repository.commit('Change it', { date: '2026-01-02T08:00:00Z' });
    const after = await analyzeRepository(repository, { tracks, committed: true });
    expect(after.specs.map(({ id, status }) => `${id} ${status}`)).toContain('docs/a.md drifted');
  });
});
