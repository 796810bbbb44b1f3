import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  acceptSpec,
  analyzeSince,
  type AnalyzeSinceOptions,
  DriftError,
  type Report,
} from '../../integration/engine/src/index.ts';
import { markdownReporter } from '../../integration/engine/src/reporters/markdown.ts';
import { renderText } from '../../integration/engine/src/reporters/text.ts';
import { GitShim } from '../support/git-shim.ts';
import { analyzeRepository, changesOf, findingsOf, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, pythonModule, specText } from '../support/specs.ts';
import { template } from '../support/template.ts';

const AUTH = '2026-01-10-001-auth';
const DATA = '2026-01-10-002-data';
const FILE = (id: string): string => `.chant/specs/${id}.md`;
const COMPLETED = '2026-01-10T12:00:00Z';
const NOW = new Date('2026-02-15T00:00:00Z');

function spec(name: string, fields: Parameters<typeof specText>[0] = {}): string {
  const tracks = [`src/${name}/**`];
  const target_files = [`docs/${name}.md`];
  return specText({ completed_at: COMPLETED, tracks, target_files, ...fields }, `About ${name}`);
}

/** Two documented modules. `data` has drifted on `main` since; the branch `topic` begins here. */
const project = template(() => {
  const repository = TestRepository.init();
  for (const name of ['auth', 'data']) {
    repository.write(`src/${name}/a.py`, numbered(20, name));
    repository.write(`src/${name}/b.py`, pythonModule({ name }));
    repository.write(
      `docs/${name}.md`,
      `# ${name}\n\n## First\n\n\`src/${name}/a.py:3-4\`\n\n## Second\n\n\`src/${name}/a.py:10-12\`, times \`VALUE\`\n`,
    );
  }
  repository.write(FILE(AUTH), spec('auth')).write(FILE(DATA), spec('data'));
  repository.write('docs/page.md', '---\ntracks: src/auth/b.py\n---\n\n# Page\n\nSee `VALUE`.\n');
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  repository.write('src/data/a.py', numbered(20, 'data').replace('data 3\n', 'three\n'));
  repository.write('src/data/b.py', pythonModule({ name: 'data', value: 5 }));
  repository.commit('Change the data', { date: '2026-01-20T08:00:00Z' });
  repository.git('switch', '--quiet', '--create', 'topic');
  return repository;
});

async function since(
  repository: TestRepository,
  options: Partial<AnalyzeSinceOptions> = {},
): Promise<Report> {
  return analyzeSince({ root: repository.root, since: 'main', now: NOW, ...options });
}

const ids = ({ specs }: Report): string[] => specs.map(({ id, status }) => `${id} ${status}`);

const resolvedOf = (report: Report): string[] =>
  (report.since?.resolved ?? []).map(({ rule, spec }) => `${rule} ${spec ?? ''}`);

const commit = (repository: TestRepository, day: string): string =>
  repository.commit('Go on', { date: `2026-02-${day}T08:00:00Z` });

