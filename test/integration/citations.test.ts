import { describe, expect, it } from 'vitest';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import { analyzeRepository, findingsOf, specOf } from '../support/report.ts';
import type { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';

const DOCUMENT = 'docs/code.md';

/** Citations as short text, such as `src/a.py:2-4 moved src/a.py:4-6`. */
async function outcomesOf(repository: TestRepository, id = ID): Promise<string[]> {
  const report = await analyzeRepository(repository);
  return specOf(report, id).documents.flatMap(({ citations }) =>
    citations.map(({ text, state, current }) => {
      const lines = current?.startLine === null ? '' : `:${current?.startLine}-${current?.endLine}`;
      const place = current === null ? '' : ` ${current.path}${lines}`;
      return `${text} ${state}${place}`;
    }),
  );
}

function cite(...texts: string[]): string {
  return `# Code\n\n${texts.map((text) => `- See \`${text}\`.\n`).join('')}`;
}

/** Code and a document that cites it, both committed before the completion. */
function citing(texts: string[], code: Record<string, string>): TestRepository {
  const repository = documented();
  for (const [file, text] of Object.entries(code)) repository.write(file, text);
  repository.commit('Write more code', { date: '2026-01-10T12:10:00Z' });
  repository.write(DOCUMENT, cite(...texts));
  repository.write(FILE, documentedSpec({ completed_at: '2026-01-10T13:00:00Z' }));
  repository.commit('Document it again', { date: '2026-01-10T13:05:00Z' });
  return repository;
}

/** A function of some lines that no other is like. */
function functionOf(name: string, value = 1): string {
  return `def ${name}(amount):\n    total = amount * ${value}\n    print("${name}", total)\n    return total\n\n\n`;
}

describe('cited lines', () => {
  it('are followed through insertions, also uncommitted ones', async () => {
    using repository = citing(['src/a.py:2-4', 'src/a.py:9'], {});
    repository.write('src/a.py', `first\n${numbered(10)}`);
    expect(await outcomesOf(repository)).toEqual([
      'src/a.py:2-4 moved src/a.py:3-5',
      'src/a.py:9 moved src/a.py:10-10',
    ]);
    repository.commit('Insert a line', { date: '2026-01-11T08:00:00Z' });
    expect(await outcomesOf(repository)).toEqual([
      'src/a.py:2-4 moved src/a.py:3-5',
      'src/a.py:9 moved src/a.py:10-10',
    ]);
  });

  it('are followed where their file is renamed, with or without edits', async () => {
    using repository = citing(['src/a.py:2-4', 'src/a.py:9-10', 'src/b.py'], {
      'src/a.py': numbered(40),
    });
    repository.move('src/a.py', 'src/core/a.py').move('src/b.py', 'src/core/c.py');
    repository.commit('Move the code', { date: '2026-01-11T08:00:00Z' });
    const lines = numbered(40).split('\n');
    repository.write('src/core/a.py', ['new', ...lines].join('\n').replace('line 9\n', 'other\n'));
    repository.commit('Edit it there', { date: '2026-01-12T08:00:00Z' });
    const expected = [
      'src/a.py:2-4 moved src/core/a.py:3-5',
      'src/a.py:9-10 changed src/core/a.py:10-11',
      'src/b.py moved src/core/c.py',
    ];
    expect(await outcomesOf(repository)).toEqual(expected);
    repository.move('src/core', 'lib');
    const inLib = expected.map((outcome) => outcome.replaceAll('src/core', 'lib'));
    expect(await outcomesOf(repository)).toEqual(inLib);
  });

  it('are followed out of the inputs, in a file that no spec tracks', async () => {
    using repository = citing(['tools/run.py:1-3'], { 'tools/run.py': functionOf('run') });
    repository.move('tools/run.py', 'scripts/start.py');
    repository.commit('Move the tool', { date: '2026-01-11T08:00:00Z' });
    expect(await outcomesOf(repository)).toEqual(['tools/run.py:1-3 moved scripts/start.py:1-3']);
  });

  it('are found where a block was moved within its file, or to another', async () => {
    const [one, two, three] = [functionOf('one'), functionOf('two'), functionOf('three')];
    using repository = citing(['src/m.py:1-4', 'src/m.py:7-10'], {
      'src/m.py': one + two + three,
      'src/n.py': functionOf('four', 4),
    });
    repository.write('src/m.py', two + three + one);
    expect(await outcomesOf(repository)).toEqual([
      'src/m.py:1-4 moved src/m.py:13-16',
      'src/m.py:7-10 moved src/m.py:1-4',
    ]);
    repository.write('src/m.py', three).write('src/n.py', functionOf('four', 4) + two);
    repository.write('src/o.py', `import x\n\n${one}`);
    expect(await outcomesOf(repository)).toEqual([
      'src/m.py:1-4 moved src/o.py:3-6',
      'src/m.py:7-10 moved src/n.py:7-10',
    ]);
  });

  it('are not taken for moved where their text stands in two places, or stood there before', async () => {
    const block = functionOf('one');
    using repository = citing(['src/m.py:1-4', 'src/k.py:1-4'], {
      'src/m.py': block + functionOf('two'),
      'src/k.py': functionOf('kay'),
      'src/twin.py': functionOf('kay'),
    });
    repository.write('src/m.py', functionOf('two')).write('src/k.py', '\n');
    repository.write('src/p.py', block).write('src/q.py', `\n${block}`);
    repository.write('src/twin.py', `# Twin\n${functionOf('kay')}`);
    expect(await outcomesOf(repository)).toEqual(['src/m.py:1-4 deleted', 'src/k.py:1-4 deleted']);
  });

  it('do not change by comments or white space in them or around them', async () => {
    using repository = citing(['src/a.ts:1-3', 'src/a.ts#a', 'src/b.ts:1-3', 'src/c.ts:2'], {
      'src/a.ts': 'export function a() {\n  return 1\n}\n',
      'src/b.ts': 'export function b() {\n  return 1\n}\n',
      'src/c.ts': 'let x = 1;\n// What it is worth.\nlet y = 2;\n',
    });
    repository.write('src/a.ts', '// a comment\nexport function a() {\n  return 1 // hi\n}\n');
    repository.write('src/b.ts', '/** Docs. */\nexport function b() {\n\n    return 1;\n}\n');
    repository.write('src/c.ts', 'let x = 1;\n// What it was worth.\nlet y = 2;\n');
    expect(await outcomesOf(repository)).toEqual([
      'src/a.ts:1-3 moved src/a.ts:2-4',
      'src/a.ts#a ok src/a.ts:2-4',
      'src/b.ts:1-3 changed src/b.ts:2-5',
      'src/c.ts:2 changed src/c.ts:2-2',
    ]);
    const report = await analyzeRepository(repository);
    expect(findingsOf(report).filter((finding) => finding.includes('changed-citation'))).toEqual([
      `warn changed-citation ${DOCUMENT}:5`,
      `warn changed-citation ${DOCUMENT}:6`,
    ]);
  });

  it('move without the blank lines at their edges', async () => {
    const first = 'export function a() {\n  return 1;\n}\n';
    const second = '\nexport function second(value: string) {\n  return value.trim();\n}\n';
    using repository = citing(['a.ts:4-7', 'a.ts:5-7', 'b.ts:4-7'], {
      'a.ts': first + second,
      'b.ts': first + second,
    });
    const between = '\nexport function between() {\n  return 5;\n}\n';
    repository.write('a.ts', first + between + second);
    repository.write('b.ts', first).write('c.ts', between + second);
    expect(await outcomesOf(repository)).toEqual([
      'a.ts:4-7 moved a.ts:8-11',
      'a.ts:5-7 moved a.ts:9-11',
      'b.ts:4-7 moved c.ts:5-8',
    ]);
  });

  it('of few characters are not looked for elsewhere', async () => {
    using repository = citing(['src/m.py:1-3'], { 'src/m.py': 'if x:\n    y()\n\nz = 1\n' });
    repository.write('src/m.py', 'z = 1\n').write('src/n.py', 'if x:\n    y()\n\n');
    expect(await outcomesOf(repository)).toEqual(['src/m.py:1-3 deleted']);
  });

  it('in several ranges have a state for each', async () => {
    using repository = citing(['src/a.py:1-2,5-6,99'], {});
    repository.write('src/a.py', numbered(10).replace('line 5\n', 'five\n'));
    expect(await outcomesOf(repository)).toEqual([
      'src/a.py:1-2,5-6,99 ok src/a.py:1-2',
      'src/a.py:1-2,5-6,99 changed src/a.py:5-6',
      'src/a.py:1-2,5-6,99 out-of-range src/a.py',
    ]);
  });

  it('of a file that is newer than the baseline are those of its first version', async () => {
    using repository = citing(['src/late.py:2-3', 'src/late.py:9'], {});
    repository.write('src/late.py', numbered(5));
    repository.commit('Write what was described', { date: '2026-01-11T08:00:00Z' });
    repository.write('src/late.py', `new\n${numbered(5)}`);
    repository.commit('Go on', { date: '2026-01-12T08:00:00Z' });
    expect(await outcomesOf(repository)).toEqual([
      'src/late.py:2-3 moved src/late.py:3-4',
      'src/late.py:9 out-of-range src/late.py',
    ]);
  });
});

