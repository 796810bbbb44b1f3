import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, drift, driftProgram, driftWith } from '../../support/cli.ts';
import { documented } from '../../support/documented.ts';
import { TestRepository } from '../../support/repository.ts';

describe('outside of a repository', () => {
  let folder: TestRepository;

  beforeAll(() => {
    folder = new TestRepository();
    folder.write('docs/a.md', '---\ntracks: [src/a.py]\n---\n\n# A\n');
    // Who reads it waits for ever.
    execFileSync('mkfifo', [folder.path('docs/pipe.md')]);
  });

  afterAll(() => {
    folder[Symbol.dispose]();
  });

  it.each([
    ['check'],
    ['check', '--rule', 'unknown-baseline=error', '--output', 'report.json'],
    ['status'],
    ['affected', 'src'],
    ['diff', 'a'],
    ['accept', 'a', '--reason', 'x'],
    ['coverage'],
    ['fix'],
    ['init', '--yes'],
  ])('%s says so before it reads anything', async (...args) => {
    const env = { GIT_CEILING_DIRECTORIES: folder.root };
    const { code, out, err } = await drift(folder, args, { env });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^error: Nothing can be \w+(?: \w+)?: this folder is not inside a git/);
    expect(err).not.toContain('not your mistake');
  });

  it('what needs no repository works, and a shell is offered no specs', async () => {
    const env = { GIT_CEILING_DIRECTORIES: folder.root };
    expect(await drift(folder, ['explain', 'drift'], { env })).toMatchObject({ code: 0, err: '' });
    const offered = await drift(folder, ['complete', '--', 'check', ''], { env });
    expect(offered.out).not.toContain('docs/');
  });
});

describe('what the machine lacks is named', () => {
  let repository: TestRepository;

  beforeAll(() => {
    repository = documented();
    repository.write('src/a.py', 'changed\n');
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('where there is no place for temporary files', async () => {
    const env = { TMPDIR: '/nowhere' };
    const { code, out, err } = await driftProgram(repository, ['check'], { env });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('No temporary folder can be made in /nowhere (no such file or directory');
    expect(err).toContain('Set TMPDIR to a folder that can be written');
    expect(err).not.toContain('not your mistake');
  });

  it('where Node may do no more than read', async () => {
    const options = ['--permission', '--allow-fs-read=*'];
    const { code, out, err } = await driftWith(options, repository, ['check']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toContain('not your mistake');
    const [, missing = ''] = /Start Node with `(.+)` as well/.exec(err) ?? [];
    expect(missing).toMatch(
      /^--allow-fs-write=\S+ --allow-child-process --allow-worker --allow-addons$/,
    );
    const allowed = await driftWith([...options, ...missing.split(' ')], repository, ['check']);
    expect(allowed.out).toContain('1 warning in 1 spec.');
    expect(allowed.code).toBe(0);
  });

  it('where Node is too old for anything that the command imports', () => {
    const text = readFileSync(BIN, 'utf8');
    const imports = [...text.matchAll(/^import .*?'(.+)';$/gm)].map(([, name]) => name);
    expect(imports).toEqual(['./node-version.js']);
    expect(text).toContain("import('./run.js')");
  });
});