describe('the report on a branch', () => {
  it('is empty where no input changed, though a spec had drifted before', async () => {
    using repository = project();
    repository.write('README.md', 'Nothing to do with it.\n');
    commit(repository, '01');
    const report = await since(repository);
    expect(report).toMatchObject({
      since: { ref: 'main', commit: repository.git('rev-parse', 'main'), resolved: [] },
      summary: { specs: { total: 0, drifted: 0 }, errors: 0, warnings: 0 },
      commits: [],
      specs: [],
      findings: [],
    });
    expect(renderText(report)).toMatch(
      /^What changed since main, commit \w{7}, and what that concerns:\n\n0 errors, 0 warnings in 0 specs. The changes leave no document behind.$/,
    );
  });

  it('has new drift, with the citations whose lines changed', async () => {
    using repository = project();
    repository.write('src/auth/a.py', `new\n${numbered(20, 'auth').replace('auth 11\n', '')}`);
    repository.write('src/auth/b.py', pythonModule({ name: 'auth', value: 2 }));
    const head = commit(repository, '01');
    const report = await since(repository);
    expect(ids(report)).toEqual([`${AUTH} drifted`, 'docs/page.md drifted']);
    expect(changesOf(report, AUTH)).toEqual([
      'modified src/auth/a.py +1 -1',
      'modified src/auth/b.py +1 -1',
    ]);
    expect(findingsOf(report)).toEqual([
      'warn drift docs/auth.md:7',
      'warn changed-citation docs/auth.md:9',
      'warn drift docs/page.md:5',
    ]);
    expect(report.findings[0]?.message).toBe(
      `About auth: \`VALUE\`, named in *Second*, changed from \`1\` to \`2\` (since ${head.slice(0, 7)}, 2026-02-01)`,
    );
    const [document] = specOf(report, AUTH).documents;
    expect(document?.citations.map(({ line }) => line)).toEqual([9]);
    expect(document?.sections.map(({ state }) => state)).toEqual([
      'up-to-date',
      'up-to-date',
      'needs-review',
    ]);
  });

  it('has drift that goes on, with its own changes and citations alone', async () => {
    using repository = project();
    repository.write('src/data/b.py', pythonModule({ name: 'data', value: 2 }));
    repository.write(
      'src/data/a.py',
      numbered(20, 'data').replace('data 3\n', 'three\n').replace('data 11\n', 'eleven\n'),
    );
    commit(repository, '01');
    const report = await since(repository);
    expect(changesOf(report, DATA)).toEqual([
      'modified src/data/a.py +2 -2',
      'modified src/data/b.py +1 -1',
    ]);
    expect(findingsOf(report)).toEqual([
      'warn drift docs/data.md:7',
      'warn changed-citation docs/data.md:9',
    ]);
    expect(report.findings[0]?.message).toContain(
      'About data: drifts further, as `VALUE`, named in *Second*, changed from `1` to `2`',
    );
    expect(specOf(report, DATA).documents[0]?.citations.map(({ line }) => line)).toEqual([9]);
    repository.git('checkout', '--quiet', 'main', '--', 'src/data/a.py');
    commit(repository, '02');
    expect(changesOf(await since(repository), DATA)).toEqual(['modified src/data/b.py +1 -1']);
  });

  it('has no drift where only comments changed, or commits are to be ignored', async () => {
    using repository = project();
    repository.git('switch', '--quiet', 'main');
    repository.write('src/data/b.py', pythonModule({ name: 'data', value: 2 }));
    commit(repository, '01');
    repository.git('switch', '--quiet', '--create', 'more');
    repository.write('src/data/b.py', pythonModule({ name: 'data', value: 2, comment: 'Well.' }));
    commit(repository, '02');
    expect(ids(await since(repository))).toEqual([]);
    repository.write('src/data/a.py', numbered(20, 'DATA'));
    const bulk = commit(repository, '03');
    expect(ids(await since(repository))).toEqual([`${DATA} drifted`]);
    repository.write('.git-blame-ignore-revs', bulk);
    commit(repository, '04');
    expect(findingsOf(await since(repository))).toEqual(['warn changed-citation docs/data.md:9']);
  });

  it('includes the working tree, unless `committed` is set', async () => {
    using repository = project();
    repository.write('src/auth/a.py', numbered(19, 'auth')).write('src/auth/new.py', 'n = 1\n');
    const report = await since(repository);
    expect(changesOf(report, AUTH)).toEqual([
      'modified src/auth/a.py +0 -1',
      'added src/auth/new.py +1 -0',
    ]);
    expect(ids(await since(repository, { committed: true }))).toEqual([]);
    expect(ids(await since(repository, { since: 'HEAD' }))).toEqual([`${AUTH} drifted`]);
    commit(repository, '01');
    expect(ids(await since(repository, { committed: true }))).toEqual([`${AUTH} drifted`]);
    repository.git('checkout', '--quiet', 'main', '--', 'src');
    repository.remove('src/auth/new.py');
    expect(ids(await since(repository))).toEqual([]);
  });

  it('has citations that it broke, and none that were broken before', async () => {
    using repository = project();
    repository.git('switch', '--quiet', 'main');
    repository.write('docs/auth.md', '# auth\n\n## First\n\n`src/gone.py:1`\n\n## Second\n\n');
    commit(repository, '01');
    repository.git('switch', '--quiet', '--create', 'more');
    repository.write(
      'docs/auth.md',
      '# auth\n\nAnd `src/gone.py:1`.\n\n## First\n\nMore\n\n`src/gone.py:1`\n\n`src/none.py:1`\n',
    );
    commit(repository, '02');
    const report = await since(repository);
    expect(findingsOf(report)).toEqual([
      'error broken-citation docs/auth.md:3',
      'error broken-citation docs/auth.md:11',
    ]);
    expect(ids(report)).toEqual([`${AUTH} up-to-date`]);
    expect(specOf(report, AUTH).documents[0]?.citations).toHaveLength(2);
    repository.write('docs/auth.md', '# auth\n\n## First\n\nNothing any more.\n');
    commit(repository, '03');
    expect(resolvedOf(await since(repository))).toEqual([`broken-citation ${AUTH}`]);
  });

  it('has files that it deleted or renamed', async () => {
    using repository = project();
    repository.move('src/auth/a.py', 'src/auth/c.py').remove('src/data/a.py');
    repository.move('src/auth/b.py', 'lib/b.py');
    commit(repository, '01');
    const rules = { drift: ['warn', { impact: 'internal' }] } as const;
    const report = await since(repository, { rules });
    expect(changesOf(report, AUTH)).toEqual(['renamed lib/b.py +0 -0']);
    expect(changesOf(report, DATA)).toEqual(['deleted src/data/a.py +0 -20']);
    expect(findingsOf(report)).toEqual([
      'warn drift docs/auth.md:1',
      'warn stale-reference docs/auth.md:5',
      'warn stale-reference docs/auth.md:9',
      'warn drift docs/data.md:3',
      'error broken-citation docs/data.md:5',
      'error broken-citation docs/data.md:9',
      'warn drift docs/page.md:1',
    ]);
    expect(resolvedOf(report)).toEqual([]);
  });

  it('has drift from a new pattern of a spec, and from an acceptance that it removed', async () => {
    using repository = project();
    await acceptSpec({
      root: repository.root,
      spec: DATA,
      reason: 'It is fine',
      author: 'Ada',
      now: new Date('2026-01-21T00:00:00Z'),
    });
    commit(repository, '01');
    repository.git('branch', '--force', 'main');
    repository.remove('.drift').write(FILE(AUTH), spec('auth', { tracks: ['src/**', 'none/*'] }));
    commit(repository, '02');
    const report = await since(repository);
    const changes = ['modified src/data/a.py +1 -1', 'modified src/data/b.py +1 -1'];
    expect(changesOf(report, DATA)).toEqual(changes);
    expect(changesOf(report, AUTH)).toEqual(changes);
    expect(findingsOf(report)).toEqual([
      `error empty-input ${FILE(AUTH)}:5`,
      'warn drift docs/auth.md:7',
      'warn changed-citation docs/data.md:5',
      'warn drift docs/data.md:7',
    ]);
  });

  it('has upstream drift, unless it was there before', async () => {
    using repository = project();
    repository.git('switch', '--quiet', 'main');
    for (const [at, on] of [AUTH, DATA].entries()) {
      const target_files = [`docs/down${at}.md`];
      const fields = { depends_on: [on], tracks: ['README.md'], target_files };
      repository.write(FILE(`2026-01-11-00${at}-down`), spec('down', fields));
      repository.write(`docs/down${at}.md`, '# Down\n');
    }
    repository.write('README.md', 'x\n');
    commit(repository, '01');
    repository.git('switch', '--quiet', '--create', 'more');
    repository.write('src/auth/a.py', 'x\n').write('src/data/b.py', 'x = 1\n');
    commit(repository, '02');
    const report = await since(repository, { rules: { 'changed-citation': 'off' } });
    expect(findingsOf(report)).toEqual([
      `warn upstream-drift ${FILE('2026-01-11-000-down')}`,
      'warn drift docs/auth.md:3',
      'warn drift docs/data.md:1',
    ]);
  });

  it('has neither overdue specs, nor changes of the target branch', async () => {
    using repository = project();
    repository.git('switch', '--quiet', 'main');
    repository.write(FILE(AUTH), spec('auth', { schedule: 'weekly' }));
    commit(repository, '01');
    repository.git('switch', '--quiet', '--create', 'more');
    repository.write('README.md', 'x\n');
    commit(repository, '02');
    repository.git('switch', '--quiet', 'main');
    repository.write('src/auth/a.py', 'other\n').write('docs/auth.md', '`src/none.py:1`\n');
    commit(repository, '03');
    repository.git('switch', '--quiet', 'more');
    const whole = await analyzeRepository(repository, { now: NOW });
    expect(findingsOf(whole)).toContain(`warn overdue ${FILE(AUTH)}`);
    const report = await since(repository);
    expect([ids(report), findingsOf(report), resolvedOf(report)]).toEqual([[], [], []]);
    expect(report.since?.commit).toBe(repository.git('rev-parse', 'main~1'));
    repository.merge('main', { date: '2026-02-04T08:00:00Z' });
    expect(ids(await since(repository))).toEqual([]);
  });

  it('is the same for several commits, their squash, and the merge that a service makes of them', async () => {
    using repository = project();
    repository.write('src/auth/a.py', 'x\n');
    commit(repository, '01');
    repository.write('src/auth/b.py', 'x = 1\n').write('docs/data.md', '`src/none.py:1`\n');
    const topic = commit(repository, '02');
    const found = findingsOf(await since(repository));
    expect(found).toHaveLength(5);
    repository.git('switch', '--quiet', 'main');
    repository.write('src/data/b.py', 'others = 1\n');
    commit(repository, '03');
    expect(findingsOf(await since(repository, { since: 'HEAD' }))).toEqual([]);
    repository.git('switch', '--quiet', '--detach');
    repository.merge(topic, { date: '2026-02-04T08:00:00Z' });
    expect(findingsOf(await since(repository))).toEqual(found);
    expect(findingsOf(await since(repository, { since: 'HEAD^' }))).toEqual(found);
    repository.git('switch', '--quiet', '--create', 'squashed', 'main');
    repository.git('merge', '--quiet', '--squash', topic);
    commit(repository, '04');
    expect(findingsOf(await since(repository))).toEqual(found);
  });
});

