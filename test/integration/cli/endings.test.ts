import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, commandOf, driftProgram } from '../../support/cli.ts';
import { TestRepository } from '../../support/repository.ts';

describe('a command', () => {
  let repository: TestRepository;

  beforeAll(() => {
    repository = TestRepository.init();
    repository.write('docs/a.md', '---\ntracks: [src/a.py]\n---\n\n# A\n');
    repository.write('src/a.py', 'VALUE = 1\n').commit('Start', { date: '2026-01-01T09:00:00Z' });
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  async function checkWith(configuration: string) {
    repository.write('drift.config.mjs', configuration);
    try {
      return await driftProgram(repository, ['check', '--max-warnings', '0']);
    } finally {
      repository.remove('drift.config.mjs');
    }
  }

  it.each([
    ['process.exit(0);', 'was ended before it was done'],
    ['await new Promise(() => {});', 'was ended before it was done'],
    ["setTimeout(() => { throw new Error('Too late'); }); export default {};", 'error: Too late'],
  ])('ends with 2 where the configuration is %s', async (configuration, message) => {
    const { code, out, err } = await checkWith(configuration);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('ends although the configuration left a timer running', async () => {
    const { code, out } = await checkWith('setInterval(() => {}, 1000); export default {};');
    expect(code).toBe(0);
    expect(out).toContain('All documents agree with their sources.');
  });

  it('ends with 2 where what it prints cannot be written', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `${commandOf(['explain'])} > /dev/full`], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('no space left') as string,
    });
  });

  it('leaves no temporary files behind when it is interrupted', async () => {
    repository.write('.gitattributes', '*.py filter=slow\n').write('src/a.py', 'VALUE = 2\n');
    repository.write('temporary/keep', '');
    // What the command has written by now keeps this filter waiting, and that keeps git and the command.
    const written = `${repository.path('temporary')}/astro-drift-*`;
    const clean = `while ls -d ${written} 2> /dev/null; do sleep 0.1; done >&2; cat`;
    repository.git('config', 'filter.slow.clean', clean);
    const left = (): string[] => readdirSync(repository.path('temporary'));
    const child = spawn(process.execPath, [BIN, 'check'], {
      cwd: repository.root,
      env: { ...process.env, TMPDIR: repository.path('temporary') },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => {
      child.on('exit', (_, signal) => {
        resolve(signal);
      });
    });
    while (left().length < 2) await wait(10);
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    expect(left()).toEqual(['keep']);
  });
});
