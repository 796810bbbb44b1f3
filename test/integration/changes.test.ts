import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checksumOf } from '../../integration/engine/src/cache/cache-file.ts';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import { analyzeRepository, commitsOf, changesOf, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';

type Comment = (text: string) => string;

const slashes: Comment = (text) => `// ${text}`;
const stars: Comment = (text) => `/* ${text} */`;
const html: Comment = (text) => `<!-- ${text} -->`;
const hash: Comment = (text) => `# ${text}`;

/** A file of each language that is known: code with a 1 in it, and how a comment is written. */
const LANGUAGE_FILES: [path: string, code: string, comment: Comment, language: string][] = [
  ['x.ts', 'export const a: number = 1;\n', slashes, 'typescript'],
  ['x.tsx', 'export const a = <b c={1} />;\n', stars, 'tsx'],
  ['x.mjs', 'export const a = 1;\n', slashes, 'javascript'],
  ['x.py', 'a = 1\n', hash, 'python'],
  ['x.go', 'package x\n\nvar a = 1\n', slashes, 'go'],
  ['x.rs', 'const A: u8 = 1;\n', slashes, 'rust'],
  ['X.java', 'class X { int a = 1; }\n', stars, 'java'],
  ['x.c', 'int a = 1;\n', stars, 'c'],
  ['x.cpp', 'namespace n { int a = 1; }\n', slashes, 'cpp'],
  ['X.cs', 'class X { int a = 1; }\n', slashes, 'csharp'],
  ['x.rb', 'a = 1\n', hash, 'ruby'],
  ['x.php', '<?php\n$a = 1;\n', hash, 'php'],
  ['x.astro', '<p>1</p>\n', html, 'astro'],
  ['x.css', 'a { b: 1 }\n', stars, 'css'],
  ['x.json', '[1]\n', stars, 'json'],
  ['x.md', 'One 1.\n\n', html, 'markdown'],
  ['x.scss', '$a: 1;\n', slashes, 'scss'],
  ['x.sh', 'a 1\n', hash, 'shell'],
  ['x.svelte', '<p>1</p>\n', html, 'svelte'],
  ['x.toml', 'a = 1\n', hash, 'toml'],
  ['x.vue', '<p>1</p>\n', html, 'vue'],
  ['x.yml', 'a: 1\n', hash, 'yaml'],
];

describe('the changes of a spec', () => {
  it('are none right after completion', async () => {
    using repository = documented();
    const report = await analyzeRepository(repository);
    expect(specOf(report, ID).status).toBe('up-to-date');
    expect(specOf(report, ID).inputCount).toBe(2);
  });

  it('are modified, added and deleted files, with the number of lines', async () => {
    using repository = documented();
    repository
      .write('src/a.py', `first\n${numbered(9)}`)
      .write('src/new/c.py', numbered(3, 'other'))
      .remove('src/b.py');
    repository.commit('Change it', { date: '2026-01-20T08:00:00Z' });
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual([
      'modified src/a.py +1 -1',
      'deleted src/b.py +0 -5',
      'added src/new/c.py +3 -0',
    ]);
  });

  it('are none after a change was reverted', async () => {
    using repository = documented();
    repository.write('src/a.py', 'other\n');
    repository.commit('Change it', { date: '2026-01-20T08:00:00Z' });
    repository.git('revert', '--no-edit', 'HEAD');
    expect(specOf(await analyzeRepository(repository), ID).status).toBe('up-to-date');
  });

  it('include what is not committed yet, staged or not', async () => {
    using repository = documented();
    repository.write('src/a.py', 'staged\n');
    repository.git('add', '.');
    repository.write('src/b.py', 'not staged\n').write('src/c.py', 'untracked\n');
    const report = await analyzeRepository(repository);
    expect(changesOf(report, ID)).toEqual([
      'modified src/a.py +1 -10',
      'modified src/b.py +1 -5',
      'added src/c.py +1 -0',
    ]);
    expect(specOf(report, ID).changes.map(({ modifiedAt }) => modifiedAt)).toEqual([
      null,
      null,
      null,
    ]);
    expect(report.repository.dirty).toBe(true);
  });

  it('include an input that is deleted in the working tree', async () => {
    using repository = documented();
    repository.remove('src/b.py');
    const rules = { drift: ['warn', { impact: 'internal' }] } as const;
    const deleted = await analyzeRepository(repository, { rules });
    expect(changesOf(deleted, ID)).toEqual(['deleted src/b.py +0 -5']);
    expect(deleted.findings.map(({ rule }) => rule)).toEqual(['drift']);
  });

  it('include a symbolic link that points elsewhere, and a changed submodule', async () => {
    using library = documented();
    using repository = documented();
    symlinkSync('a.py', repository.path('src/link.py'));
    repository.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      'add',
      '--quiet',
      library.root,
      'src/library',
    );
    repository.write(FILE, documentedSpec({ replayed_at: '2026-01-11T12:00:00Z' }));
    repository.commit('Document it again', { date: '2026-01-11T12:05:00Z' });
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual([]);
    repository.remove('src/link.py');
    symlinkSync('b.py', repository.path('src/link.py'));
    repository.write('src/library/src/a.py', 'edited\n');
    const changes = ['modified src/library +0 -0', 'modified src/link.py +1 -1'];
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual(changes);
  });

  it('leave out files that git ignores', async () => {
    using repository = documented();
    repository.write('.git/info/exclude', '*.log\n').write('src/debug.log', 'noise\n');
    expect(specOf(await analyzeRepository(repository), ID).status).toBe('up-to-date');
  });

  it('leave out an executable bit', async () => {
    using repository = documented();
    repository.git('update-index', '--chmod=+x', 'src/a.py');
    repository.git('-c', 'core.fileMode=false', 'commit', '-q', '-m', 'Make it executable');
    repository.git('config', 'core.fileMode', 'false');
    expect(specOf(await analyzeRepository(repository), ID).status).toBe('up-to-date');
  });

  it('list the commits since, newest first, whatever their messages say', async () => {
    using repository = documented();
    const first = repository.write('src/a.py', 'one\n').commit('chore: tidy', {
      date: '2026-01-20T08:00:00Z',
      author: 'Ann',
    });
    const second = repository.write('src/a.py', 'two\n').commit('More', {
      date: '2026-01-21T08:00:00Z',
      author: 'Ben',
    });
    const report = await analyzeRepository(repository);
    const [change] = specOf(report, ID).changes;
    expect(commitsOf(report, change).map(({ oid, author }) => [oid, author])).toEqual([
      [second, 'Ben'],
      [first, 'Ann'],
    ]);
    expect(change?.modifiedAt).toBe('2026-01-21T08:00:00Z');
  });

  it('are told with the evidence on a document, also of files that are only cited', async () => {
    using repository = TestRepository.init();
    repository
      .write(
        'docs/a.md',
        '---\ntracks: [src/a.py]\n---\n\n# A\n\nSee `lib/b.py:1`.\n\n## B\n\n`MINUTES`.\n',
      )
      .write('src/a.py', 'MINUTES = 1\n')
      .write('lib/b.py', 'LIMIT = 1\n');
    repository.commit('Start', { date: '2026-01-01T08:00:00Z' });
    repository.write('lib/b.py', 'LIMIT = 2\n').commit('One', { date: '2026-01-03T08:00:00Z' });
    repository.write('src/a.py', 'MINUTES = 2\n').commit('Two', { date: '2026-01-04T08:00:00Z' });
    repository.write('lib/b.py', 'LIMIT = 3\n').commit('Three', { date: '2026-01-05T08:00:00Z' });
    const report = await analyzeRepository(repository);
    const spec = specOf(report, 'docs/a.md');
    const [document] = spec.documents;
    expect([spec.since, document?.since]).toEqual(['2026-01-04T08:00:00Z', '2026-01-03T08:00:00Z']);
    const told = document?.evidence.map(({ path, commit }) => [
      path,
      report.commits[commit ?? -1]?.subject,
    ]);
    expect(told).toEqual([
      ['lib/b.py', 'Three'],
      ['src/a.py', 'Two'],
    ]);
    expect(report.commits.map(({ subject }) => subject)).toEqual(['Two', 'Three']);
    repository.write('src/a.py', 'MINUTES = 3\n').write('lib/b.py', 'LIMIT = 4\n');
    const edited = specOf(await analyzeRepository(repository), 'docs/a.md').documents[0];
    expect(edited?.evidence.map(({ commit }) => commit)).toEqual([null, null]);
  });

  it('never include the spec or its own document', async () => {
    using repository = documented();
    repository.write(FILE, documentedSpec({ tracks: ['**'] }));
    repository.commit('Track everything', { date: '2026-01-10T12:06:00Z' });
    repository.write(FILE, documentedSpec({ tracks: ['**'], schedule: 'weekly' }));
    repository.write('docs/code.md', '# Code\n\nReworded.\n');
    repository.commit('Reword', { date: '2026-01-11T12:06:00Z' });
    expect(changesOf(await analyzeRepository(repository), ID)).toEqual([]);
  });
});

