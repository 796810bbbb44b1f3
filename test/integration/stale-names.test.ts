import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../integration/engine/src/index.ts';
import { analyzeRepository } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';

/** Pages, and the names in them that are reported. */
const PAGES: Readonly<Record<string, readonly [text: string, gone: readonly string[]]>> = {
  'docs/identifier.md': ['Call `hashFiles`.', ['hashFiles']],
  'docs/flag.md': ['Run `demo --max-warnings 3`.', ['--max-warnings']],
  'docs/variable.md': ['Set `DEMO_TOKEN`.', ['DEMO_TOKEN']],
  'docs/route.md': ['Send `POST /auth/setup`.', ['/auth/setup']],
  'docs/option.md': ['Set `dry-run`.', ['dry-run']],
  'docs/script.md': ['Run `npm run lint`.', ['lint']],
  'docs/target.md': ['```sh\nmake site\n```', ['site']],
  'docs/renamed.md': ['Call `readTree(root)`.', ['readTree']],
  'docs/merged.md': ['Call `mergeTrees()`.', ['mergeTrees']],
  'docs/squashed.md': ['Call `squashTrees()`.', ['squashTrees']],
  'docs/only-in-others.md': ['Call `lockedName`, not `untoldName`.', ['lockedName', 'untoldName']],
  'docs/elsewhere.md': ['Call `movedName`.', []],
  'docs/in-a-test.md': ['Call `testedName`.', []],
  'docs/other-spelling.md': ['Set `maxSize`.', []],
  'docs/never.md': ['Call `neverWritten`.', []],
  'docs/later.md': ['Call `hashFiles`.', []],
  'docs/said.md': ['Call `hashFiles`.', []],
  'docs/subject.md': ['This page is deprecated.\n\n## Use\n\nCall `hashFiles`.', []],
  'docs/exempt.md': ['Call `hashFiles`. <!-- drift-ignore-line -->', []],
  'docs/ignored.md': ['Call `ignoredName`.', []],
  'docs/foreign.md': ["```ts\nimport { usedName } from 'other';\nusedName();\n```", []],
  'CHANGELOG.md': ['Call `hashFiles`.', []],
};

const SOURCES = {
  'src/hash.ts': 'export function hashFiles() {}\nexport const ignoredName = 1;\n',
  'src/cli.ts': "option('-m, --max-warnings <number>');\nuse(process.env.DEMO_TOKEN);\n",
  'src/routes.ts': "app.post('/auth/setup', show);\n",
  'action.yaml': 'inputs:\n  dry-run:\n    default: false\n',
  'src/tree.ts': 'export function readTree() {}\n\nreadTree();\n',
  'src/merged.ts': 'export function mergeTrees() {}\n',
  'src/squashed.ts': 'export function squashTrees() {}\n',
  'src/others.ts': 'export const lockedName = 1;\nexport const untoldName = 2;\n',
  'src/moved.ts': 'export const movedName = 1;\n',
  'src/tested.ts': 'export const testedName = 1;\n',
  'src/size.py': 'def maxSize(): pass\n',
  'src/used.ts': "import { usedName } from 'other';\nexport const value = { usedName };\n",
  'package.json': '{ "name": "demo", "scripts": { "lint": "eslint .", "build": "tsc" } }\n',
  Makefile: 'site: a.ts\n\tbuild\nall: b.ts\n',
} as const;

