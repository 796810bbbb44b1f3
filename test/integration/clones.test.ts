import { describe, expect, it } from 'vitest';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import { GitShim } from '../support/git-shim.ts';
import { analyzeRepository, findingsOf, specOf, summaryOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';

/** Documented, then changed in many commits, with two renames and a page that tracks itself. */
function lively(): TestRepository {
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
}

const verdicts = (report: Awaited<ReturnType<typeof analyzeRepository>>) =>
  report.specs.map((spec) => [spec.id, spec.status, spec.baseline, summaryOf(spec)]);

describe('a clone without', () => {
  it.each([
    ['history', ['--depth=1']],
    ['most of the history', ['--depth=3']],
    ['history before a day', ['--shallow-since=2026-01-28']],
    ['contents of files', ['--filter=blob:none']],
    ['lists of files', ['--filter=tree:0']],
    ['history and contents', ['--depth=1', '--filter=blob:none']],
  ])('%s answers as a whole one does, with a fetch or two', async (_, options) => {
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
    expect(verdicts(await analyzeRepository(clone))).toEqual(verdicts(whole));
  });

  it.each([
    ['history', ['--depth=1'], 'fetch-depth: 0'],
    ['contents of files', ['--filter=blob:none'], 'Allow `fetch`'],
    ['lists of files', ['--filter=tree:0'], '--filter=blob:none'],
  ])('%s does not ask its remote when it must not', async (_, options, fix) => {
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

  it('history tells why its remote did not help, without its password', async () => {
    using repository = lively();
    using clone = repository.clone(1);
    clone.git('remote', 'set-url', 'origin', 'https://ann:secret@127.0.0.1:1/nothing.git');
    const report = await analyzeRepository(clone);
    expect(specOf(report, ID).status).toBe('unknown');
    expect(specOf(report, ID).baseline.reason).toContain('fetching them failed');
    expect(JSON.stringify(report)).not.toContain('secret');
    clone.git('remote', 'remove', 'origin');
    const alone = specOf(await analyzeRepository(clone), ID);
    expect(alone.baseline.reason).toContain('the clone has no remote');
  });

  it('history keeps its own commits on top', async () => {
    using repository = lively();
    using clone = repository.clone(1);
    clone.write('src/f2.py', 'mine\n').commit('Mine', { date: '2026-02-04T08:00:00Z' });
    const [whole, spec] = [
      specOf(await analyzeRepository(repository), ID),
      specOf(await analyzeRepository(clone), ID),
    ];
    expect(spec.baseline).toEqual(whole.baseline);
    expect(spec.changes.find(({ path }) => path === 'src/f2.py')?.commits[0]?.subject).toBe('Mine');
  });
});
