import { describe, expect, it } from 'vitest';
import {
  acceptSpec,
  analyzeSince,
  coverage,
  DriftError,
  type Report,
} from '../../integration/engine/src/index.ts';
import { listSpecs } from '../../integration/engine/src/list-specs.ts';
import { GitShim } from '../support/git-shim.ts';
import { analyzeRepository, commitsOf, findingsOf, specOf, summaryOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, pythonModule, specText } from '../support/specs.ts';
import { template } from '../support/template.ts';

const PAGE = 'docs/page.md';
const SPEC = '2026-01-12-001-doc';

/** The days of {@link project}, on each of which one commit is made, or two. */
const DAYS = Array.from({ length: 11 }, (_, index) => `2026-01-${10 + index}T08:00:00Z`);

/**
 * A page is written, becomes wrong on a branch that is merged, and is accepted. Other files that
 * the engine reads come, change and go: a spec, owners, attributes and commits to ignore.
 */
const project = template(() => {
  const repository = TestRepository.init();
  const day = DAYS.values();
  const commit = (message: string): string =>
    repository.commit(message, { date: day.next().value ?? '' });
  const page = (text: string): string => `---\ntracks: [src]\n---\n\n# Page\n\n${text}\n`;
  repository.write('src/a.py', pythonModule()).write('src/b.py', numbered(20));
  commit('Write the code');
  repository.write(PAGE, page('See `VALUE` and `src/b.py:3-4`.')).write('CODEOWNERS', 'src @a\n');
  commit('Write a page');
  repository.write('docs/code.md', '# Code\n\n## Values\n\n`VALUE` and `src/a.py#VALUE`.\n').write(
    `.chant/specs/${SPEC}.md`,
    specText({
      completed_at: '2026-01-12T07:55:00Z',
      schedule: 'weekly',
      tracks: ['src/a.py'],
      target_files: ['docs/code.md'],
    }),
  );
  commit('Run a spec');
  repository.git('switch', '--quiet', '--create', 'topic');
  repository.write('src/a.py', pythonModule({ value: 2 }));
  commit('Double it');
  repository.git('switch', '--quiet', 'main');
  repository.write('src/b.py', numbered(21)).write('src/c.py', pythonModule({ name: 'more' }));
  commit('Write more');
  repository.merge('topic', { date: day.next().value ?? '' });
  repository.git('tag', '--annotate', '--message=One', 'v1');
  repository
    .write('.drift/docs/page.md.json', 'nothing\n')
    .write('src/.gitattributes', '* -text\n');
  commit('Accept it badly');
  repository.remove('.drift').write('CODEOWNERS', 'src @b\n');
  repository.write('.gitattributes', 'src/c.py linguist-generated\n');
  repository.write('src/c.py', pythonModule({ name: 'more', value: 7 }));
  const bulk = commit('Generate it');
  repository.write('.git-blame-ignore-revs', `${bulk}\n`).write('.gitattributes', '*.md text\n');
  commit('Ignore that');
  repository.move(PAGE, 'docs/moved.md').write('src/b.py', numbered(30, 'other'));
  commit('Move the page');
  repository.remove(`.chant/specs/${SPEC}.md`).write('docs/moved.md', page('Nothing'));
  commit('Forget it');
  return repository;
});

const commitsIn = (repository: TestRepository, ...revisions: string[]): string[] =>
  repository.git('rev-list', '--reverse', ...revisions).split('\n');

const dateOf = (repository: TestRepository, commit: string): Date =>
  new Date(Number(repository.git('log', '-1', '--format=%ct', commit)) * 1000);

const statusesOf = ({ specs }: Report): string[] =>
  specs.map(({ id, status }) => `${id} ${status}`);

const failure = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof DriftError)) throw new Error('it did not fail as expected');
  expect(error.code).toBe('invalid-options');
  return `${error.message} ${error.fix}`;
};