describe('a cited symbol', () => {
  const CODE = `${functionOf('charge')}LIMIT = 3\n\n\nclass Session:\n    def refresh(self):\n        return self.renew()\n`;

  it('is followed by its name, and its lines are those of its definition', async () => {
    using repository = citing(
      ['src/s.py#charge', 'src/s.py#Session.refresh', 'src/s.py#LIMIT', 'src/s.py#refresh()'],
      { 'src/s.py': CODE },
    );
    expect(await outcomesOf(repository)).toEqual([
      'src/s.py#charge ok src/s.py:1-4',
      'src/s.py#Session.refresh ok src/s.py:11-12',
      'src/s.py#LIMIT ok src/s.py:7-7',
      'src/s.py#refresh() ok src/s.py:11-12',
    ]);
    repository.write('src/s.py', `import os\n\n\n${CODE.replace('amount * 1', 'amount * 2')}`);
    expect(await outcomesOf(repository)).toEqual([
      'src/s.py#charge changed src/s.py:4-7',
      'src/s.py#Session.refresh ok src/s.py:14-15',
      'src/s.py#LIMIT ok src/s.py:10-10',
      'src/s.py#refresh() ok src/s.py:14-15',
    ]);
  });

  it('is moved to another file, deleted, or missing from the beginning', async () => {
    using repository = citing(['src/s.py#charge', 'src/s.py#Session', 'src/s.py#Nothing'], {
      'src/s.py': CODE,
    });
    repository.write('src/s.py', 'LIMIT = 3\n').write('src/t.py', functionOf('charge'));
    expect(await outcomesOf(repository)).toEqual([
      'src/s.py#charge moved src/t.py:1-4',
      'src/s.py#Session deleted',
      'src/s.py#Nothing missing',
    ]);
    const report = await analyzeRepository(repository);
    expect(findingsOf(report)).toContain(`error broken-citation ${DOCUMENT}:5`);
    expect(report.findings.map(({ message }) => message)).toContain(
      `${DOCUMENT}:5 cites \`src/s.py#Nothing\`, but src/s.py defines no Nothing`,
    );
  });

  it('is not deleted while its file has the name, though the definition is ambiguous or unreadable', async () => {
    using repository = citing(['src/s.py#charge', 'src/s.py#Session'], { 'src/s.py': CODE });
    repository.write(
      'src/s.py',
      `${CODE}\n\n${functionOf('charge', 9)}`.replace('Session:', 'Session(:'),
    );
    const states = (await outcomesOf(repository)).map((outcome) => outcome.split(' ')[1]);
    expect(states).toEqual(['changed', 'changed']);
  });

  it('of a file that is not parsed, or that only mentions it, stands for the whole file', async () => {
    using repository = citing(['conf/app.ini#limits', 'src/s.py#renew'], {
      'conf/app.ini': 'limits: 3\n',
      'src/s.py': CODE,
    });
    expect(await outcomesOf(repository)).toEqual([
      'conf/app.ini#limits ok conf/app.ini',
      'src/s.py#renew ok src/s.py',
    ]);
  });

  it('is a key of a data file, of which the value counts', async () => {
    using repository = citing(
      ['package.json#exports', 'package.json#scripts.test', 'ci.yml#jobs.build-site', 'a.toml#b.c'],
      {
        'package.json': '{\n  "exports": "./a.js",\n  "scripts": { "test": "vitest" }\n}\n',
        'ci.yml': 'jobs:\n  build-site:\n    steps: [make]\n',
        'a.toml': '[b]\nc = 1\n',
      },
    );
    repository.write(
      'package.json',
      '{\n  "name": "x",\n  "exports":\n    "./a.js",\n  "scripts": { "test": "jest" }\n}\n',
    );
    repository.write('ci.yml', 'on: push\njobs:\n  build-site:\n    steps:\n      - make\n');
    repository.write('a.toml', '[d]\nc = 1\n');
    expect(await outcomesOf(repository)).toEqual([
      'package.json#exports ok package.json:3-4',
      'package.json#scripts.test changed package.json:5-5',
      'ci.yml#jobs.build-site ok ci.yml:3-5',
      'a.toml#b.c changed a.toml',
    ]);
  });
});

