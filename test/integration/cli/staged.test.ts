import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandOf, drift } from '../../support/cli.ts';
import { cleanEnvironment } from '../../support/site.ts';
import { TestRepository } from '../../support/repository.ts';
import { template } from '../../support/template.ts';

const DATE = { date: '2026-01-01T09:00:00Z' };

const A = `---
tracks: [src/a.py]
---

# A

## Limit

\`LIMIT\` is 1: \`src/a.py:1\`

## Other

Nothing.
`;

const ACCEPTED = A.replace('is 1', 'is 2');

const CHECK = ['check', '--staged', '--since', 'HEAD', '--rule', 'drift=error'];

const start = template(() => {
  const repository = TestRepository.init();
  repository
    .write('docs/a.md', A)
    .write('docs/b.md', '---\ntracks: [src/b.py]\n---\n\n# B\n\n`LEVEL`\n')
    .write('src/a.py', 'LIMIT = 1\n\n\ndef read():\n    return LIMIT\n')
    .write('src/b.py', 'LEVEL = 1\n')
    .commit('Start', DATE);
  return repository;
});

/** A commit with the hook, as a person makes one. Returns what the hook printed, if it refused. */
function commit(repository: TestRepository, ...args: string[]): string | null {
  try {
    execFileSync('git', ['commit', '--quiet', '-m', 'Next', ...args], {
      cwd: repository.root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...cleanEnvironment({}),
        HOME: repository.root,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_AUTHOR_NAME: 'A',
        GIT_AUTHOR_EMAIL: 'a@example.com',
        GIT_COMMITTER_NAME: 'A',
        GIT_COMMITTER_EMAIL: 'a@example.com',
      },
    });
    return null;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}

function withHook(repository: TestRepository): TestRepository {
  const hook = '.git/hooks/pre-commit';
  repository.write(hook, `#!/bin/sh\nexec ${commandOf([...CHECK, '--format', 'unix'])}\n`);
  chmodSync(repository.path(hook), 0o755);
  return repository;
}

describe('check --staged', () => {
  let repository: TestRepository;

  beforeEach(() => {
    repository = start();
  });

  afterEach(() => {
    repository[Symbol.dispose]();
  });

  const check = async (...args: string[]): Promise<string> => {
    const { out, err } = await drift(repository, [...CHECK, '--format', 'unix', ...args]);
    return out + err;
  };

  it('judges what is staged of a file, and not the rest of it', async () => {
    repository.write('src/a.py', 'LIMIT = 2\n\n\ndef read():\n    return LIMIT\n');
    expect(await check()).toBe('');
    repository.git('add', 'src/a.py');
    repository.write('src/a.py', 'LIMIT = 1\n\n\ndef read():\n    return LIMIT\n');
    expect(await check()).toMatch(/^docs\/a\.md:7:1: error: .*from `1` to `2`.*\[drift\]\n/);
  });

  it('wants the half of the work that is not staged', async () => {
    repository.write('src/a.py', 'LIMIT = 2\n').write('docs/a.md', ACCEPTED);
    repository.git('add', 'src/a.py');
    expect(await check()).toContain('docs/a.md:9:');
    repository.git('add', 'docs/a.md');
    expect(await check()).toBe('');
  });

  it('does not mind work that is not staged', async () => {
    repository.write('src/b.py', 'LEVEL = 2\n').write('docs/a.md', '---\ntracks: [gone]\n---\n');
    repository.write('docs/new.md', '---\ntracks: [gone.py]\n---\n\n# New\n');
    repository.write('src/a.py', 'LIMIT = 1\n\n\ndef read():\n    return LIMIT + 1\n');
    repository.git('add', 'src/a.py');
    expect(await check()).toBe('');
  });

  it('sees new pages, deleted sources, and renames', async () => {
    repository.git('mv', 'src/b.py', 'src/c.py');
    repository.write('docs/new.md', '---\ntracks: [src/none.py]\n---\n\n# New\n');
    repository.git('add', 'docs/new.md');
    repository.remove('docs/new.md');
    const said = await check('--rule', 'drift=error:internal');
    expect(said).toMatch(/^docs\/new\.md:.*\[empty-input\]$/m);
    expect(said).toMatch(/^docs\/b\.md:.*src\/c\.py.*\[drift\]$/m);
    repository.git('reset', '--quiet', '--hard');
    repository.git('rm', '--quiet', 'src/a.py');
    repository.write('src/a.py', 'LIMIT = 1\n');
    expect(await check()).toMatch(/^docs\/a\.md:9:15: error: .*it is gone.*$/m);
  });

  it('does not see a file that is only intended to be added', async () => {
    repository.write('docs/new.md', '---\ntracks: [src/none.py]\n---\n\n# New\n');
    repository.git('add', '--intent-to-add', 'docs/new.md');
    expect(await check()).toBe('');
  });

  it('reads acceptances from the index', async () => {
    repository.write('src/a.py', 'LIMIT = 2\n');
    repository.git('add', 'src/a.py');
    const accept = ['accept', 'docs/a.md', '--reason', 'x', '--author', 'A'];
    expect((await drift(repository, accept)).code).toBe(0);
    expect(await check()).toContain('docs/a.md:9:');
    repository.git('add', '.drift');
    expect(await check()).toBe('');
  });

  it('is refused while a merge has conflicts, and works once they are resolved', async () => {
    repository.git('checkout', '--quiet', '-b', 'side');
    repository.write('src/a.py', 'LIMIT = 3\n').commit('Side', DATE);
    repository.git('checkout', '--quiet', 'main');
    repository.write('src/a.py', 'LIMIT = 2\n').write('docs/a.md', ACCEPTED).commit('Main', DATE);
    expect(() => repository.git('merge', '--quiet', 'side')).toThrow();
    const { code, out, err } = await drift(repository, CHECK);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      'error: `staged`: The index has conflicts in src/a.py.\n  Resolve them, and stage the files with `git add`.\n',
    );
    repository.write('src/a.py', 'LIMIT = 3\n').git('add', 'src/a.py');
    expect(await check()).toContain('docs/a.md:9:');
  });

  it('checks the first commit of a repository', async () => {
    using fresh = TestRepository.init();
    fresh
      .write('docs/a.md', A.replace('src/a.py]', 'src/none.py]'))
      .write('src/a.py', 'LIMIT = 1\n');
    // The folder of the reference exists, so that it belongs to this repository.
    fresh.write('src/b.py', 'LEVEL = 1\n').git('add', 'docs', 'src/b.py');
    const { code, out } = await drift(fresh, ['check', '--staged', '--format', 'unix']);
    expect(code).toBe(1);
    expect(out).toContain('[empty-input]');
    expect(out).toContain('[broken-citation]');
    fresh.git('rm', '--quiet', '--cached', 'docs/a.md');
    const none = await drift(fresh, ['check', '--staged', '--format', 'unix']);
    expect(none.out).toMatch(/^\.:1:1: warning: .*\[invalid-spec\]\n$/);
  });

  it('does not write to the repository, and refuses to be combined with another state', async () => {
    repository.write('src/a.py', 'LIMIT = 2\n').git('add', 'src/a.py');
    const before = repository.git('count-objects', '-v');
    await check();
    expect(repository.git('count-objects', '-v')).toBe(before);
    for (const other of [['--committed'], ['--at', 'HEAD']]) {
      const { code, err } = await drift(repository, ['check', '--staged', ...other]);
      expect(code).toBe(2);
      expect(err).toMatch(/cannot be used with/);
    }
  });

  it('works for status, affected, diff and coverage', async () => {
    repository.write('src/a.py', 'LIMIT = 2\n').git('add', 'src/a.py');
    repository.write('src/a.py', 'LIMIT = 3\n');
    const run = async (...args: string[]): Promise<string> =>
      (await drift(repository, [...args, '--staged'])).out;
    expect(await run('status', 'docs/a.md')).toMatch(/^drifted +uncommitted +1 of 1/m);
    expect(await run('diff', 'docs/a.md')).toContain('+LIMIT = 2');
    expect(await run('affected', '--since', 'HEAD')).toContain('docs/a.md: A (drifted)');
    expect(await run('coverage')).toContain('100 % of 2 source files');
  });
});

