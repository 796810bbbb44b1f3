import { cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AnalyzeOptions,
  analyzeSince,
  type Report,
} from '../../integration/engine/src/index.ts';
import { GitError } from '../../integration/engine/src/git/errors.ts';
import { Git } from '../../integration/engine/src/git/git.ts';
import { renderText } from '../../integration/engine/src/reporters/text.ts';
import { drift } from '../support/cli.ts';
import { type GitFault, GitShim } from '../support/git-shim.ts';
import { analyzeRepository } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, pythonModule, specText } from '../support/specs.ts';

/** Everything that makes git work, and nothing that makes a document drift. */
function agreeing(): TestRepository {
  const repository = TestRepository.init();
  const document = (name: string, fields = {}): string =>
    specText({
      completed_at: '2026-01-10T12:00:00Z',
      tracks: [`src/${name}/**`],
      target_files: [`docs/${name}.md`],
      ...fields,
    });
  for (const name of ['one', 'two', 'three']) {
    repository.write(`src/${name}/main.py`, pythonModule());
    repository.write(`docs/${name}.md`, `# ${name}\n\nSee \`src/${name}/main.py:2-3\`.\n`);
  }
  repository.write('src/one/kept.py', numbered(20));
  repository.write('.gitattributes', '*.js linguist-generated\n');
  const first = repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  repository.write('.chant/specs/2026-01-10-001-one.md', document('one'));
  repository.write(
    '.chant/specs/2026-01-10-002-two.md',
    document('two', { completed_at: undefined, commits: [first] }),
  );
  repository.write('docs/three.md', '---\ntracks: src/three\n---\n\nSee `src/three/main.py:2`.\n');
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  for (const name of ['one', 'two', 'three']) {
    repository.write(`src/${name}/main.py`, pythonModule({ comment: `What ${name} is worth.` }));
  }
  repository.commit('Explain it', { date: '2026-01-12T08:00:00Z' });
  repository.write('src/two/main.py', pythonModule({ comment: 'Not committed yet.' }));
  repository.move('src/one/kept.py', 'src/one/moved.py');
  return repository;
}

let repository: TestRepository;

beforeAll(() => {
  repository = agreeing();
});

afterAll(() => {
  repository[Symbol.dispose]();
});

const options: Omit<AnalyzeOptions, 'root'> = {
  rules: { 'undocumented-source': 'warn', 'changed-citation': 'off' },
  coverage: ['src/**', '!src/**/*.py'],
  // Otherwise, later runs would start fewer processes.
  cacheDir: false,
};

type Run = (repository: TestRepository) => Promise<Report>;

/** What a run says, whether it ends with a report or with an error. */
async function outcome(run: Run, where: TestRepository): Promise<string> {
  try {
    return renderText(await run(where));
  } catch (error) {
    return `error: ${String(error)}`;
  }
}

type Fault = Omit<GitFault, 'within'>;

/** A fault of each call of a run; in all ways to fail of the first call of a command. */
async function faultsOf(run: Run): Promise<Fault[]> {
  using shim = new GitShim();
  await run(repository);
  const counts = new Map<string, number>();
  return shim.commands.flatMap((command) => {
    const call = counts.get(command) ?? 0;
    counts.set(command, call + 1);
    const ways = call === 0 ? (['kill', 'cut', 'fail'] as const) : (['kill'] as const);
    return ways.map((how) => ({ command, call, how }));
  });
}

/** The faults after which a run says that all is well. */
async function quietFaults(
  run: Run,
  wellSaid: RegExp,
  isTried: (fault: Fault) => boolean = () => true,
): Promise<string[]> {
  expect(await outcome(run, repository)).toMatch(wellSaid);
  const faults = (await faultsOf(run)).filter(isTried);
  expect(faults.length).toBeGreaterThan(10);
  const quiet: string[] = [];
  for (const { command, call, how } of faults) {
    using copy = new TestRepository();
    cpSync(repository.root, copy.root, { recursive: true });
    using shim = new GitShim({}, { command, call, how, within: copy.root });
    const said = await outcome(run, copy);
    // How many processes read contents depends on which of them are asked for at the same time.
    expect(shim.hasFailed || call > 0, `${command} was called`).toBe(true);
    if (shim.hasFailed && wellSaid.test(said)) quiet.push(`${how} ${command} ${call}`);
  }
  return quiet;
}

describe('a git process that fails', () => {
  it('never passes for documents that agree, whichever it is and however it fails', async () => {
    const run: Run = (where) => analyzeRepository(where, options);
    expect(await quietFaults(run, /All documents agree with their sources\./)).toEqual([]);
  }, 600_000);

  it('never passes for a change that caused nothing', async () => {
    const run: Run = ({ root }) => analyzeSince({ root, since: 'HEAD~1', ...options });
    const isTried = ({ call, how }: Fault): boolean => call === 0 && how === 'kill';
    expect(await quietFaults(run, /^0 errors, 0 warnings/m, isTried)).toEqual([]);
  }, 600_000);

  it('ends a check with 2, and with what happened', async () => {
    const within = repository.root;
    using shim = new GitShim({}, { command: 'ls-tree', call: 0, within, how: 'kill' });
    const { code, out, err } = await drift(repository, ['check']);
    expect(code).toBe(2);
    expect(out).not.toContain('agree');
    expect(err).toContain('git ls-tree was ended by SIGKILL');
    expect(shim.hasFailed).toBe(true);
  });
});

describe('a fetch', () => {
  it('that is killed is not taken for one that brought nothing', async () => {
    using clone = repository.clone(1);
    using shim = new GitShim({}, { command: 'fetch', call: 0, within: clone.root, how: 'kill' });
    const { repository: found, summary } = await analyzeRepository(clone, options);
    expect(shim.hasFailed).toBe(true);
    expect(found.fetchProblem).toBe('git fetch was ended by a signal');
    expect(summary.specs.unknown).toBeGreaterThan(0);
  });
});

describe('git', () => {
  const args = ['ls-tree', '-r', 'HEAD'];

  it('is ended where it makes no progress, with all that it has started', async () => {
    const within = repository.root;
    using shim = new GitShim({}, { command: 'ls-tree', call: 0, within, how: 'hang' });
    const git = new Git(repository.root, { patience: 300 });
    await expect(git.text(args)).rejects.toThrow('git ls-tree made no progress');
    expect(shim.hasFailed).toBe(true);
  });

  it('is no failure where we end it after the last answer that we need', async () => {
    const git = new Git(repository.root);
    for await (const chunk of git.stream(['log', '--patch', '-10000'])) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await expect(git.text(args)).resolves.toContain('docs/one.md');
  });

  it('says no with an exit code, and fails with any other', async () => {
    const git = new Git(repository.root);
    expect(await git.answer(['config', '--get', 'no.such'])).toBeNull();
    await expect(git.answer(['config', '--get', 'nothing'])).resolves.toBeNull();
    await expect(git.answer(['merge-base', 'HEAD', 'nowhere'])).rejects.toThrow(GitError);
    await expect(git.text(['config', '--get', 'no.such'])).rejects.toThrow('said nothing');
  });
});