describe('an analysis as of a commit', () => {
  it('gives the result of a checkout of that commit, for each commit', async () => {
    using repository = project();
    using other = repository.copy();
    // What is in the working tree and in the index counts for nothing.
    repository.write('.gitattributes', '* linguist-generated\n').write('CODEOWNERS', '* @none\n');
    repository.git('add', '.gitattributes');
    repository.write('src/a.py', 'other\n').remove('docs');
    const results: string[] = [];
    for (const commit of commitsIn(repository, '--all')) {
      other.git('checkout', '--quiet', '--detach', commit);
      const now = dateOf(repository, commit);
      const report = await analyzeRepository(repository, { at: commit });
      expect(report).toEqual(await analyzeRepository(other, { committed: true, now }));
      expect(report).toEqual(await analyzeRepository(other, { now }));
      expect(report.repository).toMatchObject({ head: commit, branch: null, dirty: false });
      results.push(statusesOf(report).join(', '));
    }
    const now = dateOf(repository, 'main');
    const committed = await analyzeRepository(repository, { committed: true, now });
    expect(await analyzeRepository(repository, { at: 'main' })).toEqual({
      ...committed,
      repository: { ...committed.repository, branch: null },
    });
    expect(results).toMatchInlineSnapshot(`
      [
        "",
        "docs/page.md up-to-date",
        "2026-01-12-001-doc up-to-date, docs/page.md up-to-date",
        "2026-01-12-001-doc drifted, docs/page.md drifted",
        "2026-01-12-001-doc up-to-date, docs/page.md drifted",
        "2026-01-12-001-doc drifted, docs/page.md drifted",
        "2026-01-12-001-doc drifted, docs/page.md drifted",
        "2026-01-12-001-doc drifted, docs/page.md drifted",
        "2026-01-12-001-doc drifted, docs/page.md drifted",
        "2026-01-12-001-doc drifted, docs/moved.md drifted",
        "docs/code.md up-to-date, docs/moved.md up-to-date",
      ]
    `);
  });

  it('says since when a page is wrong', async () => {
    using repository = TestRepository.init();
    repository.write(PAGE, '---\ntracks: [src]\n---\n\n# Page\n\nSee `VALUE`.\n');
    repository.write('src/a.py', pythonModule());
    const written = repository.commit('Write it', { date: '2026-01-10T08:00:00Z' });
    repository.write('src/a.py', pythonModule({ comment: 'Well.' }));
    const harmless = repository.commit('Comment it', { date: '2026-01-11T08:00:00Z' });
    repository.write('src/a.py', pythonModule({ value: 2 }));
    const wrong = repository.commit('Double it', { date: '2026-01-12T08:00:00Z' });
    repository.write('README.md', 'Read me\n');
    repository.commit('Go on', { date: '2026-01-13T08:00:00Z' });
    const stateAt = async (at: string): Promise<unknown> => {
      const { documents, changes } = specOf(await analyzeRepository(repository, { at }), PAGE);
      return [documents[0]?.state, changes.length];
    };
    expect(await stateAt(written)).toEqual(['up-to-date', 0]);
    expect(await stateAt(harmless.slice(0, 9))).toEqual(['up-to-date', 1]);
    expect(await stateAt(wrong)).toEqual(['needs-review', 1]);
    expect(await stateAt('HEAD')).toEqual(['needs-review', 1]);
    expect(await stateAt('HEAD~2')).toEqual(['up-to-date', 1]);
  });

  it('sees neither specs nor acceptances that came later', async () => {
    using repository = project();
    const at = repository.git('rev-parse', 'v1^{commit}');
    const before = await analyzeRepository(repository, { at });
    repository.git('switch', '--quiet', '--create', 'old', at);
    await acceptSpec({
      root: repository.root,
      spec: SPEC,
      reason: 'It is fine',
      author: 'Ada',
      until: '2026-01-20',
      now: new Date('2026-01-18T08:00:00Z'),
    });
    repository.write('docs/new.md', '---\ntracks: [src]\n---\n\n# New\n');
    repository.commit('Accept it', { date: '2026-01-18T08:00:00Z' });
    repository.write('README.md', 'Read me\n');
    repository.commit('Go on', { date: '2026-01-25T08:00:00Z' });
    expect(await analyzeRepository(repository, { at })).toEqual(before);
    expect(statusesOf(before)).toEqual([`${SPEC} drifted`, `${PAGE} drifted`]);
    // The acceptance holds until a day between these two commits.
    expect(statusesOf(await analyzeRepository(repository, { at: 'old~1' }))).toEqual([
      `${SPEC} accepted`,
      'docs/new.md up-to-date',
      `${PAGE} drifted`,
    ]);
    expect(statusesOf(await analyzeRepository(repository, { at: 'old' }))[0]).toBe(
      `${SPEC} drifted`,
    );
  });

  it('judges schedules by the date of the commit, unless `now` is set', async () => {
    using repository = project();
    const overdueAt = async (at: string, options = {}): Promise<string[]> =>
      findingsOf(await analyzeRepository(repository, { at, ...options })).filter((finding) =>
        finding.includes('overdue'),
      );
    const overdue = `warn overdue .chant/specs/${SPEC}.md`;
    expect(await overdueAt('main~2')).toEqual([]);
    expect(await overdueAt('main~1')).toEqual([overdue]);
    expect(await overdueAt('main~2', { now: new Date('2026-02-01T00:00:00Z') })).toEqual([overdue]);
  });

  it('takes a tag, a branch, and a side of a merge', async () => {
    using repository = project();
    const merge = repository.git('rev-parse', 'v1^{commit}');
    const report = await analyzeRepository(repository, { at: 'v1' });
    expect(report.repository).toMatchObject({ head: merge, branch: null });
    const [change] = specOf(report, PAGE).changes;
    expect(commitsOf(report, change).map(({ subject }) => subject)).toEqual(['Double it']);
    const topic = await analyzeRepository(repository, { at: 'topic' });
    expect(topic).toEqual(await analyzeRepository(repository, { at: 'v1^2' }));
    expect(topic.repository.branch).toBeNull();
    expect(statusesOf(topic)).toEqual([`${SPEC} drifted`, `${PAGE} drifted`]);
    expect(statusesOf(await analyzeRepository(repository, { at: 'v1^1' }))).toEqual([
      `${SPEC} up-to-date`,
      `${PAGE} drifted`,
    ]);
  });

  it('reads `.gitattributes`, owners and commits to ignore as of the commit', async () => {
    using repository = project();
    const subjectOf = async (subject: string): Promise<Report> => {
      const at = repository.git('log', '--all', '--format=%H', `--grep=^${subject}$`);
      return analyzeRepository(repository, { at });
    };
    const generated = await subjectOf('Generate it');
    expect(summaryOf(specOf(generated, PAGE)).at(-1)).toBe(
      'added src/c.py +7 -0 mechanical (no drift)',
    );
    expect(specOf(generated, PAGE).changes[0]?.owners).toEqual(['@b']);
    const ignored = await subjectOf('Ignore that');
    expect(summaryOf(specOf(ignored, PAGE)).at(-1)).toBe('added src/c.py +7 -0 code');
    const early = await subjectOf('Write more');
    expect(specOf(early, PAGE).changes[0]?.owners).toEqual(['@a']);
    const sources = async (at: string): Promise<number> => {
      const { total } = await coverage({ root: repository.root, at });
      return total.files;
    };
    expect(await sources('main~3')).toBe(2);
    expect(await sources('main~2')).toBe(3);
  });

  it('compares with another commit', async () => {
    using repository = project();
    const since = async (base: string, at: string): Promise<Report> =>
      analyzeSince({ root: repository.root, since: base, at });
    const merged = await since('v1^1', 'v1');
    expect(merged.since).toMatchObject({
      ref: 'v1^1',
      commit: repository.git('rev-parse', 'v1^1'),
      resolved: [],
    });
    expect(merged.repository.head).toBe(repository.git('rev-parse', 'v1^{commit}'));
    expect(statusesOf(merged)).toEqual([`${SPEC} drifted`, `${PAGE} drifted`]);
    using other = repository.copy();
    other.git('checkout', '--quiet', '--detach', 'v1');
    const now = dateOf(repository, 'v1');
    const options = { since: 'v1^1', committed: true, now };
    expect(merged).toEqual(await analyzeSince({ root: other.root, ...options }));
    // A commit and one that grew from it have nothing new.
    expect(statusesOf(await since('main', 'v1'))).toEqual([]);
    repository.git('switch', '--quiet', '--orphan', 'alone');
    repository.commit('Start anew', { date: '2026-02-01T08:00:00Z' });
    const short = repository.git('rev-parse', 'v1^{commit}').slice(0, 7);
    expect(await failure(since('alone', 'v1'))).toBe(
      `\`since\`: ${short} and \`alone\` have no commit in common. Name a commit that ${short} has grown from.`,
    );
  });

  it('lists the specs of the commit', async () => {
    using repository = project();
    const listed = async (at: string): Promise<string[]> =>
      (await listSpecs({ root: repository.root, at })).specs.map(({ id }) => id);
    expect(await listed('v1')).toEqual([SPEC, PAGE]);
    expect(await listed('main')).toEqual(['docs/moved.md']);
    repository.remove('docs/moved.md');
    const committed = await listSpecs({ root: repository.root, committed: true });
    expect(committed.specs.map(({ id }) => id)).toEqual(['docs/moved.md']);
  });
});

