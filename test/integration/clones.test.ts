import { describe, expect, it } from 'vitest';
import { analyzeInDepth } from '../../integration/engine/src/analyze.ts';
import type { Report } from '../../integration/engine/src/report/schema.ts';
import { publish } from '../../integration/astro/src/site/site-content.ts';
import { NO_FORMER_SECRETS } from '../../integration/astro/src/site/secret-history.ts';
import { DriftOptionsSchema } from '../../integration/engine/src/configuration/options.ts';
import { Highlighter } from '../../integration/astro/src/source/highlighter.ts';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import { GitShim } from '../support/git-shim.ts';
import { analyzeRepository, commitsOf, findingsOf, specOf, summaryOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, pythonModule } from '../support/specs.ts';
import { template } from '../support/template.ts';

/** Documented, then changed in many commits, with two renames and a page that tracks itself. */
const lively = template(() => {
  const repository = documented();
  repository.git('config', 'uploadpack.allowFilter', 'true');
  repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  for (let number = 1; number <= 20; number++) {
    repository.write(`src/f${number % 7}.py`, numbered(number + 3, `word${number}`));
    repository.write(`noise/n${number}.txt`, numbered(50, `noise${number}`));
    repository.commit(`Step ${number}`, { date: `2026-01-${10 + number}T13:00:00Z` });
  }
  repository.write('docs/page.md', '---\ntracks: [src/f1.py]\n---\n\n# Page\n');
  repository.commit('Write a page', { date: '2026-02-01T08:00:00Z' });
  repository.remove('src/a.py').write('src/moved.py', numbered(11));
  repository.commit('Move it', { date: '2026-02-02T08:00:00Z' });
  repository.write(FILE, `${documentedSpec()}\nMore about it.\n`);
  repository.write('src/f1.py', 'other\n');
  repository.commit('Go on', { date: '2026-02-03T08:00:00Z' });
  return repository;
});

const verdicts = (report: Awaited<ReturnType<typeof analyzeRepository>>) =>
  report.specs.map((spec) => [spec.id, spec.status, spec.baseline, summaryOf(spec)]);

/** How many contents of the history a clone does not hold. */
function absent(clone: TestRepository): number {
  const listed = clone.git('rev-list', '--all', '--objects', '--missing=print');
  return listed.split('\n').filter((line) => line.startsWith('?')).length;
}

