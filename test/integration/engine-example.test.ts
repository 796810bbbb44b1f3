import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drift } from '../support/cli.ts';
import { blocksOf } from '../support/guide-blocks.ts';
import { TestRepository } from '../support/repository.ts';

const WORKSPACE = join(import.meta.dirname, '../..');

/** The blocks of a section: a program, and what it prints. */
function exampleIn(file: string, heading: string): (string | undefined)[] {
  const text = readFileSync(join(WORKSPACE, file), 'utf8');
  const [, section = ''] = new RegExp(`\n## ${heading}\n(.*?)(?:\n## |$)`, 's').exec(text) ?? [];
  return blocksOf(section).map((block) => block.text);
}

describe('examples in READMEs and guides', () => {
  const repository = TestRepository.init();

  const run = (program: string | undefined): { status: number | null; stdout: string } => {
    repository.write('example.mjs', program ?? '');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], {
      cwd: repository.root,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return { status, stdout };
  };

  beforeAll(() => {
    const [page = ''] = exampleIn('README.md', 'Example');
    repository.write('src/auth.py', 'MINUTES = 30\n').write('docs/sign-in.md', page);
    repository.commit('Document the session', { date: '2026-03-02T08:00:00Z' });
    repository.write('src/auth.py', 'MINUTES = 60\n');
    repository.commit('Double the time of a session', { date: '2026-03-05T08:00:00Z' });
    const installed = repository.path('node_modules/@astro-drift/engine');
    mkdirSync(dirname(installed), { recursive: true });
    symlinkSync(join(WORKSPACE, 'integration/engine'), installed, 'junction');
    repository.write('.git/info/exclude', 'node_modules\nexample.mjs\n');
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('show what `check` prints for the page of the front page', async () => {
    const [, printed] = exampleIn('README.md', 'Example');
    const { code, out } = await drift(repository, ['check']);
    expect({ code, out }).toEqual({ code: 0, out: printed });
  });

  it('show what a program that uses the engine prints', () => {
    const [program, printed] = exampleIn('integration/engine/README.md', 'An example');
    expect(run(program)).toEqual({ status: 1, stdout: printed });
  });

  it('show a program that fails for drift', () => {
    const [program] = exampleIn('content/guides/failing-the-build.md', 'Without a build');
    const { status, stdout } = run(program);
    expect(stdout).toMatch(/^error drift Signing in: .*\nwarn changed-citation /);
    expect(status).toBe(1);
  });

  it('show how a program takes the options of the command line', () => {
    repository.write('drift.config.json', '{ "rules": { "drift": "off" } }');
    const [lines = ''] = exampleIn('integration/engine/README.md', 'Functions');
    const { stdout } = run(`import { analyze, loadConfig } from '@astro-drift/engine';
const root = '.';
${lines}
console.log(report.findings.map(({ rule }) => rule).join());
`);
    expect(stdout).toBe('changed-citation\n');
  });
});
