import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acceptSpecs, pruneAcceptances } from '../../integration/engine/src/index.ts';
import { drift } from '../support/cli.ts';
import { converse, KEYS } from '../support/dialogue.ts';
import { documented, ID } from '../support/documented.ts';
import { analyzeRepository, findingsOf, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';
import { asyncTemplate } from '../support/template.ts';

const [OLD, NEW] = ['docs/old.md', 'docs/guides/new.md'];
const PAGE = `---
tracks: [src/a.py]
---

# Page

This page has some text, so that git finds it again under another name.

## Log in

See \`src/a.py:2-4\`.
`;
/** The page without its last section. */
const SHORT = PAGE.slice(0, PAGE.indexOf('## Log in'));
const WHOLE = `.drift/${OLD}.json`;
const SECTION = `.drift/${OLD}/log-in.json`;

const day = (date: string) => new Date(`${date}T12:00:00Z`);

/** A page that was accepted as a whole, and one of its sections as well. */
const accepted = asyncTemplate(async () => {
  const repository = documented();
  repository.write(OLD, PAGE);
  repository.commit('Write a page', { date: '2026-01-11T08:00:00Z' });
  repository.write('src/a.py', numbered(11));
  repository.commit('Change it', { date: '2026-01-20T08:00:00Z' });
  await acceptSpecs({
    root: repository.root,
    spec: OLD,
    section: { document: OLD, section: 'log-in' },
    reason: 'Only a name changed',
    author: 'Ann',
    now: day('2026-01-22'),
  });
  repository.commit('Accept it', { date: '2026-01-22T12:01:00Z' });
  return repository;
});

function rename(repository: TestRepository, from: string, to: string, date: string): void {
  repository.move(from, to).commit(`Rename ${from}`, { date: `${date}T08:00:00Z` });
}

/** What is to be moved, removed and kept, without doing it. */
async function plan(repository: TestRepository, fetch = false): Promise<string[]> {
  const options = { root: repository.root, fetch, dryRun: true };
  const { moved, removed, kept } = await pruneAcceptances(options);
  return [
    ...moved.map(({ file, to }) => `${file} > ${to}`),
    ...removed.map(({ file, reason }) => `${file} ${reason}`),
    ...kept.map(({ file, reason }) => `${file} kept: ${reason}`),
  ];
}

async function problemsOf(repository: TestRepository): Promise<string[]> {
  const findings = findingsOf(await analyzeRepository(repository));
  return findings.filter((finding) => finding.includes('invalid-spec'));
}

const movedTo = (page: string): string[] => [
  `${WHOLE} > .drift/${page}.json`,
  `${SECTION} > .drift/${page}/log-in.json`,
];

const kept = (lacking: 'history' | 'contents' | 'lists'): string[] => {
  const why = {
    history: 'the clone is shallow',
    contents: 'the clone leaves out older contents',
    lists: 'the clone leaves out the lists of files of older commits',
  }[lacking];
  const reason = `is about ${OLD}, and ${why}, so that it is not known whether that page was renamed`;
  return [`${WHOLE} kept: ${reason}`, `${SECTION} kept: ${reason}`];
};

/** A clone with options of `git clone`. The remote gives it all objects that it asks for. */
function partialClone(repository: TestRepository, options: readonly string[]): TestRepository {
  repository.git('config', 'uploadpack.allowFilter', 'true');
  repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  const clone = new TestRepository();
  clone.git('clone', '--quiet', ...options, `file://${repository.root}`, '.');
  return clone;
}

describe('acceptances of a renamed page', () => {
  it('still count, and are no problem', async () => {
    using repository = await accepted();
    rename(repository, OLD, NEW, '2026-01-25');
    const report = await analyzeRepository(repository);
    expect(specOf(report, NEW)).toMatchObject({
      status: 'accepted',
      baseline: { reason: 'accepted by Ann on 2026-01-22: Only a name changed' },
    });
    expect(await problemsOf(repository)).toEqual([]);
    expect(await plan(repository)).toEqual(movedTo(NEW));
  });

  it('are found through several renames, on branches, and with edits', async () => {
    using repository = await accepted();
    repository.git('switch', '--quiet', '--create', 'other');
    rename(repository, OLD, 'docs/between.md', '2026-01-24');
    repository.git('switch', '--quiet', 'main');
    repository.write('src/c.py', '').commit('Go on', { date: '2026-01-25T08:00:00Z' });
    repository.merge('other', { date: '2026-01-26T08:00:00Z' });
    repository.remove('docs/between.md').write(NEW, `${PAGE}\nMore.\n`);
    repository.commit('Rename and edit', { date: '2026-01-27T08:00:00Z' });
    expect(await plan(repository)).toEqual(movedTo(NEW));
  });

  it('are found before the rename is committed', async () => {
    using repository = await accepted();
    repository.remove(OLD).write(NEW, `${PAGE}\nMore.\n`);
    expect(await plan(repository)).toEqual(movedTo(NEW));
    repository.git('add', '--all');
    expect(await plan(repository)).toEqual(movedTo(NEW));
  });

  it('are found by the content of the page where history is missing', async () => {
    using repository = await accepted();
    rename(repository, OLD, NEW, '2026-01-25');
    using clone = repository.clone(1);
    expect(await plan(clone)).toEqual(movedTo(NEW));
    const report = await analyzeRepository(clone, { fetch: false });
    expect(specOf(report, NEW).status).toBe('accepted');
    clone.write('docs/copy.md', PAGE);
    expect(await plan(clone)).toEqual(kept('history'));
  });

  it('are about nothing if the page was only removed', async () => {
    using repository = await accepted();
    repository.remove(OLD).write(NEW, '---\ntracks: [src/b.py]\n---\n\nSomething else.\n');
    repository.commit('Replace it', { date: '2026-01-25T08:00:00Z' });
    expect((await plan(repository)).map((each) => each.split(' ')[0])).toEqual([WHOLE, SECTION]);
    expect(await problemsOf(repository)).toEqual([
      `warn invalid-spec ${WHOLE}:1`,
      `warn invalid-spec ${SECTION}:1`,
    ]);
  });

  it('stay while the page cannot be read', async () => {
    using repository = await accepted();
    repository.write(OLD, PAGE.replace('tracks: [', 'tracks: [['));
    expect(await plan(repository)).toEqual([]);
    expect(await problemsOf(repository)).toEqual([`error invalid-spec ${OLD}:3`]);
  });
});

describe('acceptances of a page that was renamed and edited, in a clone', () => {
  const moved = asyncTemplate(async () => {
    const repository = await accepted();
    rename(repository, OLD, 'docs/between.md', '2026-01-25');
    repository.remove('docs/between.md').write(NEW, `${PAGE}\nMore.\n`);
    repository.commit('Rename and edit', { date: '2026-01-27T08:00:00Z' });
    return repository;
  });

  it.each([
    ['history', ['--depth=1']],
    ['history', ['--depth=2']],
    ['contents', ['--filter=blob:none']],
    ['lists', ['--filter=tree:0']],
    ['history', ['--depth=1', '--filter=blob:none']],
  ] as const)('without %s (%j), are kept until what is missing was fetched', async (...given) => {
    const [lacking, options] = given;
    using repository = await moved();
    using clone = partialClone(repository, options);
    expect(await plan(clone)).toEqual(kept(lacking));
    const { findings } = await analyzeRepository(clone, { fetch: false });
    const about = findings.filter(({ file }) => file === WHOLE);
    expect(about.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
      ['invalid-spec', 'warn', kept(lacking)[0]?.replace(' kept: ', ': ')],
    ]);
    expect(await plan(clone, true)).toEqual(movedTo(NEW));
    expect(await problemsOf(clone)).toEqual([]);
  });

  it('are kept where nothing can be fetched, and files of others are removed', async () => {
    using repository = await moved();
    using clone = repository.clone(1);
    clone.git('remote', 'set-url', 'origin', 'file:///nowhere');
    clone.write('.drift/gone.json', readFileSync(clone.path(WHOLE), 'utf8').replace(OLD, 'gone'));
    const result = await pruneAcceptances({ root: clone.root });
    expect([result.moved, result.removed]).toEqual([
      [],
      [{ file: '.drift/gone.json', reason: 'is about a spec that does not exist' }],
    ]);
    expect(result.kept.map(({ file }) => file)).toEqual([WHOLE, SECTION]);
    expect(result.kept[0]?.fix).toContain('git fetch --unshallow');
    expect([WHOLE, SECTION].map((file) => existsSync(clone.path(file)))).toEqual([true, true]);
  });

  it('are about nothing if a commit that the clone has removed the page', async () => {
    using repository = await accepted();
    repository.remove(OLD).commit('Remove it', { date: '2026-01-25T08:00:00Z' });
    using clone = repository.clone(2);
    expect((await plan(clone)).map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual([
      `${WHOLE} is about`,
      `${SECTION} is about`,
    ]);
    using shallow = repository.clone(1);
    expect(await plan(shallow)).toEqual(kept('history'));
  });
});

describe('acceptances under several former names of a page', () => {
  it('are all found', async () => {
    using repository = await accepted();
    rename(repository, OLD, 'docs/between.md', '2026-01-25');
    const section = { document: 'docs/between.md', section: 'log-in' };
    const terms = { root: repository.root, reason: 'x', author: 'Ben', now: day('2026-01-26') };
    await acceptSpecs({ ...terms, section });
    repository.commit('Accept again', { date: '2026-01-26T12:01:00Z' });
    rename(repository, 'docs/between.md', NEW, '2026-01-27');
    repository.write(NEW, `${PAGE}\nMore.\n`).commit('Go on', { date: '2026-01-28T08:00:00Z' });
    expect(await plan(repository)).toEqual([
      `.drift/docs/between.md/log-in.json > .drift/${NEW}/log-in.json`,
      `${WHOLE} > .drift/${NEW}.json`,
      `${SECTION} is about ${OLD}, which is ${NEW} now and was accepted later`,
    ]);
  });
});

describe('the acceptance of a section with a renamed heading', () => {
  const RENAMED = PAGE.replace('## Log in', '## Sign in');
  const baselineOf = async (repository: TestRepository, page: string, slug: string) => {
    const [document] = specOf(await analyzeRepository(repository), page).documents;
    return document?.sections.find((section) => section.slug === slug)?.baseline;
  };

  it('still counts, and is no problem', async () => {
    using repository = await accepted();
    repository.remove(WHOLE).write(OLD, RENAMED);
    expect(await plan(repository)).toEqual([`${SECTION} > .drift/${OLD}/sign-in.json`]);
    repository.commit('Rename a heading', { date: '2026-01-25T08:00:00Z' });
    expect(await plan(repository)).toEqual([`${SECTION} > .drift/${OLD}/sign-in.json`]);
    expect(await problemsOf(repository)).toEqual([]);
    const before = await baselineOf(repository, OLD, 'sign-in');
    expect(before).toMatchObject({ from: 'accepted', date: '2026-01-22T12:00:00Z' });
    await pruneAcceptances({ root: repository.root });
    expect(await baselineOf(repository, OLD, 'sign-in')).toEqual(before);
    const text = readFileSync(repository.path(`.drift/${OLD}/sign-in.json`), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ section: 'sign-in', author: 'Ann' });
  });

  it('is found if the page was renamed as well', async () => {
    using repository = await accepted();
    repository.remove(OLD).write(NEW, RENAMED);
    repository.commit('Rename all', { date: '2026-01-25T08:00:00Z' });
    expect(await plan(repository)).toEqual([
      `${WHOLE} > .drift/${NEW}.json`,
      `${SECTION} > .drift/${NEW}/sign-in.json`,
    ]);
  });

  it('is about nothing if the section was accepted later under its new name', async () => {
    using repository = await accepted();
    repository.write(OLD, RENAMED);
    repository.commit('Rename a heading', { date: '2026-01-25T08:00:00Z' });
    const section = { document: OLD, section: 'sign-in' };
    const terms = { root: repository.root, reason: 'x', author: 'Ben', now: day('2026-01-26') };
    await acceptSpecs({ ...terms, section });
    expect(await plan(repository)).toEqual([
      `${SECTION} is about the section "log-in", which is "sign-in" now and was accepted later`,
    ]);
  });

  it('is kept where the clone lacks the text that was accepted', async () => {
    using repository = await accepted();
    repository.remove(WHOLE).write(OLD, RENAMED);
    repository.commit('Rename a heading', { date: '2026-01-25T08:00:00Z' });
    using clone = partialClone(repository, ['--depth=1']);
    const reason = `is about the section "log-in" of ${OLD}, and the clone is shallow, so that it is not known whether its heading was renamed`;
    expect(await plan(clone)).toEqual([`${SECTION} kept: ${reason}`]);
    const { findings } = await analyzeRepository(clone, { fetch: false });
    expect(findings.flatMap(({ file, message }) => (file === SECTION ? message : []))).toEqual([
      `${SECTION}: ${reason}`,
    ]);
    expect(await plan(clone, true)).toEqual([`${SECTION} > .drift/${OLD}/sign-in.json`]);
  });

  it('is about nothing if another text has taken its place', async () => {
    using repository = await accepted();
    repository.write(OLD, `${SHORT}## Options\n\nThere are none of them so far.\n`);
    const reason = `is about the section "log-in", which ${OLD} does not have`;
    expect(await plan(repository)).toEqual([`${SECTION} ${reason}`]);
  });
});

