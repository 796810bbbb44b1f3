import { expect, it } from 'vitest';
import {
  type FormerSecrets,
  SecretHistory,
} from '../../integration/astro/src/site/secret-history.ts';
import { GitShim } from '../support/git-shim.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';

const DATE = { date: '2026-01-11T08:00:00Z' };

async function read(repository: TestRepository): Promise<FormerSecrets> {
  return new SecretHistory(repository.root).read();
}

/** Renamed twice, edited on the way, and copied. */
function renamed(): TestRepository {
  const repository = TestRepository.init();
  repository.write('.env', numbered(20, 'KEY')).write('deploy/secrets/db.txt', numbered(20, 'DB'));
  repository.write('src/a.ts', numbered(20, 'a')).write('credentials.json', '{}\n');
  repository.commit('Write secrets', DATE);
  repository.move('.env', 'config/one.txt').move('deploy/secrets/db.txt', 'deploy/db.txt');
  repository.move('src/a.ts', 'src/b.ts').write('config/one.txt', numbered(22, 'KEY'));
  repository.write('package.json', '{}\n').write('id_rsa', 'KEY\n');
  repository.commit('Rename them', DATE);
  repository.move('config/one.txt', 'config/two.txt').write('config/two.txt', numbered(25, 'KEY'));
  repository.write('copy-of-key.txt', 'KEY\n').remove('id_rsa');
  repository.write('other.txt', 'KEY\n').write('id_rsa.pub', 'PUBLIC\n');
  repository.commit('Rename one again', DATE);
  return repository;
}

it('follows files with the names of secrets through all of the history', async () => {
  using repository = renamed();
  const { paths, contents } = await read(repository);
  expect([...paths].sort()).toEqual([
    'config/one.txt',
    'config/two.txt',
    'copy-of-key.txt',
    'deploy/db.txt',
    'other.txt',
  ]);
  expect(contents.has(repository.git('rev-parse', 'HEAD~2:.env'))).toBe(true);
  expect(contents.has(repository.git('rev-parse', 'HEAD:other.txt'))).toBe(true);
  const names = ['package.json', 'deploy/db.txt', 'src/b.ts', 'id_rsa.pub'];
  for (const name of names) {
    expect(contents.has(repository.git('rev-parse', `HEAD:${name}`)), name).toBe(false);
  }
});

it('follows them into the index, and through merges', async () => {
  using repository = renamed();
  repository.git('checkout', '-qb', 'side');
  repository.write('server.key', numbered(20, 'SERVER')).commit('Add a key', DATE);
  repository.git('checkout', '-q', 'main');
  repository.write('src/c.ts', 'c\n').commit('Go on', DATE);
  repository.merge('side', DATE);
  repository.git('mv', 'server.key', 'merged.txt');
  repository.git('commit', '-q', '--amend', '--no-edit');
  repository.git('mv', 'config/two.txt', 'config/three.txt');
  const { paths } = await read(repository);
  expect([...paths]).toEqual(expect.arrayContaining(['merged.txt', 'config/three.txt']));
  repository.git('commit', '-qm', 'Rename it once more');
  expect([...(await read(repository)).paths]).toContain('config/three.txt');
  using clone = repository.clone(1);
  expect((await read(clone)).paths.size).toBe(0);
});

it('is read once for each newest commit', async () => {
  using repository = renamed();
  const history = new SecretHistory(repository.root);
  using shim = new GitShim();
  const found = await history.read();
  expect(await history.read()).toEqual(found);
  expect(shim.calls.length).toBeLessThan(12);
  expect(shim.calls.filter((call) => call.includes(' log '))).toHaveLength(1);
});

it('is empty where there is no commit, and no repository', async () => {
  using repository = TestRepository.init();
  using folder = new TestRepository();
  for (const { root } of [repository, folder]) {
    expect(await new SecretHistory(root).read()).toEqual({ paths: new Set(), contents: new Set() });
  }
});
