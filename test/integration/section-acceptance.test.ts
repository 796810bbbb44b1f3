import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acceptSpecs } from '../../integration/engine/src/index.ts';
import { documented, ID } from '../support/documented.ts';
import { drift } from '../support/cli.ts';
import { converse, KEYS } from '../support/dialogue.ts';
import { GitShim } from '../support/git-shim.ts';
import { analyzeRepository, findingsOf } from '../support/report.ts';
import type { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';
import { template } from '../support/template.ts';

const GUIDE = 'docs/guide.md';
const PAGE = `---
tracks: [src/a.py, src/b.py]
---

Before the first heading.

# Guide

## Log in

See \`src/a.py:2-4\`.

## Options

See \`src/b.py\`.
`;

/** A page with sections beside a chant spec; both have drifted. */
const sectioned = template(() => {
  const repository = documented();
  repository.write(GUIDE, PAGE);
  repository.commit('Write a guide', { date: '2026-01-11T08:00:00Z' });
  const changed = numbered(11).replace('line 3', 'line three');
  repository.write('src/a.py', changed).write('src/b.py', numbered(6));
  repository.commit('Change it', { date: '2026-01-20T08:00:00Z' });
  return repository;
});

type Options = Parameters<typeof acceptSpecs>[0];

function accept(repository: TestRepository, over: Partial<Options>) {
  return acceptSpecs({
    root: repository.root,
    reason: 'Only a name changed',
    author: 'Ann <ann@example.com>',
    now: new Date('2026-01-22T12:00:00Z'),
    ...over,
  });
}

const fileOf = (slug: string): string => `.drift/${GUIDE}/${slug}.json`;

describe('the acceptance of a section', () => {
  it('is a JSON file of its own, which names the contents of page and inputs', async () => {
    using repository = sectioned();
    const { accepted, refused } = await accept(repository, {
      section: { document: GUIDE, section: 'log-in' },
      until: '2026-03-01',
    });
    const text = readFileSync(repository.path(fileOf('log-in')), 'utf8');
    const oid = (name: string): string => repository.git('rev-parse', name);
    expect([accepted, refused]).toEqual([
      [{ spec: GUIDE, section: 'log-in', file: fileOf('log-in'), inputs: 2, text }],
      [],
    ]);
    expect(text).toBe(`{
  "version": 1,
  "document": "${GUIDE}",
  "section": "log-in",
  "accepted": "2026-01-22T12:00:00.000Z",
  "author": "Ann <ann@example.com>",
  "reason": "Only a name changed",
  "until": "2026-03-01",
  "commit": "${oid('HEAD')}",
  "content": "${oid(`HEAD:${GUIDE}`)}",
  "inputs": {
    "src/a.py": "${oid('HEAD:src/a.py')}",
    "src/b.py": "${oid('HEAD:src/b.py')}"
  }
}
`);
    expect(findingsOf(await analyzeRepository(repository)).join()).not.toContain('invalid-spec');
  });

  it('is given by slug, heading, line, and for the text before the first heading', async () => {
    using repository = sectioned();
    const { accepted } = await accept(repository, {
      section: [
        { document: 'guide.md', section: 'Options' },
        { document: GUIDE, line: 11 },
        { document: GUIDE, section: 'log-in' },
        { document: GUIDE, section: '' },
      ],
    });
    expect(accepted.map(({ section, file }) => [section, file])).toEqual([
      ['', fileOf('(top)')],
      ['log-in', fileOf('log-in')],
      ['options', fileOf('options')],
    ]);
    expect(findingsOf(await analyzeRepository(repository)).join()).not.toContain('invalid-spec');
  });

  it('records the page as it is in the working tree', async () => {
    using repository = sectioned();
    repository.write(GUIDE, `${PAGE}\n## New\n`);
    await accept(repository, { section: { document: GUIDE, section: 'new' } });
    const text = readFileSync(repository.path(fileOf('new')), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ content: repository.git('hash-object', GUIDE) });
  });

  it('starts git no more often than that of a spec', async () => {
    using repository = sectioned();
    using shim = new GitShim();
    // Neither remembers what the other has read.
    const options = { dryRun: true, cacheDir: false } as const;
    await accept(repository, { spec: GUIDE, ...options });
    const one = shim.calls.length;
    const section = ['log-in', 'options', ''].map((slug) => ({ document: GUIDE, section: slug }));
    await accept(repository, { section, ...options });
    expect(shim.calls.length - one).toBe(one);
    expect(existsSync(repository.path('.drift'))).toBe(false);
  });

  it('is refused where there is no such section, and others are given', async () => {
    using repository = sectioned();
    repository.write('docs/broken.mdx', '---\ntracks: [src/a.py]\n---\n\n<Open>\n');
    const { accepted, refused } = await accept(repository, {
      section: [
        { document: GUIDE, section: 'log-in' },
        { document: GUIDE, section: 'logg-in' },
        { document: GUIDE, line: 99 },
        { document: 'docs/broken.mdx', section: 'a' },
        { document: 'docs/none.md', section: 'a' },
        { document: 'docs/code.md', section: 'code' },
        { document: ID, line: 3 },
      ],
    });
    expect(accepted.map(({ section }) => section)).toEqual(['log-in']);
    const whole = `${ID} is completed as a whole, so that no section of its documents can be accepted alone.`;
    const fix = `Accept the whole spec: name ${ID}, without a section or a line.`;
    expect(refused.map(({ spec, section, reason }) => [spec, section, reason])).toEqual([
      [ID, null, whole],
      ['docs/broken.mdx', 'a', expect.stringMatching(/^The sections of docs\/broken.mdx are not/)],
      ['docs/code.md', 'code', whole],
      [GUIDE, 'logg-in', `${GUIDE} has no section "logg-in".`],
      [GUIDE, null, `${GUIDE} has no line 99.`],
      ['docs/none.md', 'a', expect.stringContaining('There is no spec "docs/none.md".')],
    ]);
    expect(refused.map((each) => each.fix)).toContain(fix);
  });

  it('is refused where a file is in the way', async () => {
    using repository = sectioned();
    repository.write(`.drift/${GUIDE}`, '');
    const section = { document: GUIDE, section: 'log-in' };
    const { refused } = await accept(repository, { section });
    expect(refused.map(({ section: slug, reason }) => [slug, reason])).toEqual([
      ['log-in', `.drift/${GUIDE} is a file, where a folder is needed.`],
    ]);
  });

  it.each([
    [{ section: { document: GUIDE } }, '`section`: has to name a `document`'],
    [{ section: [] }, '`section`'],
    [{ all: true, section: { document: GUIDE, line: 1 } }, '`spec`: name specs or sections'],
  ])('needs valid options: %j', async (options, message) => {
    using repository = sectioned();
    await expect(accept(repository, options as Partial<Options>)).rejects.toThrow(message);
  });
});