describe('the time of a citation', () => {
  it('is the commit that brought it in, where it did not stand at the baseline', async () => {
    using repository = citing(['src/a.py:2-4'], {});
    repository.write('src/a.py', `new\n${numbered(10)}`);
    repository.commit('Insert a line', { date: '2026-01-11T08:00:00Z' });
    repository.write(DOCUMENT, cite('src/a.py:2-4', 'src/a.py:3-5'));
    const added = repository.commit('Cite more', { date: '2026-01-12T08:00:00Z' });
    repository.write('src/a.py', `newer\nnew\n${numbered(10)}`);
    repository.commit('Insert another', { date: '2026-01-13T08:00:00Z' });
    repository.write(DOCUMENT, cite('src/a.py:2-4', 'src/a.py:3-5', 'src/a.py:4-6'));
    expect(await outcomesOf(repository)).toEqual([
      'src/a.py:2-4 moved src/a.py:4-6',
      'src/a.py:3-5 moved src/a.py:4-6',
      'src/a.py:4-6 ok src/a.py:4-6',
    ]);
    const [first, second, third] = specOf(
      await analyzeRepository(repository),
      ID,
    ).documents.flatMap(({ citations }) => citations);
    expect(first?.commit).toBe(specOf(await analyzeRepository(repository), ID).baseline.commit);
    expect(second?.commit).toBe(added);
    expect(third?.commit).toBeNull();
  });

  it('does not change where a typo is fixed in a page', async () => {
    using repository = documented();
    const page = (text: string): string => `---\ntracks: [src/b.py]\n---\n\n${text}\n`;
    repository.write('docs/page.md', page('Teh lines `src/a.py:2-4`.'));
    repository.commit('Write a page', { date: '2026-01-11T08:00:00Z' });
    repository.write('src/a.py', `new\n${numbered(10)}`);
    repository.commit('Insert a line', { date: '2026-01-12T08:00:00Z' });
    repository.write('docs/page.md', page('The lines `src/a.py:2-4`, and `src/a.py:5-6`.'));
    repository.commit('Mend a typo, and cite more', { date: '2026-01-13T08:00:00Z' });
    expect(await outcomesOf(repository, 'docs/page.md')).toEqual([
      'src/a.py:2-4 moved src/a.py:3-5',
      'src/a.py:5-6 ok src/a.py:5-6',
    ]);
    repository.write('docs/page.md', page('Uncommitted. `src/a.py:2-4` and `src/a.py:5-6`.'));
    expect(await outcomesOf(repository, 'docs/page.md')).toEqual([
      'src/a.py:2-4 moved src/a.py:3-5',
      'src/a.py:5-6 ok src/a.py:5-6',
    ]);
  });

  it('is remembered where the page is edited after a cited file is gone, or was renamed', async () => {
    using repository = documented();
    const page = (text: string): string => `---\ntracks: [src/b.py]\n---\n\n${text}\n`;
    repository.write('lib/gone.py', numbered(3)).write('lib/old.py', numbered(9, 'old'));
    repository.write('lib/before.py', 'x = 1\n');
    repository.commit('Write a library', { date: '2026-01-10T13:00:00Z' });
    repository.remove('lib/before.py');
    repository.commit('Remove a file', { date: '2026-01-10T14:00:00Z' });
    const cited = '`lib/gone.py`, `lib/old.py` and `lib/before.py`';
    repository.write('docs/page.md', page(`Teh files ${cited}.`));
    repository.commit('Write a page', { date: '2026-01-11T08:00:00Z' });
    repository.remove('lib/gone.py').move('lib/old.py', 'lib/new.py');
    repository.commit('Clean up', { date: '2026-01-12T08:00:00Z' });
    repository.write('docs/page.md', page(`The files ${cited}.`));
    repository.commit('Mend a typo', { date: '2026-01-13T08:00:00Z' });
    expect(await outcomesOf(repository, 'docs/page.md')).toEqual([
      'lib/gone.py deleted',
      'lib/old.py moved lib/new.py',
    ]);
  });

  it('is kept where the page is renamed, also with edits, and its sections change places', async () => {
    using repository = documented();
    const filler = numbered(30, 'Some words of the page, number').replaceAll('\n', '\n\n');
    const page = (...parts: string[]): string =>
      `---\ntracks: [src/b.py]\n---\n\n${filler}${parts.join('\n\n')}\n`;
    repository.write('docs/page.md', page('One `src/a.py:2-4`.', 'Two `src/a.py:6`.'));
    repository.commit('Write a page', { date: '2026-01-11T08:00:00Z' });
    repository.write('src/a.py', `new\n${numbered(10)}`);
    repository.commit('Insert a line', { date: '2026-01-12T08:00:00Z' });
    repository.remove('docs/page.md');
    repository.write('docs/moved.md', page('Two `src/a.py:6`.', 'One, edited: `src/a.py:2-4`.'));
    repository.commit('Move the page, and edit it', { date: '2026-01-13T08:00:00Z' });
    expect(await outcomesOf(repository, 'docs/moved.md')).toEqual([
      'src/a.py:6 moved src/a.py:7-7',
      'src/a.py:2-4 moved src/a.py:3-5',
    ]);
  });

  it('is the commit on the branch, and not the merge that brought it in', async () => {
    using repository = citing(['src/b.py:1'], {});
    repository.git('checkout', '-q', '-b', 'docs');
    repository.write(DOCUMENT, cite('src/b.py:1', 'src/a.py:2-4'));
    const written = repository.commit('Cite more', { date: '2026-01-11T08:00:00Z' });
    repository.git('checkout', '-q', 'main');
    repository.write('src/a.py', `new\n${numbered(10)}`);
    repository.commit('Insert a line', { date: '2026-01-12T08:00:00Z' });
    repository.merge('docs', { date: '2026-01-13T08:00:00Z' });
    expect(await outcomesOf(repository)).toContain('src/a.py:2-4 moved src/a.py:3-5');
    const { citations } = specOf(await analyzeRepository(repository), ID).documents[0] ?? {};
    expect(citations?.find(({ text }) => text === 'src/a.py:2-4')?.commit).toBe(written);
  });

  it('of two identical ones is told from their places', async () => {
    using repository = citing(['src/a.py:2-4'], {});
    repository.write('src/a.py', `new\n${numbered(10)}`);
    repository.commit('Insert a line', { date: '2026-01-11T08:00:00Z' });
    repository.write(DOCUMENT, cite('src/a.py:2-4', 'src/a.py:2-4'));
    repository.commit('Cite the lines that are there now', { date: '2026-01-12T08:00:00Z' });
    expect(await outcomesOf(repository)).toEqual([
      'src/a.py:2-4 moved src/a.py:3-5',
      'src/a.py:2-4 ok src/a.py:2-4',
    ]);
  });

  it('beyond a shallow clone is fetched, or else left open', async () => {
    using repository = documented();
    const page = (text: string): string => `---\ntracks: [src/b.py]\n---\n\n${text}\n`;
    repository.write('docs/page.md', page('One `src/a.py:2-4`.'));
    repository.commit('Write a page', { date: '2026-01-11T08:00:00Z' });
    repository.write('src/a.py', `new\n${numbered(10)}`);
    repository.commit('Insert a line', { date: '2026-01-12T08:00:00Z' });
    repository.write('docs/page.md', page('Number one: `src/a.py:2-4`.'));
    repository.commit('Edit the page', { date: '2026-01-13T08:00:00Z' });
    repository.write('notes.txt', 'x\n');
    repository.commit('Go on', { date: '2026-01-14T08:00:00Z' });
    using shallow = repository.clone(3);
    const kept = await analyzeRepository(shallow, { fetch: false });
    const { documents, status } = specOf(kept, 'docs/page.md');
    expect(status).toBe('up-to-date');
    expect(documents[0]?.citations.map(({ state, commit }) => [state, commit])).toEqual([
      ['ok', null],
    ]);
    expect(findingsOf(kept)).toContain('warn unknown-baseline docs/page.md');
    expect(await outcomesOf(shallow, 'docs/page.md')).toEqual(['src/a.py:2-4 moved src/a.py:3-5']);
  });
});