describe('a commit that cannot be read', () => {
  it.each(['nowhere', '--output=x', '-x', 'HEAD:src', 'main..topic', 'HEAD~99', '0'.repeat(40)])(
    'is named in the error: %s',
    async (at) => {
      using repository = project();
      const files = repository.git('status', '--porcelain');
      expect(await failure(analyzeRepository(repository, { at }))).toBe(
        `\`at\`: There is no commit \`${at}\` here. Name a branch, a tag or a commit, or fetch it first.`,
      );
      expect(repository.git('status', '--porcelain')).toBe(files);
    },
  );

  it('may be no name at all', async () => {
    using repository = project();
    for (const at of ['', ' main', 'a\nb']) {
      expect(await failure(analyzeRepository(repository, { at }))).toContain(
        '`at`: is not the name of a commit',
      );
    }
  });

  it('is an error without a repository, whose present state would be another', async () => {
    using folder = new TestRepository();
    folder.write(PAGE, '---\ntracks: [src]\n---\n\n# Page\n');
    expect(await failure(analyzeRepository(folder, { at: 'main' }))).toContain(
      '`at`: No commit can be read, because this folder is not inside a git repository.',
    );
    using empty = TestRepository.init();
    expect(await failure(analyzeRepository(empty, { at: 'main' }))).toContain(
      '`at`: There is no commit `main` here.',
    );
  });

  it('needs the time if its own date cannot be read', async () => {
    using repository = project();
    const raw = repository.git('cat-file', 'commit', 'HEAD').replaceAll(/> \d+ \+0000$/gm, '> ');
    repository.write('commit', `${raw}\n`);
    const at = repository.git('hash-object', '-t', 'commit', '-w', '--literally', 'commit');
    expect(await failure(analyzeRepository(repository, { at }))).toBe(
      `\`at\`: The date of commit ${at.slice(0, 7)} cannot be read. Set \`now\` as well.`,
    );
    const now = new Date('2026-02-01T00:00:00Z');
    expect((await analyzeRepository(repository, { at, now })).repository.head).toBe(at);
  });
});