describe('what a branch resolves', () => {
  it('is drift, by a re-run or by an acceptance', async () => {
    using repository = project();
    repository.write(FILE(DATA), spec('data', { completed_at: '2026-02-01T08:00:00Z' }));
    const again = commit(repository, '01');
    const report = await since(repository);
    expect(ids(report)).toEqual([`${DATA} up-to-date`]);
    expect(findingsOf(report)).toEqual([]);
    expect(resolvedOf(report)).toEqual([`changed-citation ${DATA}`, `drift ${DATA}`]);
    expect(markdownReporter.render(report, { fileUrl: null, limit: null })).toMatch(
      /^## These changes leave no[^]*since `main` \(`\w{7}`\)[^]*### Resolved\n\n- `changed-citation` in `docs\/data\.md:\d+`: .*\n- `drift` in `docs\/data\.md:\d+`: About data: `VALUE`, named in/m,
    );
    expect(renderText(report)).toMatch(
      /Resolved 2 findings:\n.*\n {2}drift: docs\/data\.md:\d+: About data: `VALUE`, named in/,
    );
    repository.write('src/data/b.py', 'x = 1\n');
    commit(repository, '02');
    expect(ids(await since(repository))).toEqual([`${DATA} drifted`]);
    expect(resolvedOf(await since(repository))).toEqual([`changed-citation ${DATA}`]);
    repository.git('reset', '--quiet', '--hard', `${again}~1`);
    await acceptSpec({
      root: repository.root,
      spec: DATA,
      reason: 'It is fine',
      author: 'Ada',
      now: new Date('2026-02-02T00:00:00Z'),
    });
    expect(ids(await since(repository))).toEqual([`${DATA} accepted`]);
    expect(resolvedOf(await since(repository))).toContain(`drift ${DATA}`);
  });

  it('is no drift of a spec that is pending or unreadable now', async () => {
    using repository = project();
    repository.write(FILE(DATA), spec('data', { status: 'pending' }));
    expect(resolvedOf(await since(repository))).toEqual([]);
    repository.write(FILE(DATA), '---\ntracks: [src\n---\n');
    const broken = await since(repository);
    expect(findingsOf(broken)).toEqual([`error invalid-spec ${FILE(DATA)}:3`]);
    expect(resolvedOf(broken)).toEqual([]);
    repository.remove(FILE(DATA));
    expect(resolvedOf(await since(repository))).toContain(`drift ${DATA}`);
    expect(findingsOf(await since(repository))).toEqual([]);
  });

  it('is no drift of a spec, page or document that was only renamed', async () => {
    using repository = project();
    repository.git('switch', '--quiet', 'main');
    repository.write('src/auth/b.py', 'x = 1\n');
    commit(repository, '01');
    repository.git('switch', '--quiet', '--create', 'more');
    repository.move(FILE(DATA), `.chant/archive/2026/${DATA}.md`);
    repository.move('docs/page.md', 'docs/moved/page.md').move('docs/auth.md', 'docs/login.md');
    repository.write(FILE(AUTH), spec('auth', { target_files: ['docs/login.md'] }));
    for (const now of ['in the working tree', 'committed']) {
      if (now === 'committed') commit(repository, '02');
      const report = await since(repository);
      expect([now, findingsOf(report), resolvedOf(report)]).toEqual([now, [], []]);
    }
  });

  it('is nothing for a new spec, which is reported by its own baseline', async () => {
    using repository = project();
    const target_files = ['docs/new.md'];
    const fields = { target_files, completed_at: '2026-02-01T07:00:00Z' };
    repository.write(FILE('2026-02-01-001-new'), spec('auth', fields));
    commit(repository, '01');
    expect(findingsOf(await since(repository))).toEqual([
      `error missing-document ${FILE('2026-02-01-001-new')}`,
    ]);
    repository.write('docs/new.md', '# New\n').write('src/auth/a.py', 'x\n');
    commit(repository, '02');
    expect(ids(await since(repository))).toContain('2026-02-01-001-new drifted');
  });
});