describe('a change', () => {
  it('counts the rows that a CSV file gained and lost', async () => {
    using repository = documented();
    repository.write('data/a.csv', 'id,name\n1,"two\nlines"\n2,b\n').commit('Add data', {
      date: '2026-01-10T12:06:00Z',
    });
    repository.write(
      FILE,
      documentedSpec({ origin: ['data/*.csv'], replayed_at: '2026-01-11T08:00:00Z' }),
    );
    repository.commit('Analyse it', { date: '2026-01-11T08:01:00Z' });
    repository.write('data/a.csv', 'id,name\n1,"two\nlines"\n3,c\n4,d\n');
    const [change] = specOf(await analyzeRepository(repository), ID).changes;
    expect(change).toMatchObject({ role: 'origin', rows: { added: 2, removed: 1 } });
  });

  it('names the language that the file was parsed as', async () => {
    using repository = documented();
    repository.write('src/a.py', 'a = 1\n').write('src/b.kt', 'fun main() {}\n');
    const { changes } = specOf(await analyzeRepository(repository), ID);
    expect(changes.map(({ path, language }) => [path, language])).toEqual([
      ['src/a.py', 'python'],
      ['src/b.kt', null],
    ]);
  });

  it('is one of code, comments or format, in every language that is known', async () => {
    using repository = documented();
    const writeAll = (textOf: (code: string, comment: Comment) => string): void => {
      for (const [path, code, comment] of LANGUAGE_FILES) {
        repository.write(`src/${path}`, textOf(code, comment));
      }
    };
    const changesNow = async (): Promise<string[]> => {
      const { changes } = specOf(await analyzeRepository(repository), ID);
      return changes.map(
        ({ path, language, significance, significant }) =>
          `${path} ${language} ${significance}${significant ? '' : ' (no drift)'}`,
      );
    };
    const expected = (what: string): string[] =>
      LANGUAGE_FILES.map(([path, , , language]) => `src/${path} ${language} ${what}`).sort();
    writeAll((code, comment) => `${code}${comment('Old')}\n`);
    repository.write(FILE, documentedSpec({ replayed_at: '2026-01-11T08:00:00Z' }));
    repository.commit('Document it again', { date: '2026-01-11T08:01:00Z' });
    writeAll((code, comment) => `${code}${comment('New words, and more of them')}\n`);
    expect((await changesNow()).sort()).toEqual(expected('comment (no drift)'));
    writeAll((code, comment) => `\n${code.replace('1', '2')}${comment('Old')}\n`);
    expect((await changesNow()).sort()).toEqual(expected('code'));
    writeAll((code, comment) => `${code}\n\n${comment('Old')}\n`);
    expect((await changesNow()).sort()).toEqual(expected('format (no drift)'));
  });

  it('is mechanical in tests, lock files, changelogs and generated files that nobody names', async () => {
    using repository = documented();
    repository.write('.gitattributes', 'src/made.py linguist-generated\n');
    for (const path of ['yarn.lock', 'CHANGES.md', 'test_a.py', 'made.py', '__init__.py']) {
      repository.write(`src/${path}`, 'a = 1\n');
    }
    const { status, changes } = specOf(await analyzeRepository(repository), ID);
    expect([status, changes.map(({ path, significance }) => `${path} ${significance}`)]).toEqual([
      'drifted',
      [
        'src/CHANGES.md mechanical',
        'src/__init__.py code',
        'src/made.py mechanical',
        'src/test_a.py mechanical',
        'src/yarn.lock mechanical',
      ],
    ]);
    repository.remove('src/__init__.py');
    expect(specOf(await analyzeRepository(repository), ID).status).toBe('up-to-date');
    repository.write('docs/code.md', '# Code\n\nSee `src/a.py:2-4` and `src/test_a.py`.\n');
    const cited = specOf(await analyzeRepository(repository), ID);
    expect(cited.changes.filter(({ significant }) => significant)).toMatchObject([
      { path: 'src/test_a.py', significance: 'code' },
    ]);
  });

  it('names the owners of both names of a renamed file', async () => {
    using repository = documented();
    repository.write('.github/CODEOWNERS', '/src/ @org/code\n/lib/ @ann ben@example.com\n');
    repository.move('src/b.py', 'lib/b.py').write('src/a.py', 'a = 1\n');
    const { changes } = specOf(await analyzeRepository(repository), ID);
    expect(changes.map(({ path, owners }) => [path, owners])).toEqual([
      ['lib/b.py', ['@ann', 'ben@example.com', '@org/code']],
      ['src/a.py', ['@org/code']],
    ]);
  });

  const GITHUB = '* @all\n/src/ @org/code\n';
  const GITLAB = '* @all\n\n[Code][2] @org/code\nsrc/\n\n^[Parts]\n/src/b.py @ann\n';

  it.each([
    ['.github/CODEOWNERS', 'https://github.com/a/b.git', GITHUB, ['@org/code'], ['@org/code']],
    ['CODEOWNERS', 'https://github.com/a/b.git', GITHUB, ['@org/code'], ['@org/code']],
    ['docs/CODEOWNERS', 'https://github.com/a/b.git', GITHUB, ['@org/code'], ['@org/code']],
    ['CODEOWNERS', 'git@gitlab.com:a/b.git', GITLAB, ['@all', '@org/code'], ['@ann']],
    ['docs/CODEOWNERS', 'git@gitlab.com:a/b.git', GITLAB, ['@all', '@org/code'], ['@ann']],
    ['.gitlab/CODEOWNERS', 'git@gitlab.com:a/b.git', GITLAB, ['@all', '@org/code'], ['@ann']],
  ])('names the owners by %s with the remote %s', async (file, remote, text, ofA, alsoOfB) => {
    using repository = documented();
    repository.git('remote', 'add', 'origin', remote);
    repository.write(file, text).write('src/a.py', 'a = 1\n').write('src/b.py', 'b = 1\n');
    const { changes } = specOf(await analyzeRepository(repository, { fetch: false }), ID);
    const ofB = [...new Set([...ofA, ...alsoOfB])];
    expect(changes.map(({ owners }) => owners)).toEqual([ofA, ofB]);
  });

  it('is drift where the option `significant` has its significance', async () => {
    using repository = documented();
    repository.write('src/a.py', 'a = 1\n');
    repository.write(FILE, documentedSpec({ replayed_at: '2026-01-11T08:00:00Z' }));
    repository.commit('Document it again', { date: '2026-01-11T08:01:00Z' });
    repository.write('src/a.py', '# One.\na = 1\n');
    const statusWith = async (options: Parameters<typeof analyzeRepository>[1]) =>
      specOf(await analyzeRepository(repository, options), ID).status;
    expect(await statusWith({})).toBe('up-to-date');
    expect(await statusWith({ significant: ['code', 'comment'] })).toBe('drifted');
    repository.write('src/a.py', 'a = 2\n');
    expect(await statusWith({ significant: ['comment'] })).toBe('up-to-date');
  });

  it('is remembered in the cache by contents', async () => {
    using repository = documented();
    const cacheDir = repository.path('.cache');
    repository.write('.gitignore', '.cache\n').write('src/a.py', 'def f():\n    return 1\n');
    const first = await analyzeRepository(repository, { cacheDir });
    const file = repository.path('.cache/changes.jsonl');
    const remembered = readFileSync(file, 'utf8');
    expect(remembered).toContain('"name":"f"');
    const forged = remembered.replaceAll('"name":"f"', '"name":"remembered"');
    writeFileSync(file, withChecksums(forged));
    const second = await analyzeRepository(repository, { cacheDir });
    expect(JSON.stringify(second)).toBe(
      JSON.stringify(first).replaceAll('"name":"f"', '"name":"remembered"'),
    );
    const others = [
      forged,
      withChecksums(forged).replace(/^.+/, 'astro-drift cache of another version'),
      withChecksums(remembered.replaceAll(/\t.*/g, '\t{}')),
      withChecksums(remembered.replaceAll(/\t.*/g, '\tno JSON')),
    ];
    for (const other of others) {
      expect(other).not.toBe(remembered);
      writeFileSync(file, other);
      expect(await analyzeRepository(repository, { cacheDir })).toEqual(first);
    }
    expect(await analyzeRepository(repository, { cacheDir: false })).toEqual(first);
  });
});