describe('a page that declares nothing', () => {
  let repository: TestRepository;
  let tidied: string;
  let merged: string;
  let report: Report;

  beforeAll(async () => {
    repository = TestRepository.init();
    for (const [path, text] of Object.entries(SOURCES)) repository.write(path, text);
    for (const [page, [text]] of Object.entries(PAGES)) {
      if (page !== 'docs/later.md') repository.write(page, `# Page\n\n${text}\n`);
    }
    repository.commit('Write', { date: '2026-01-01T10:00:00Z', author: 'Ann' });

    repository.write('src/hash.ts', 'export {};\n').write('src/cli.ts', 'run();\n');
    for (const path of ['src/routes.ts', 'src/used.ts', 'src/size.py', 'src/tested.ts']) {
      repository.remove(path);
    }
    repository.write('action.yaml', 'inputs: {}\n').write('src/others.ts', 'export {};\n');
    repository.write('src/tree.ts', SOURCES['src/tree.ts'].replaceAll('readTree', 'walkTree'));
    repository.move('src/moved.ts', 'src/here/now.ts');
    repository.write('package.json', SOURCES['package.json'].replace('"lint": "eslint .", ', ''));
    repository.write('Makefile', 'all: b.ts\n');
    repository.write('demo-lock.json', '"lockedName"\n');
    repository.write('docs/index.rst', 'untoldName\n');
    repository
      .write('test/a.test.ts', 'testedName();\n')
      .write('src/b.py', 'def max_size(): pass\n');
    repository.write('docs/said.md', '# Page\n\n`hashFiles` was removed.\n');
    tidied = repository.commit('Tidy up', { date: '2026-02-01T10:00:00Z', author: 'Ann' });

    repository.write('docs/later.md', `# Page\n\n${PAGES['docs/later.md']?.[0] ?? ''}\n`);
    repository.commit('Explain', { date: '2026-02-02T10:00:00Z' });
    repository.git('switch', '--quiet', '--create=topic');
    repository.remove('src/merged.ts');
    merged = repository.commit('Merge trees no more', {
      date: '2026-02-03T10:00:00Z',
      author: 'Bo',
    });
    repository.git('switch', '--quiet', 'main');
    repository.write('a.ts', 'a();\n').commit('Go on', { date: '2026-02-03T11:00:00Z' });
    repository.merge('topic', { date: '2026-02-04T10:00:00Z' });
    repository.git('switch', '--quiet', '--create=squashed');
    repository.write('b.ts', 'b();\n').commit('One', { date: '2026-02-05T10:00:00Z' });
    repository.remove('src/squashed.ts').commit('Two', { date: '2026-02-05T11:00:00Z' });
    repository.git('switch', '--quiet', 'main');
    repository.git('merge', '--quiet', '--squash', 'squashed');
    repository.commit('Both', { date: '2026-02-06T10:00:00Z', author: 'Cy' });
    report = await analyze(repository);
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  async function analyze(
    { root }: Pick<TestRepository, 'root'>,
    options: Parameters<typeof analyzeRepository>[1] = {},
  ): Promise<Report> {
    const ignore = { references: ['ignoredName'] };
    return analyzeRepository({ root } as TestRepository, { fetch: false, ignore, ...options });
  }

  function staleIn({ findings }: Report): Report['findings'] {
    return findings.filter(({ rule }) => rule === 'stale-name');
  }

  it('is told which of its names are gone', () => {
    const found = staleIn(report).map(({ file, message }) => [file, /`(.+?)`/.exec(message)?.[1]]);
    const expected = Object.entries(PAGES).flatMap(([page, [, gone]]) =>
      gone.map((name) => [page, name]),
    );
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(report.findings.map(({ rule }) => rule)).not.toContain('unused-ignore');
  });

  it('is told which commit removed a name, and what took its place', () => {
    const messageOf = (page: string): string | undefined =>
      staleIn(report).find(({ file }) => file === page)?.message;
    const by = `commit ${tidied.slice(0, 7)} of 2026-02-01 by Ann`;
    expect(staleIn(report).find(({ file }) => file === 'docs/identifier.md')).toMatchObject({
      line: 3,
      column: 6,
      severity: 'warn',
      message: `\`hashFiles\` is gone from the code: ${by} removed it`,
    });
    expect(messageOf('docs/renamed.md')).toBe(
      `\`readTree\` is gone from the code: ${by} replaced it by \`walkTree\``,
    );
    expect(messageOf('docs/script.md')).toBe(
      `The script \`lint\` is gone from the code: ${by} removed it`,
    );
    expect(messageOf('docs/merged.md')).toBe(
      `\`mergeTrees\` is gone from the code: commit ${merged.slice(0, 7)} of 2026-02-03 by Bo removed it`,
    );
    expect(messageOf('docs/squashed.md')).toBe(
      `\`squashTrees\` is gone from the code: commit ${repository.git('rev-parse', '--short=7', 'HEAD')} of 2026-02-06 by Cy removed it`,
    );
  });

  it('is judged in the same way with what an earlier run has remembered', async () => {
    using copy = repository.copy();
    const options = { cacheDir: copy.path('.git/cache') };
    const first = await analyze(copy, options);
    expect(staleIn(first)).toEqual(staleIn(report));
    expect(staleIn(await analyze(copy, options))).toEqual(staleIn(report));
    copy.write('src/again.ts', 'hashFiles();\n');
    const files = staleIn(await analyze(copy, options)).map(({ file }) => file);
    expect(files).not.toContain('docs/identifier.md');
    expect(files).toContain('docs/flag.md');
    expect(existsSync(copy.path('.git/cache'))).toBe(true);
  });

  it('is judged as it was at an older commit', async () => {
    const pages = staleIn(await analyze(repository, { at: tidied })).map(({ file }) => file);
    expect(pages).toContain('docs/identifier.md');
    expect(pages).not.toContain('docs/merged.md');
  });

  it('is not read if the rule is off', async () => {
    expect(staleIn(await analyze(repository, { rules: { 'stale-name': 'off' } }))).toEqual([]);
  });

  it.each([['--depth=1'], ['--filter=blob:none'], ['--filter=tree:0']])(
    'is not reported by what a clone with %s cannot tell',
    async (option) => {
      using clone = new TestRepository();
      repository.git('config', 'uploadpack.allowFilter', 'true');
      clone.git('clone', '--quiet', option, `file://${repository.root}`, '.');
      const judged = await analyze(clone);
      expect(judged.repository.problem).toBeNull();
      expect(staleIn(judged)).toEqual([]);
    },
  );
});