describe('the rules on citations', () => {
  it('report changed lines, and moved ones where `moved-citation` is on', async () => {
    using repository = citing(['src/a.py:2-4', 'src/a.py:9', 'src/a.py'], {});
    repository.write('src/a.py', `new\n${numbered(10).replace('line 3\n', 'three\n')}`);
    repository.commit('Change it', { date: '2026-01-11T08:00:00Z' });
    const report = await analyzeRepository(repository, { rules: { 'moved-citation': 'warn' } });
    expect(report.findings.filter(({ rule }) => rule.endsWith('citation'))).toMatchObject([
      {
        rule: 'changed-citation',
        severity: 'warn',
        line: 3,
        message: `${DOCUMENT}:3 cites \`src/a.py:2-4\`, which has changed since the document was completed`,
      },
      {
        rule: 'moved-citation',
        line: 4,
        message: `${DOCUMENT}:4 cites \`src/a.py:9\`, which is src/a.py:10 now`,
      },
    ]);
  });

  it('say nothing of lines in which only comments changed', async () => {
    using repository = citing(['src/m.py:1-4', 'src/m.py#one'], {
      'src/m.py': functionOf('one').replace('\n', ' # first\n'),
    });
    repository.write('src/m.py', functionOf('one').replace('\n', ' # second\n'));
    const report = await analyzeRepository(repository);
    expect(findingsOf(report)).toEqual([]);
    expect(specOf(report, ID).documents[0]?.citations.map(({ stale }) => stale)).toEqual([
      false,
      false,
    ]);
  });
});