describe('the commit to compare with', () => {
  const refused = async (
    repository: TestRepository,
    options: Partial<AnalyzeSinceOptions>,
  ): Promise<string> => {
    const error = await since(repository, options).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DriftError);
    const { message, fix } = error as DriftError;
    return `${message} ${fix}`;
  };

  it('is refused where it does not exist, shares no history, or looks like an option', async () => {
    using repository = project();
    for (const name of ['nowhere', '--output=evil', 'main..topic', '^main', 'main:src', '-h']) {
      expect(await refused(repository, { since: name })).toBe(
        `\`since\`: There is no commit \`${name}\` here. Name a branch, a tag or a commit, or fetch it first.`,
      );
    }
    for (const name of ['', ' ', 'a\0b', 'a\nb']) {
      expect(await refused(repository, { since: name })).toContain('is not the name of a commit');
    }
    expect(repository.git('status', '--porcelain')).toBe('');
    repository.git('switch', '--quiet', '--orphan', 'other');
    expect(await refused(repository, {})).toContain('The repository has no commits yet');
    repository.write('x', 'x');
    commit(repository, '01');
    expect(await refused(repository, {})).toContain('HEAD and `main` have no commit in common. ');
    repository.remove('.git');
    expect(await refused(repository, {})).toContain('not inside a git repository');
  });

  it('is suggested by its remote-tracking name', async () => {
    using repository = project();
    using clone = repository.clone();
    expect(await refused(clone, {})).toContain('but there is `origin/main`. Name that.');
    expect(ids(await since(clone, { since: 'origin/main' }))).toEqual([]);
  });

  it('is fetched where it lies beyond a shallow clone, or the remedy is told', async () => {
    using repository = project();
    repository.write('src/auth/a.py', 'x\n');
    commit(repository, '01');
    repository.git('config', 'uploadpack.allowFilter', 'true');
    repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    const whole = await since(repository);
    using clone = repository.clone(1);
    expect(await refused(clone, { since: 'origin/main' })).toContain('fetch-depth: 0');
    clone.git('fetch', '--quiet', '--depth=1', 'origin', 'main:refs/remotes/origin/main');
    const message = await refused(clone, { since: 'origin/main', fetch: false });
    expect(message).toContain('no commit in common in this shallow clone. Clone with the whole');
    const steps: string[] = [];
    const report = await since(clone, {
      since: 'origin/main',
      onStep: (step) => steps.push(step),
    });
    expect([report.specs, report.findings]).toEqual([whole.specs, whole.findings]);
    expect(steps.filter((step) => step !== 'fetch')).toEqual([
      ...['specs', 'history', 'contents', 'citations'],
      ...['specs', 'history', 'contents', 'citations'],
    ]);
    expect(steps[0]).toBe('fetch');
  });

  it("can be the first parent of a service's merge, in a clone of depth 2", async () => {
    using repository = project();
    repository.git('config', 'uploadpack.allowFilter', 'true');
    repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    repository.write('src/auth/a.py', 'x\n');
    const topic = commit(repository, '01');
    repository.git('switch', '--quiet', 'main');
    repository.write('src/data/b.py', 'others = 1\n');
    commit(repository, '02');
    repository.git('switch', '--quiet', '--detach');
    const merged = repository.merge(topic, { date: '2026-02-04T08:00:00Z' });
    repository.git('update-ref', 'refs/pull/1/merge', merged);
    const whole = await since(repository);
    expect(ids(whole)).toEqual([`${AUTH} drifted`]);
    using clone = TestRepository.init();
    clone.git('remote', 'add', 'origin', `file://${repository.root}`);
    clone.git('fetch', '--quiet', '--depth=2', 'origin', '+refs/pull/1/merge:refs/remotes/pull/1');
    clone.git('checkout', '--quiet', 'refs/remotes/pull/1');
    expect(await refused(clone, { since: 'origin/main' })).toContain('in this shallow clone');
    const undecided = await since(clone, { since: 'HEAD^', fetch: false });
    expect(ids(undecided)).toEqual([`${AUTH} unknown`]);
    expect(undecided.findings.map(({ rule }) => rule)).toEqual(['unknown-baseline']);
    const report = await since(clone, { since: 'HEAD^' });
    expect([report.specs, report.findings]).toEqual([whole.specs, whole.findings]);
  });

  it('can be in a partial clone without contents', async () => {
    using repository = project();
    repository.git('config', 'uploadpack.allowFilter', 'true');
    repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    repository.write('src/auth/a.py', 'x\n').write('src/data/b.py', 'x = 1\n');
    repository.write(FILE(DATA), spec('data', { completed_at: '2026-02-01T08:00:00Z' }));
    repository.write('docs/page.md', '---\ntracks: src/auth/b.py\n---\n\n# Another\n');
    commit(repository, '01');
    const whole = await since(repository);
    using clone = new TestRepository();
    clone.git('clone', '--quiet', '--filter=blob:none', `file://${repository.root}`, '.');
    const report = await since(clone, { since: 'origin/main' });
    expect([report.specs, report.findings]).toEqual([whole.specs, whole.findings]);
    expect(report.since?.resolved).toEqual(whole.since?.resolved);
  });
});