describe('a commit that a clone lacks', () => {
  it('is fetched with the history of a shallow clone, if it is named by its id or by counting', async () => {
    using repository = project();
    const at = repository.git('rev-parse', 'v1^{commit}');
    const { specs } = await analyzeRepository(repository, { at });
    for (const name of [at, 'HEAD~5']) {
      using clone = repository.clone(1);
      const report = await analyzeRepository(clone, { at: name });
      expect(report.repository.head).toBe(at);
      expect(report.specs).toEqual(specs);
    }
  });

  it('is named in the error, with the fix, where nothing may be fetched', async () => {
    using repository = project();
    using clone = repository.clone(1);
    for (const at of ['HEAD~5', repository.git('rev-parse', 'v1^{commit}')]) {
      const said = await failure(analyzeRepository(clone, { at, fetch: false }));
      expect(said).toContain(`\`at\`: There is no commit \`${at}\` in this shallow clone.`);
      expect(said).toContain('git fetch --unshallow');
    }
    {
      // More history brings no tag.
      using shim = new GitShim();
      expect(await failure(analyzeRepository(clone, { at: 'v1' }))).toContain('fetch-depth: 0');
      expect(shim.calls.filter((call) => call.includes(' fetch '))).toEqual([]);
    }
    clone.git('remote', 'set-url', 'origin', 'file:///nowhere');
    expect(await failure(analyzeRepository(clone, { at: 'HEAD~5' }))).toMatch(
      /^`at`: There is no commit `HEAD~5` in this shallow clone, and fetching more failed: .+ Clone with the whole history/,
    );
  });

  it('is named with its remote, if only that has such a branch', async () => {
    using repository = project();
    using clone = repository.clone();
    expect(await failure(analyzeRepository(clone, { at: 'topic' }))).toBe(
      '`at`: There is no commit `topic` here, but there is `origin/topic`. Name that.',
    );
  });

  it('has no list of files in a treeless clone that may not fetch', async () => {
    using repository = project();
    repository.git('config', 'uploadpack.allowFilter', 'true');
    using clone = new TestRepository();
    clone.git('clone', '--quiet', '--filter=tree:0', `file://${repository.root}`, '.');
    const said = await failure(analyzeRepository(clone, { at: 'main~3', fetch: false }));
    expect(said).toBe(
      '`at`: No commit can be read, because the clone leaves out the lists of files of older commits (`--filter=tree:0`). Clone with `--filter=blob:none`, or run `git fetch --refetch --filter=blob:none`.',
    );
    const since = { root: clone.root, since: 'main~3', fetch: false };
    expect(await failure(analyzeSince(since))).toContain(
      '`since`: nothing can be compared, because the clone leaves out',
    );
  });

  it.each(['blob:none', 'tree:0'])(
    'is read in a clone with --filter=%s, with what has to be fetched',
    async (filter) => {
      using repository = project();
      repository.git('config', 'uploadpack.allowFilter', 'true');
      repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
      using clone = new TestRepository();
      clone.git('clone', '--quiet', `--filter=${filter}`, `file://${repository.root}`, '.');
      const { specs, findings } = await analyzeRepository(repository, { at: 'main~3' });
      using another = clone.copy();
      expect(await analyzeRepository(clone, { at: 'main~3' })).toMatchObject({ specs, findings });
      const compared = { since: 'main~4', at: 'main~3' };
      const since = await analyzeSince({ root: repository.root, ...compared });
      expect(await analyzeSince({ root: another.root, ...compared })).toMatchObject({
        specs: since.specs,
        findings: since.findings,
      });
    },
  );
});