describe('a diagram', () => {
  it('has nodes that name files and folders, with what became of them', async () => {
    using repository = citing([], { 'lib/x.py': functionOf('x'), 'lib/y.py': functionOf('y') });
    repository.write(
      DOCUMENT,
      '# Code\n\n```mermaid\nflowchart LR\n  A["src/a.py:2-4"] --> B[Sources<br/>src/]\n  B --> C[lib] --> D[Users]\n  C --> E[lib/x.py]\n```\n',
    );
    repository.write(FILE, documentedSpec({ completed_at: '2026-01-10T14:00:00Z' }));
    repository.commit('Draw it', { date: '2026-01-10T14:05:00Z' });
    repository.write('src/a.py', `new\n${numbered(10)}`);
    const { diagrams } = specOf(await analyzeRepository(repository), ID).documents[0] ?? {};
    const nodes = diagrams?.map(({ line, nodes: own }) => [
      line,
      own.map(({ label, path, state, current, drifted }) =>
        [label, path, state, current?.startLine ?? '-', drifted].join(' '),
      ),
    ]);
    expect(nodes).toEqual([
      [
        3,
        [
          'src/a.py:2-4 src/a.py moved 3 true',
          'src/ src ok - true',
          'lib/x.py lib/x.py ok - false',
        ],
      ],
    ]);
  });
});