describe('a spec', () => {
  it('is accepted by the path of its document, as a whole', async () => {
    using repository = sectioned();
    const { accepted } = await accept(repository, { spec: ['docs/code.md', GUIDE] });
    expect(accepted.map(({ spec, section, file }) => [spec, section, file])).toEqual([
      [ID, null, `.drift/${ID}.json`],
      [GUIDE, null, `.drift/${GUIDE}.json`],
    ]);
  });

  it('is not chosen by a document that several specs have', async () => {
    using repository = sectioned();
    const other = '2026-01-11-001-doc';
    const text = readFileSync(repository.path(`.chant/specs/${ID}.md`), 'utf8');
    repository.write(`.chant/specs/${other}.md`, text);
    const { refused } = await accept(repository, { spec: 'docs/code.md' });
    expect(refused.map(({ reason }) => reason)).toEqual([
      `docs/code.md is a document of several specs: ${ID}, ${other}.`,
    ]);
  });
});

describe('acceptances of two people', () => {
  /** Lets two people accept something on branches of their own, and merges them. */
  async function merge(repository: TestRepository, one: Partial<Options>, two: Partial<Options>) {
    repository.git('switch', '--quiet', '--create', 'other');
    await accept(repository, { author: 'Ann', ...one });
    repository.commit('Accept one', { date: '2026-01-22T12:01:00Z' });
    repository.git('switch', '--quiet', 'main');
    await accept(repository, { author: 'Ben', now: new Date('2026-01-23T12:00:00Z'), ...two });
    repository.commit('Accept another', { date: '2026-01-23T12:01:00Z' });
    repository.merge('other', { date: '2026-01-24T08:00:00Z' });
  }

  it('of different sections merge', async () => {
    using repository = sectioned();
    const section = (slug: string) => ({ section: { document: GUIDE, section: slug } });
    await merge(repository, section('log-in'), section('options'));
    const authors = ['log-in', 'options'].map((slug) => {
      const text = readFileSync(repository.path(fileOf(slug)), 'utf8');
      return (JSON.parse(text) as { author: string }).author;
    });
    expect(authors).toEqual(['Ann', 'Ben']);
    expect(findingsOf(await analyzeRepository(repository)).join()).not.toContain('invalid-spec');
  });

  it('of a page and of one of its sections merge', async () => {
    using repository = sectioned();
    await merge(repository, { spec: GUIDE }, { section: { document: GUIDE, line: 12 } });
    expect(
      [`.drift/${GUIDE}.json`, fileOf('log-in')].map((file) => existsSync(repository.path(file))),
    ).toEqual([true, true]);
  });

  it('of one section for different inputs conflict only in who accepted it, and when', async () => {
    using repository = sectioned();
    repository.write(GUIDE, PAGE.replace('src/a.py, src/b.py', 'src/**'));
    for (const name of 'cdefgh') repository.write(`src/${name}.py`, numbered(3));
    const section = { document: GUIDE, section: 'log-in' };
    const acceptAs = async (author: string, date: string, file: string): Promise<void> => {
      repository.write(file, numbered(20)).commit('Go on', { date: `${date}T08:00:00Z` });
      await accept(repository, { section, author, now: new Date(`${date}T12:00:00Z`) });
      repository.commit('Accept it', { date: `${date}T12:01:00Z` });
    };
    await acceptAs('Ann', '2026-01-22', 'src/a.py');
    repository.git('switch', '--quiet', '--create', 'other');
    await acceptAs('Ben', '2026-01-23', 'src/d.py');
    repository.git('switch', '--quiet', 'main');
    await acceptAs('Cid', '2026-01-24', 'src/g.py');
    expect(() => repository.merge('other', { date: '2026-01-25T08:00:00Z' })).toThrow();
    const text = readFileSync(repository.path(fileOf('log-in')), 'utf8');
    const [own = '', theirs = ''] = /^<<<<<<<[^]*?^>>>>>>>/m.exec(text)?.[0].split('=======') ?? [];
    expect([own.includes('"Cid"'), theirs.includes('"Ben"')]).toEqual([true, true]);
    const merged = text.slice(text.indexOf('>>>>>>>'));
    expect(merged).not.toContain('<<<<<<<');
    const oid = repository.git('hash-object', 'src/a.py');
    expect(merged.match(/"src\/.\.py": "\w+"/g)?.filter((row) => row.includes(oid))).toEqual(
      ['a', 'd', 'g'].map((name) => `"src/${name}.py": "${oid}"`),
    );
  });
});