describe('pruneAcceptances', () => {
  it('moves acceptances of renamed pages, with the new path in them', async () => {
    using repository = await accepted();
    rename(repository, OLD, NEW, '2026-01-25');
    const before = await analyzeRepository(repository);
    const { moved, removed, refused } = await pruneAcceptances({ root: repository.root });
    expect([moved.length, removed, refused]).toEqual([2, [], []]);
    const read = (file: string): unknown => JSON.parse(readFileSync(repository.path(file), 'utf8'));
    expect(read(`.drift/${NEW}.json`)).toMatchObject({ spec: NEW, author: 'Ann' });
    expect(read(`.drift/${NEW}/log-in.json`)).toMatchObject({ document: NEW, author: 'Ann' });
    expect([WHOLE, `.drift/${OLD}`].map((file) => existsSync(repository.path(file)))).toEqual([
      false,
      false,
    ]);
    expect(specOf(await analyzeRepository(repository), NEW)).toEqual(specOf(before, NEW));
    expect(await plan(repository)).toEqual([]);
  });

  it('removes acceptances of specs, pages and sections that are gone, and nothing else', async () => {
    using repository = await accepted();
    await acceptSpecs({ root: repository.root, spec: ID, reason: 'x', author: 'Ann' });
    repository.remove(`.chant/specs/${ID}.md`);
    repository.write(OLD, SHORT);
    repository
      .write('.drift/settings.json', '{}')
      .write('.drift/README.md', 'About this folder.\n');
    repository.write(`.drift/${OLD}/broken.json`, '{');
    const { moved, removed } = await pruneAcceptances({ root: repository.root });
    expect(moved).toEqual([]);
    expect(removed).toEqual([
      { file: `.drift/${ID}.json`, reason: 'is about a spec that does not exist' },
      { file: SECTION, reason: `is about the section "log-in", which ${OLD} does not have` },
    ]);
    const left = repository.git('status', '--porcelain', '--untracked-files=all', '.drift');
    expect(left.split('\n').map((row) => row.trim())).toEqual([
      `D ${SECTION}`,
      '?? .drift/README.md',
      `?? .drift/${OLD}/broken.json`,
      '?? .drift/settings.json',
    ]);
  });

  it('refuses to move a file where another is in the way', async () => {
    using repository = await accepted();
    rename(repository, OLD, NEW, '2026-01-25');
    repository.write(`.drift/${NEW}`, '');
    const { moved, refused } = await pruneAcceptances({ root: repository.root });
    expect([moved.length, refused.map(({ file, reason }) => [file, reason])]).toEqual([
      1,
      [[SECTION, `.drift/${NEW} is a file, where a folder is needed.`]],
    ]);
    expect(existsSync(repository.path(SECTION))).toBe(true);
  });
});

