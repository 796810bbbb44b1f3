import { renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inject } from 'vitest';
import { TestRepository } from './repository.ts';

/**
 * Builds a repository once in a process that runs test files, and hands out copies of it, which a test may change. A copy
 * takes no process, where building takes two for each commit.
 *
 * @param build makes the same repository whenever it gets the same arguments, which are plain data
 */
export function template<Arguments extends readonly unknown[]>(
  build: (...args: Arguments) => TestRepository,
): (...args: Arguments) => TestRepository {
  const originals = new Map<string, TestRepository>();
  return (...args) => {
    const original = originals.get(keyOf(args)) ?? keep(build(...args));
    originals.set(keyOf(args), original);
    return original.copy();
  };
}

/** The same, for what takes time to build. */
export function asyncTemplate<Arguments extends readonly unknown[]>(
  build: (...args: Arguments) => Promise<TestRepository>,
): (...args: Arguments) => Promise<TestRepository> {
  const originals = new Map<string, Promise<TestRepository>>();
  return async (...args) => {
    const original = originals.get(keyOf(args)) ?? build(...args).then(keep);
    originals.set(keyOf(args), original);
    return (await original).copy();
  };
}

function keyOf(args: readonly unknown[]): string {
  return JSON.stringify(args, (_, value: unknown) => (value === undefined ? '\0' : value));
}

/** Keeps a repository until the run has ended, in few files. */
function keep(repository: TestRepository): TestRepository {
  repository.git('repack', '-a', '-d', '--quiet');
  const folder = join(inject('templates'), basename(repository.root));
  renameSync(repository.root, folder);
  return new TestRepository(folder);
}
