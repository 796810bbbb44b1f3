import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, getPriority } from 'node:os';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyzeInDepth } from '../../integration/engine/src/analyze.ts';
import { Engine } from '../../integration/astro/src/site/engine.ts';
import { createSession } from '../../integration/astro/src/site/session.ts';
import { DriftOptionsSchema } from '../../integration/engine/src/configuration/options.ts';
import { Highlighter } from '../../integration/astro/src/source/highlighter.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, specText } from '../support/specs.ts';

const ENGINE = fileURLToPath(
  new URL('../../integration/astro/src/site/engine.ts', import.meta.url),
);

let repository: TestRepository;
let engine: Engine;

beforeAll(() => {
  engine = new Engine();
  repository = TestRepository.init();
  repository.write('src/a.py', numbered(5)).write('docs/a.md', '# A\n\n`src/a.py:1-2`\n');
  repository.write(
    '.chant/specs/001-a.md',
    specText({
      completed_at: '2026-01-10T12:00:00Z',
      tracks: ['src/*.py'],
      target_files: ['docs/a.md'],
    }),
  );
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  repository.write('src/a.py', numbered(6)).write('src/b.py', numbered(1));
});

afterAll(() => {
  engine.end();
  repository[Symbol.dispose]();
});

/** A program that asks the engine, and ends in its own way. */
function program(end: string): string[] {
  return [
    '--input-type=module',
    '--eval',
    `const { Engine } = await import(${JSON.stringify(ENGINE)});
const engine = new Engine();
const asked = engine.analyze({ root: ${JSON.stringify(repository.root)} });
${end}`,
  ];
}

describe('the engine in a process of its own', () => {
  it('gives the same result as in this process, with the contents that are not committed', async () => {
    const options = { root: repository.root, now: new Date('2026-02-01T00:00:00Z') };
    const [first, second] = await Promise.all([engine.analyze(options), engine.analyze(options)]);
    const expected = await analyzeInDepth(options);
    expect(first).toEqual(expected);
    expect(second).toEqual(expected);
    expect([...first.untracked]).toEqual(['src/b.py']);
    expect([...first.contents.values()].sort()).toEqual([numbered(1), numbered(6)]);
  });

  it('rejects wrong options, and answers the next request', async () => {
    const wrong = { root: repository.path('nowhere') };
    await expect(engine.analyze(wrong)).rejects.toThrow('`root`: there is no folder');
    expect((await engine.analyze({ root: repository.root })).report.specs).toHaveLength(1);
  });

  it('runs with a lower priority than the site', async () => {
    await engine.analyze({ root: repository.root });
    const low = Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL);
    expect(getPriority(processOf(engine).pid)).toBe(low);
  });

  it('starts again after it was ended', async () => {
    engine.end();
    expect((await engine.analyze({ root: repository.root })).report.specs).toHaveLength(1);
  });

  it('keeps a program running until it has answered, and no longer', async () => {
    const run = promisify(execFile)(
      process.execPath,
      program('console.log((await asked).report.specs.length);'),
    );
    expect((await run).stdout).toBe('1\n');
  });

  it('rejects pending requests when its process is killed', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      program(`engine.child.kill('SIGKILL');
console.log(await asked.catch(({ message }) => message));`),
    );
    expect(stdout).toBe('The engine ended before it answered, with SIGKILL.\n');
  });

  it('is started again by a session after it was killed', async () => {
    const failing = new Engine();
    const { sourcePages } = DriftOptionsSchema.parse({});
    const tools = {
      engine: failing,
      sourcePages,
      highlighter: new Highlighter({}, null),
      pageFolders: [],
      isBuild: false,
      tellsDrift: true,
    };
    const session = createSession(repository.root, {}, tools);
    const first = session.analysis();
    processOf(failing).kill('SIGKILL');
    await expect(first).rejects.toThrow('The engine ended');
    expect((await session.analysis()).report.specs).toHaveLength(1);
    failing.end();
  });

  it.skipIf(process.platform === 'win32')(
    'ends when the program that started it is killed',
    async () => {
      const child = spawn(
        process.execPath,
        program('console.log(engine.child.pid); await asked; setInterval(() => {}, 1000);'),
      );
      const [pid] = (await once(child.stdout, 'data')) as [Buffer];
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await expect.poll(() => isRunning(Number(String(pid)))).toBe(false);
    },
  );
});

function processOf(running: Engine): ChildProcess {
  return (running as unknown as { child: ChildProcess }).child;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