describe('astro-drift accept', () => {
  const WHO = ['--reason', 'Fine', '--author', 'Ann', '--now', '2026-01-22T12:00:00Z'];

  it('takes documents, sections and lines, relative to the current folder', async () => {
    using repository = sectioned();
    const run = (args: string[], folder = '.') =>
      drift(repository, ['accept', ...args, ...WHO, '--dry-run'], { folder });
    const first = await run([`${GUIDE}#log-in`, `${GUIDE}:15`, `${GUIDE}#`, 'docs/code.md']);
    expect(first).toEqual({
      code: 0,
      err: '',
      out: [
        `Would accept ${ID} (2 inputs): .drift/${ID}.json`,
        `Would accept ${GUIDE}, before the first heading (2 inputs): ${fileOf('(top)')}`,
        `Would accept ${GUIDE}#log-in (2 inputs): ${fileOf('log-in')}`,
        `Would accept ${GUIDE}#options (2 inputs): ${fileOf('options')}`,
        '',
      ].join('\n'),
    });
    const inFolder = await run(['guide.md#L12', './guide.md:15:3'], 'docs');
    expect(inFolder.out.match(/#[\w-]+/g)).toEqual(['#log-in', '#options']);
    const many = await run(['guide', '--section', 'options', '--section', 'Log in']);
    expect(many.out.match(/#[\w-]+/g)).toEqual(['#log-in', '#options']);
  });

  it('shows in a terminal the section with the change that concerns it, and asks', async () => {
    using repository = sectioned();
    const args = ['accept', `${GUIDE}#log-in`, `${GUIDE}#options`, ...WHO];
    const { code, screen } = await converse(repository, args, [
      ['1 of 2: Is what this section says right', KEYS.enter],
      ['2 of 2: Is what this section says right', `${KEYS.down}${KEYS.down}${KEYS.enter}`],
    ]);
    expect(code).toBe(0);
    const first = screen.slice(0, screen.indexOf('1 of 2'));
    expect(first.split('\n').map((row) => row.trimEnd())).toEqual(
      expect.arrayContaining([
        `${GUIDE}#log-in: Log in`,
        'needs review, compared with 2026-01-11',
        '- `src/a.py:2-4`, cited in *Log in*, changed (src/a.py:2)',
        `${GUIDE}:9`,
        'See `src/a.py:2-4`.',
        '-line 3',
        '+line three',
      ]),
    );
    expect(first).not.toContain('See `src/b.py`.');
    expect(['log-in', 'options'].map((slug) => existsSync(repository.path(fileOf(slug))))).toEqual([
      true,
      false,
    ]);
  });

  it('shows what changed since the section was last reviewed, not since the page was', async () => {
    using repository = sectioned();
    const section = { document: GUIDE, section: 'log-in' };
    await accept(repository, { section });
    const changed = numbered(11).replace('line 3', 'line III');
    repository.write('src/a.py', changed).commit('Go on', { date: '2026-01-23T08:00:00Z' });
    const args = ['accept', `${GUIDE}#log-in`, ...WHO];
    const { screen } = await converse(repository, args, [['Is what this', KEYS.interrupt]]);
    const rows = screen.split('\n').map((row) => row.trimEnd());
    expect(rows).toEqual(expect.arrayContaining(['-line three', '+line III']));
    expect(rows).toContain('needs review, compared with 2026-01-22');
    expect(rows.join()).not.toContain('b.py');
  });

  it.each([
    [['001-doc', '--section', 'code'], 1, 'is completed as a whole'],
    [['docs/code.md#code'], 1, 'is completed as a whole'],
    [['--section', 'a'], 2, 'No document is named.'],
    [[GUIDE, 'docs/code.md', '--section', 'a'], 2, 'Several documents are named.'],
    [['--all', '--section', 'a'], 2, 'Both specs and --all are given.'],
    [[`${GUIDE}#nothing`], 1, `Not accepted: ${GUIDE}#nothing. ${GUIDE} has no section`],
    [[`${GUIDE}:99`], 1, `Not accepted: ${GUIDE}. ${GUIDE} has no line 99.`],
  ])('refuses %j', async (args, code, message) => {
    using repository = sectioned();
    const ran = await drift(repository, ['accept', ...args, ...WHO]);
    expect(ran).toMatchObject({ code, out: '' });
    expect(ran.err).toContain(message);
    expect(existsSync(repository.path('.drift'))).toBe(false);
  });
});