describe('the report since a commit that nothing has changed', () => {
  /** Leaves out whether the working tree differs from HEAD. */
  const essence = ({ repository, ...report }: Report): unknown => ({
    ...report,
    repository: { ...repository, dirty: null },
  });

  it('is the same whether the commit is analysed again or not, but starts git less often', async () => {
    using repository = project();
    repository.git('switch', '--quiet', 'main');
    symlinkSync('auth.md', repository.path('docs/linked.md'));
    const target_files = ['docs/auth.md', 'docs/linked.md'];
    repository.write(FILE(AUTH), spec('auth', { target_files }));
    commit(repository, '01');
    const count = async (): Promise<{ report: Report; calls: number }> => {
      using shim = new GitShim();
      const report = await since(repository, { since: 'HEAD', cacheDir: false });
      return { report, calls: shim.calls.length };
    };
    const once = await count();
    expect(once.report).toMatchObject({ specs: [], findings: [], since: { resolved: [] } });
    repository.write('notes.txt', 'Not committed.\n');
    const twice = await count();
    expect(essence(once.report)).toEqual(essence(twice.report));
    expect(once.report.repository.dirty).toBe(false);
    expect(once.calls).toBeLessThan(twice.calls);
    const committed = await since(repository, { since: 'HEAD', committed: true });
    expect(essence(committed)).toEqual(essence(twice.report));
  });

  it.each([
    ['specs', FILE('2026-01-10-003-own'), spec('none')],
    ['documents', 'docs/own.md', '# Own\n\n`src/none.py:1`\n'],
  ])('has the findings about %s that git ignores', async (_, file, text) => {
    using repository = project();
    repository.git('switch', '--quiet', 'main');
    repository.write('.gitignore', file);
    const target_files = ['docs/auth.md', 'docs/own.md'];
    repository.write(FILE(AUTH), spec('auth', { target_files }));
    commit(repository, '01');
    expect(findingsOf(await since(repository, { since: 'HEAD' }))).toEqual([]);
    repository.write(file, text);
    expect(repository.git('status', '--porcelain')).toBe('');
    const { findings, since: comparison } = await since(repository, { since: 'HEAD' });
    expect([...findings, ...(comparison?.resolved ?? [])]).not.toEqual([]);
  });
});

