import { symlinkSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { acceptSpec, analyze, type Report } from '../../integration/engine/src/index.ts';
import { GitShim } from '../support/git-shim.ts';
import { analyzeRepository, changesOf, findingsOf, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, specText } from '../support/specs.ts';
import { template } from '../support/template.ts';

const ID = '2026-01-10-001-doc';
const FILE = `.chant/specs/${ID}.md`;
const OTHER = '2026-01-10-002-old';

const spec = (fields: Parameters<typeof specText>[0] = {}): string =>
  specText({
    completed_at: '2026-01-10T12:00:00Z',
    tracks: ['src/**'],
    target_files: ['docs/code.md'],
    ...fields,
  });

/** Everything that the engine reads: specs, pages, documents, owners, acceptances, commits to ignore. */
const repositoryOfEverything = template(() => {
  const repository = TestRepository.init();
  for (const name of ['a', 'b', 'c', 'd']) repository.write(`src/${name}.py`, numbered(20, name));
  repository.write(FILE, spec()).write('CODEOWNERS', 'src/ @team\n');
  repository.write(`.chant/archive/2026/${OTHER}.md`, spec({ target_files: ['docs/old.md'] }));
  repository.write('docs/code.md', '# Code\n\n## Lines\n\n`src/a.py:3-4` `src/b.py:1`\n');
  repository.write('docs/old.md', '# Old\n\n`src/c.py:2`\n');
  repository.write('docs/page.mdx', '---\ntracks: src/a.py\n---\n\n# Page\n\n`src/a.py:9`\n');
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  repository.write('src/a.py', numbered(20, 'a').replace('a 3', 'three'));
  repository.remove('src/d.py').write('src/e.py', numbered(20, 'd'));
  repository.commit('Change it', { date: '2026-01-20T08:00:00Z' });
  repository.write('src/b.py', numbered(21, 'b'));
  const bulk = repository.commit('Format it', { date: '2026-01-21T08:00:00Z' });
  repository.write('.git-blame-ignore-revs', `${bulk}\n`);
  repository.commit('Ignore that', { date: '2026-01-22T08:00:00Z' });
  return repository;
});

const NOW = new Date('2026-02-01T00:00:00Z');
const committed = (repository: TestRepository, options = {}): Promise<Report> =>
  analyzeRepository(repository, { committed: true, now: NOW, ...options });

const environment = { ...process.env };

afterEach(() => {
  process.env = { ...environment };
});

describe('an analysis with `committed`', () => {
  it('gives the result of a clean working tree', async () => {
    using repository = repositoryOfEverything();
    await acceptSpec({ root: repository.root, spec: OTHER, reason: 'It is fine', author: 'Ada' });
    repository.commit('Accept it', { date: '2026-01-23T08:00:00Z' });
    const report = await committed(repository);
    expect(report).toEqual(await analyzeRepository(repository, { now: NOW }));
    expect(report.specs.map(({ id, status }) => [id, status])).toEqual([
      [ID, 'drifted'],
      [OTHER, 'accepted'],
      ['docs/page.mdx', 'drifted'],
    ]);
    expect(specOf(report, ID).changes[0]?.owners).toEqual(['@team']);
    expect(specOf(report, ID).changes.map(({ path, ignored }) => [path, ignored])).toEqual([
      ['src/a.py', false],
      ['src/b.py', true],
      ['src/e.py', true],
    ]);
  });

  it('ignores the working tree and the index', async () => {
    using repository = repositoryOfEverything();
    const before = await committed(repository);
    repository
      .write('docs/more.md', '---\ntracks: src\n---\n\n# More\n')
      .git('add', 'docs/more.md');
    repository.write('docs/untracked.md', '---\ntracks: src\n---\n\n# Not tracked\n');
    repository.write(FILE, spec({ status: 'pending' })).write('src/new.py', 'new\n');
    repository.write('.drift/none.json', '{}').write('CODEOWNERS', 'src/ @nobody\n');
    repository.write('docs/code.md', '`src/nowhere.py:1`\n').remove('.git-blame-ignore-revs');
    expect(await committed(repository)).toEqual(before);
    for (const path of ['src', 'docs', '.chant', '.drift', 'CODEOWNERS']) repository.remove(path);
    expect(await committed(repository)).toEqual(before);
    repository.git('rm', '-r', '--quiet', '--cached', '.');
    expect(await committed(repository)).toEqual(before);
    expect((await analyzeRepository(repository)).specs).toEqual([]);
  });

  it('reads `.gitattributes` as committed', async () => {
    using repository = repositoryOfEverything();
    repository.write('.gitattributes', 'src/a.py linguist-generated\n');
    repository.commit('Generate it', { date: '2026-01-23T08:00:00Z' });
    const significances = async (): Promise<unknown[]> =>
      specOf(await committed(repository), OTHER).changes.map(({ significance }) => significance);
    const before = await significances();
    expect(before).toContain('mechanical');
    repository.write('.gitattributes', '* -linguist-generated\n').git('add', '.gitattributes');
    repository.remove('.gitattributes');
    expect(await significances()).toEqual(before);
  });

  it('includes files that a sparse checkout leaves out', async () => {
    using repository = repositoryOfEverything();
    const before = await committed(repository);
    repository.git('sparse-checkout', 'set', '--no-cone', '/nothing');
    expect(await committed(repository)).toEqual(before);
  });

  it('fetches the contents that a partial clone lacks, in few fetches', async () => {
    using repository = repositoryOfEverything();
    repository.git('config', 'uploadpack.allowFilter', 'true');
    repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    const { specs, findings, summary } = await committed(repository);
    using clone = new TestRepository();
    const url = `file://${repository.root}`;
    clone.git('clone', '--quiet', '--no-checkout', '--filter=blob:none', url, '.');
    const without = await committed(clone, { fetch: false });
    expect(without.specs.map(({ id }) => id)).toEqual([]);
    using shim = new GitShim();
    expect(await committed(clone)).toMatchObject({ specs, findings, summary });
    expect(shim.calls.filter((call) => call.includes(' fetch ')).length).toBeLessThanOrEqual(9);
  });

  it('says so where there are no commits yet', async () => {
    using repository = TestRepository.init();
    repository.write('src/a.py', 'a\n').write(FILE, spec()).write('docs/code.md', '# Code\n');
    const report = await committed(repository);
    expect(findingsOf(report)).toEqual(['warn unknown-baseline .']);
    expect(report.repository.problem?.reason).toBe('the repository has no commits yet');
    expect(specOf(report, ID).status).toBe('unknown');
  });

  it('names the branch, or none for a detached HEAD', async () => {
    using repository = repositoryOfEverything();
    repository.git('switch', '--quiet', '--create', 'topic/one');
    expect((await committed(repository)).repository).toMatchObject({ branch: 'topic/one' });
    repository.git('switch', '--quiet', '--detach');
    repository.write('src/a.py', 'other\n');
    expect((await committed(repository)).repository).toMatchObject({ branch: null, dirty: false });
  });

  it('can start in any folder, and reports `specs` that are no folders', async () => {
    using repository = repositoryOfEverything();
    const report = await analyze({ root: repository.path('src'), committed: true, now: NOW });
    expect(report).toEqual(await committed(repository));
    const specs = ['.chant/specs', 'docs/nowhere', 'CODEOWNERS', '.'];
    const odd = await committed(repository, { specs });
    expect(findingsOf(odd)).toContain('warn invalid-spec CODEOWNERS:1');
    expect(findingsOf(odd)).toContain('warn invalid-spec docs/nowhere:1');
  });
});

describe('committed symbolic links', () => {
  it('are followed inside of the repository, as in a working tree', async () => {
    using repository = repositoryOfEverything();
    repository.move('CODEOWNERS', 'config/owners').move('docs/code.md', 'texts/code.md');
    repository.move('.chant/specs', 'specs');
    symlinkSync('config/owners', repository.path('CODEOWNERS'));
    symlinkSync('../config/../texts/code.md', repository.path('docs/code.md'));
    symlinkSync('../specs', repository.path('.chant/specs'));
    symlinkSync('texts', repository.path('more'));
    symlinkSync('loop', repository.path('loop'));
    repository.write(
      `specs/${ID}.md`,
      spec({ target_files: ['docs/code.md', 'more/code.md', 'loop', 'more/none.md'] }),
    );
    repository.commit('Link it', { date: '2026-01-23T08:00:00Z' });
    const report = await committed(repository);
    expect(report).toEqual(await analyzeRepository(repository, { now: NOW }));
    const { documents, changes } = specOf(report, ID);
    expect(documents.map(({ file, sections }) => [file, sections.length])).toEqual([
      ['docs/code.md', 2],
      ['more/code.md', 2],
      ['loop', 0],
      ['more/none.md', 0],
    ]);
    expect(changes[0]?.owners).toEqual(['@team']);
  });

  it('are not followed out of the repository', async () => {
    using outside = TestRepository.init();
    outside.write('secret.md', '# Secret\n\n`src/a.py:1`\n').write(`specs/evil.md`, spec());
    using repository = repositoryOfEverything();
    repository.remove('CODEOWNERS').remove('.chant/archive').remove('docs/code.md');
    symlinkSync(outside.path('secret.md'), repository.path('docs/code.md'));
    symlinkSync(outside.path('specs'), repository.path('.chant/archive'));
    symlinkSync('../../../../../../../../etc/passwd', repository.path('CODEOWNERS'));
    symlinkSync(outside.root, repository.path('.drift'));
    repository.commit('Link it', { date: '2026-01-23T08:00:00Z' });
    const report = await committed(repository);
    expect(report).toEqual(await analyzeRepository(repository, { now: NOW }));
    expect(report.specs.map(({ id }) => id)).toEqual([ID, 'docs/old.md', 'docs/page.mdx']);
    expect(specOf(report, ID).documents[0]).toMatchObject({ sections: [], citations: [] });
    expect(findingsOf(report)).toContain('warn invalid-spec .drift:1');
  });
});

it('an analysis with `committed` starts git as often for forty specs as for one', async () => {
  using repository = repositoryOfEverything();
  const count = async (): Promise<number> => {
    using shim = new GitShim();
    await committed(repository);
    return shim.calls.length;
  };
  const few = await count();
  for (let index = 0; index < 40; index++) {
    repository.write(`src/f${index}.py`, numbered(index + 1));
    const target_files = [`docs/d${index}.md`];
    const completed_at = `2026-01-25T10:${10 + index}:00Z`;
    const fields = { completed_at, tracks: [`src/f${index}.py`], target_files };
    repository.write(`.chant/specs/2026-02-01-${100 + index}-x.md`, specText(fields));
    repository.write(`docs/d${index}.md`, `# D\n\n\`src/f${index}.py:1\`\n`);
    repository.write(`docs/p${index}.md`, `---\ntracks: [src/f${index}.py]\n---\n`);
  }
  repository.commit('Document more', { date: '2026-01-25T10:59:00Z' });
  for (let index = 0; index < 40; index++) repository.write(`src/f${index}.py`, 'changed\n');
  repository.commit('Change more', { date: '2026-01-26T10:59:00Z' });
  expect(await count()).toBe(few);
  expect(few).toBeLessThanOrEqual(32);
  expect(changesOf(await committed(repository), 'docs/p0.md')).toEqual([
    'modified src/f0.py +1 -1',
  ]);
});