describe('astro-drift accept --prune', () => {
  const ARGS = ['accept', '--prune'];

  it('lists what it does, or with --dry-run what it would do', async () => {
    using repository = await accepted();
    rename(repository, OLD, NEW, '2026-01-25');
    repository.write(NEW, SHORT);
    const would = await drift(repository, [...ARGS, '--dry-run']);
    const gone = `${SECTION}, which is about the section "log-in", which ${NEW} does not have`;
    expect(would).toEqual({
      code: 0,
      err: '',
      out: `Would remove ${gone}\nWould move ${WHOLE} to .drift/${NEW}.json\n`,
    });
    expect(existsSync(repository.path(WHOLE))).toBe(true);
    const done = await drift(repository, ARGS);
    expect(done.out).toBe(
      `Removed ${gone}\nMoved ${WHOLE} to .drift/${NEW}.json\nCommit the change.\n`,
    );
    const again = await drift(repository, ARGS);
    expect(again.out).toBe('All acceptances are about something that exists.\n');
  });

  it('says what it keeps, why, and what to do', async () => {
    using repository = await accepted();
    repository.remove(OLD).write(NEW, `${PAGE}\nMore.\n`).remove(SECTION);
    repository.commit('Rename and edit', { date: '2026-01-25T08:00:00Z' });
    using clone = repository.clone(1);
    const { code, out, err } = await drift(clone, [...ARGS, '--no-fetch']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`Kept ${WHOLE}, which is about ${OLD}, and the clone is shallow`);
    expect(err).toContain('git fetch --unshallow');
    expect(existsSync(clone.path(WHOLE))).toBe(true);
  });

  it('shows the list in a terminal, and asks', async () => {
    using repository = await accepted();
    rename(repository, OLD, NEW, '2026-01-25');
    const no = await converse(repository, ARGS, [['Move 2 files?', KEYS.interrupt]]);
    expect(no.screen).toContain(`Would move ${WHOLE} to .drift/${NEW}.json`);
    expect([no.code, existsSync(repository.path(WHOLE))]).toEqual([130, true]);
    const yes = await converse(repository, ARGS, [['Move 2 files?', KEYS.enter]]);
    expect([yes.code, existsSync(repository.path(WHOLE))]).toEqual([0, false]);
  });

  it.each([[['001-doc']], [['--all']], [['--section', 'a']]])(
    'is refused with %j',
    async (args) => {
      using repository = documented();
      const { code, err } = await drift(repository, [...ARGS, ...args]);
      expect([code, err.split('\n')[0]]).toEqual([2, 'error: --prune accepts nothing.']);
    },
  );
});