describe('check --staged in a hook', () => {
  it('judges what git is about to commit, which may not be the index of the repository', () => {
    using repository = withHook(start());
    repository.write('src/a.py', 'LIMIT = 2\n').write('src/b.py', 'LEVEL = 2\n');
    expect(commit(repository, '-a')).toMatch(/docs\/a\.md:.*\n(.*\n)?docs\/b\.md:/);
    // Only what is named is committed, even if more is staged.
    repository.write('docs/a.md', ACCEPTED);
    repository.git('add', 'src/b.py');
    expect(commit(repository, 'src/a.py')).toMatch(/^docs\/a\.md:(?!.*b\.md)/);
    expect(commit(repository, 'src/a.py', 'docs/a.md')).toBeNull();
    expect(commit(repository)).toMatch(/^docs\/b\.md:/);
    expect(repository.git('log', '--format=%s')).toBe('Next\nStart');
  });

  it('works in a linked worktree, and in a subfolder of it', async () => {
    using repository = withHook(start());
    using place = new TestRepository();
    repository.git('worktree', 'add', '--quiet', place.path('tree'), '-b', 'side');
    const tree = new TestRepository(place.path('tree'));
    tree.write('src/a.py', 'LIMIT = 2\n');
    expect(commit(tree, '-a')).toMatch(/^docs\/a\.md:/);
    tree.git('add', 'src');
    expect(commit(tree)).toMatch(/^docs\/a\.md:/);
    const { out } = await drift(tree, [...CHECK, '--format', 'unix'], { folder: 'docs' });
    expect(out).toMatch(/^docs\/a\.md:/);
    // The index of the repository is another one.
    const main = await drift(repository, [...CHECK, '--format', 'unix']);
    expect(main.out).toBe('');
    repository.git('worktree', 'remove', '--force', place.path('tree'));
  });

  it('does not apply the index of a hook to another repository', async () => {
    using repository = start();
    using other = start();
    other.write('src/a.py', 'LIMIT = 2\n').git('add', 'src/a.py');
    const { out } = await drift(repository, [...CHECK, '--root', other.root, '--format', 'unix'], {
      env: { GIT_INDEX_FILE: repository.path('.git/index') },
    });
    expect(out).toMatch(/^docs\/a\.md:/);
  });
});