/** Gives each line of a table of facts the checksum of its content. */
function withChecksums(text: string): string {
  return text.replaceAll(/^[^"\n]*(".*)$/gm, (_, content: string) => checksumOf(content) + content);
}

/** The grammars that a run of the engine opens, in a process of its own, by what node traces of it. */
function grammarsOpened(repository: TestRepository): string[] {
  using folder = new TestRepository();
  const engine = new URL('../../integration/engine/src/index.ts', import.meta.url).href;
  const script = `const { analyze } = await import(${JSON.stringify(engine)});
    await analyze({ root: ${JSON.stringify(repository.root)} });`;
  const tracing = ['--trace-event-categories', 'node.fs.async'];
  const args = [...tracing, '--trace-event-file-pattern', 'trace.json', '--input-type=module'];
  execFileSync(process.execPath, [...args, '--eval', script], { cwd: folder.root });
  const trace = readFileSync(folder.path('trace.json'), 'utf8');
  return [...trace.matchAll(/tree-sitter-(\w+)\.wasm/g)].map(([, name = '']) => name).sort();
}

describe('the grammar of a language is loaded', () => {
  it('for no file that is unchanged, no input, or in a language without one', () => {
    using repository = documented();
    repository.write('src/a.kt', 'val a = 1\n').write('lib/a.go', 'package a\n');
    expect(grammarsOpened(repository)).toEqual([]);
  });

  it('for a changed file in it', () => {
    using repository = documented();
    repository.write('src/a.py', 'a = 1\n').write('src/a.go', 'package a\n');
    expect(grammarsOpened(repository)).toEqual(['go', 'python']);
  });
});