describe('a shallow or partial clone', () => {
  it.each([
    ['history', ['--depth=1']],
    ['most of the history', ['--depth=3']],
    ['history before a day', ['--shallow-since=2026-01-28']],
    ['contents of files', ['--filter=blob:none']],
    ['lists of files', ['--filter=tree:0']],
    ['history and contents', ['--depth=1', '--filter=blob:none']],
  ])('without %s gives the results of a full one, with few fetches', async (_, options) => {
    using repository = lively();
    const whole = await analyzeRepository(repository);
    using clone = new TestRepository();
    clone.git('clone', '--quiet', ...options, `file://${repository.root}`, '.');
    let fetches: number;
    {
      using shim = new GitShim();
      const report = await analyzeRepository(clone);
      expect(verdicts(report)).toEqual(verdicts(whole));
      fetches = shim.calls.filter((call) => call.includes(' fetch ')).length;
    }
    expect(fetches).toBeLessThanOrEqual(4);
    expect(absent(clone)).toBeGreaterThan(10);
    expect(verdicts(await analyzeRepository(clone))).toEqual(verdicts(whole));
  });

  it.each([
    ['history', ['--depth=1'], 'fetch-depth: 0'],
    ['contents of files', ['--filter=blob:none'], 'Allow `fetch`'],
    ['lists of files', ['--filter=tree:0'], '--filter=blob:none'],
  ])('without %s fetches nothing with `fetch: false`', async (_, options, fix) => {
    using repository = lively();
    using clone = new TestRepository();
    clone.git('clone', '--quiet', ...options, `file://${repository.root}`, '.');
    const objects = clone.git('count-objects', '-v');
    using shim = new GitShim();
    const report = await analyzeRepository(clone, { fetch: false });
    expect(shim.calls.filter((call) => call.includes(' fetch '))).toEqual([]);
    expect(clone.git('count-objects', '-v')).toBe(objects);
    const spec = specOf(report, ID);
    expect(spec.status).toBe('unknown');
    expect(findingsOf(report)).toContain(`warn unknown-baseline ${FILE}`);
    expect(report.findings.find((finding) => finding.spec === ID)?.help).toContain(fix);
  });

  it('without contents of files does not take a renamed file for a new one', async () => {
    using repository = TestRepository.init();
    repository.git('config', 'uploadpack.allowFilter', 'true');
    repository.write('src/a.py', pythonModule()).write('docs/code.md', '# Code\n');
    repository.write(FILE, documentedSpec()).commit('Document it', {
      date: '2026-01-10T12:05:00Z',
    });
    repository.move('src/a.py', 'src/z.py').write('src/z.py', pythonModule({ comment: 'Moved.' }));
    repository.commit('Move it', { date: '2026-01-12T08:00:00Z' });
    using clone = new TestRepository();
    clone.git('clone', '--quiet', '--filter=blob:none', `file://${repository.root}`, '.');
    expect(specOf(await analyzeRepository(clone, { fetch: false }), ID).status).toBe('unknown');
    const spec = specOf(await analyzeRepository(clone), ID);
    expect([spec.status, summaryOf(spec)]).toEqual([
      'up-to-date',
      ['renamed src/a.py > src/z.py +1 -1 comment (no drift)'],
    ]);
  });

  it('without lists of files keeps its branches where fetch.prune is set', async () => {
    using repository = lively();
    repository.git('branch', 'old');
    using clone = new TestRepository();
    clone.git('clone', '--quiet', '--filter=tree:0', `file://${repository.root}`, '.');
    clone.git('config', 'fetch.prune', 'true');
    repository.git('branch', '--quiet', '-D', 'old');
    expect(specOf(await analyzeRepository(clone), ID).status).toBe('drifted');
    expect(clone.git('rev-parse', '--verify', 'origin/old')).not.toBe('');
  });

  it('does not take its oldest commits for changes of every file', async () => {
    using repository = documented();
    repository.git('reset', '--quiet', '--hard', 'HEAD~1');
    repository.git('switch', '--quiet', '--create', 'documentation');
    repository.write('README.md', 'x\n').commit('Start', { date: '2026-01-10T11:00:00Z' });
    repository.write(FILE, documentedSpec()).write('docs/code.md', '# Code\n');
    const documentation = repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
    repository.git('switch', '--quiet', 'main');
    repository.write('src/a.py', 'a\n').commit('Beside it', { date: '2026-01-10T11:30:00Z' });
    repository.write('src/b.py', 'b\n').commit('Change it', { date: '2026-01-11T08:00:00Z' });
    repository.merge('documentation', { date: '2026-01-12T08:00:00Z' });
    using clone = repository.clone(3);
    const report = await analyzeRepository(clone, { fetch: false });
    const spec = specOf(report, ID);
    expect([spec.status, spec.baseline.commit]).toEqual(['drifted', documentation]);
    const subjects = (from: Report): string[][] =>
      specOf(from, ID).changes.map((change) =>
        commitsOf(from, change).map(({ subject }) => subject),
      );
    expect(subjects(report)).toEqual([[], ['Change it']]);
    expect(subjects(await analyzeRepository(clone))).toEqual([['Beside it'], ['Change it']]);
  });

  it('tells why fetching failed, without the password of the remote', async () => {
    using repository = lively();
    using clone = repository.clone(1);
    clone.git('remote', 'set-url', 'origin', 'https://ann:secret@127.0.0.1:1/nothing.git');
    const analysis = await analyzeInDepth({ root: clone.root });
    const { report } = analysis;
    expect(specOf(report, ID).status).toBe('unknown');
    expect(specOf(report, ID).baseline.reason).toContain('fetching them failed');
    expect(report.repository.fetchProblem).toContain('unable to access');
    const [finding] = report.findings.filter(({ file }) => file === '.');
    expect(finding?.message).toContain('could not be fetched: unable to access');
    expect(JSON.stringify(report)).not.toContain('secret');
    // Readers of the site learn that nobody could check, and not what git said.
    const published = await publish(clone.root, analysis, NO_FORMER_SECRETS, {
      sourcePages: DriftOptionsSchema.parse({ sourcePages: { link: 'forge' } }).sourcePages,
      highlighter: new Highlighter({ theme: 'github-light' }, null),
      pageFolders: [],
      isBuild: true,
      tellsDrift: true,
    });
    expect(specOf(published.report, ID).status).toBe('unknown');
    expect(JSON.stringify(published.report)).not.toMatch(/unable to access|fatal/);
    clone.git('remote', 'remove', 'origin');
    const alone = specOf(await analyzeRepository(clone), ID);
    expect(alone.baseline.reason).toContain('the clone has no remote');
  });

  it('counts its own commits on top of fetched ones', async () => {
    using repository = lively();
    using clone = repository.clone(1);
    clone.write('src/f2.py', 'mine\n').commit('Mine', { date: '2026-02-04T08:00:00Z' });
    const whole = specOf(await analyzeRepository(repository), ID);
    const report = await analyzeRepository(clone);
    const spec = specOf(report, ID);
    expect(spec.baseline).toEqual(whole.baseline);
    const change = spec.changes.find(({ path }) => path === 'src/f2.py');
    expect(commitsOf(report, change)[0]?.subject).toBe('Mine');
  });
});