it('a report on a branch starts git as often for forty specs as for two', async () => {
  const count = async (specs: number): Promise<number> => {
    using repository = project();
    repository.git('switch', '--quiet', 'main');
    for (let index = 0; index < specs; index++) {
      for (const name of ['a', 'b', 'c']) repository.write(`src/${index}/${name}.py`, numbered(9));
      const target_files = [`docs/${index}.md`];
      const fields = { tracks: [`src/${index}`], target_files, completed_at: COMPLETED };
      repository.write(FILE(`2026-01-11-${100 + index}-x`), specText(fields));
      repository.write(`docs/${index}.md`, `# D\n\n\`src/${index}/a.py:1-3\`\n`);
      repository.write(`docs/p${index}.md`, `---\ntracks: src/${index}\n---\n`);
    }
    commit(repository, '01');
    for (let index = 0; index < specs; index++) repository.write(`src/${index}/a.py`, 'x\n');
    commit(repository, '02');
    repository.git('switch', '--quiet', '--create', 'more');
    for (let index = 0; index < specs; index++) {
      repository.write(`src/${index}/a.py`, 'y\n').remove(`src/${index}/b.py`);
      repository.move(`docs/p${index}.md`, `docs/q${index}.md`);
    }
    commit(repository, '03');
    for (let index = 0; index < specs; index++) repository.write(`src/${index}/c.py`, 'z\n');
    using shim = new GitShim();
    const report = await since(repository);
    expect(report.summary.specs.drifted).toBe(2 * specs);
    return shim.calls.length;
  };
  const few = await count(2);
  expect(await count(40)).toBe(few);
  expect(few).toBeLessThanOrEqual(70);
});
