import { readdirSync, readFileSync, statSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { ChangeReport } from '../../integration/engine/src/index.ts';
import { seeds } from '../support/nightly.ts';
import { seeded } from '../support/random.ts';
import { analyzeRepository, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, specText } from '../support/specs.ts';

/** Completed at random. */
const ID = '2026-01-01-001-rnd';
/** Completed in the very first commit, and before it. */
const FIRST = '2026-01-01-000-fst';
const SPECS: Readonly<Record<string, RegExp>> = { [ID]: /^/, [FIRST]: /^src\/f[^/]*\.py$/ };
const STEPS = 25;
const SEEDS = seeds(4, 25);
/** Further ones, for each kind of clone. */
const CLONED = seeds(1, 3).map((seed) => 100 + seed);
const START = Date.parse('2026-01-01T00:00:00Z');

/** What may happen, which the seeds of every run have to bring about. */
const KINDS = [
  'an edit',
  'a file that is new, or written anew',
  'a file that is removed',
  'a file that is renamed',
  'a merge',
  'a merge of two branches at once',
  'a squash',
  'a conflict',
  'a revert',
  'a completion on main',
  'a completion on a branch',
  'edits that are not committed',
] as const;

/** The contents of the files in `src`, by name. */
type Tree = ReadonlyMap<string, string>;

/** A repository that somebody works in at random, and the commits at which its specs were completed. */
class RandomHistory {
  readonly repository = TestRepository.init();
  readonly baselines: Record<string, { commit: string; tree: Tree }> = {};
  readonly happened = new Set<(typeof KINDS)[number]>();
  private readonly random: (limit: number) => number;
  private minutes = 0;
  private branches = 0;

  constructor(seed: number) {
    this.random = seeded(seed);
    for (let index = 0; index < 8; index++) this.repository.write(`src/f${index}.py`, numbered(6));
    this.declare(FIRST, '2025-12-31T00:00:00Z', 'src/f*.py');
    this.baselines[FIRST] = { commit: this.commit('Start'), tree: this.tree() };
    const completion = 3 + this.random(STEPS - 6);
    for (let step = 0; step < STEPS; step++) {
      if (step === completion) this.complete();
      else this.step();
    }
    for (let edits = this.random(3); edits > 0; edits--) {
      this.edit();
      this.happened.add('edits that are not committed');
    }
  }

  /** What is in the working tree. */
  tree(): Tree {
    const paths = this.files().map((name) => [name, this.repository.path(`src/${name}`)] as const);
    return new Map(
      paths
        .filter(([, path]) => statSync(path).isFile())
        .map(([name, path]) => [name, readFileSync(path, 'utf8')]),
    );
  }

  private declare(id: string, completed_at: string, pattern: string): void {
    const target = `docs/${id}.md`;
    const text = specText({ completed_at, tracks: [pattern], target_files: [target] });
    this.repository.write(`.chant/specs/${id}.md`, text).write(target, '# A\n');
  }

  private now(): string {
    this.minutes += 10;
    return new Date(START + this.minutes * 60_000).toISOString().replace('.000Z', 'Z');
  }

  private commit(message: string): string {
    return this.repository.commit(message, { date: this.now() });
  }

  private files(): string[] {
    return readdirSync(this.repository.path('src')).sort();
  }

  private pick(): string {
    const files = this.files();
    return `src/${files[this.random(files.length)] ?? 'f0.py'}`;
  }

  /** One change of the working tree. */
  private edit(): void {
    const { repository } = this;
    const file = this.pick();
    const choice = this.random(8);
    if (choice === 0 && this.files().length > 3) {
      this.happened.add('a file that is removed');
      repository.remove(file);
    } else if (choice === 1) {
      this.happened.add('a file that is renamed');
      repository.move(file, `src/r${this.random(20)}.py`);
    } else if (choice === 2) {
      this.happened.add('a file that is new, or written anew');
      repository.write(`src/n${this.random(20)}.py`, numbered(this.random(9)));
    } else {
      this.happened.add('an edit');
      const lines = readFileSync(repository.path(file), 'utf8').split('\n');
      lines.splice(this.random(lines.length), this.random(2), `edit ${this.random(5)}`);
      repository.write(file, lines.join('\n'));
    }
  }

  private work(): void {
    for (let edits = 1 + this.random(3); edits > 0; edits--) this.edit();
    this.commit(`Work ${this.minutes}`);
  }

  private step(): void {
    const choice = this.random(7);
    if (choice === 0) this.merge('--no-ff');
    else if (choice === 1) this.merge('--squash');
    else if (choice === 2) this.revert();
    else if (choice === 3) this.mergeAtOnce();
    else this.work();
  }

  /** Work on two branches, in files of their own, and perhaps on main, in one merge. */
  private mergeAtOnce(): void {
    const { repository } = this;
    this.happened.add('a merge of two branches at once');
    const branches = [this.branches++, this.branches++].map((number) => `branch-${number}`);
    for (const branch of branches) {
      repository.git('switch', '--quiet', '--create', branch, 'main');
      repository.write(`src/${branch}.py`, numbered(this.random(9)));
      this.commit(`Branch ${branch}`);
    }
    repository.git('switch', '--quiet', 'main');
    if (this.random(2) === 0) this.work();
    repository.merge(branches, { date: this.now() });
  }

  private revert(): void {
    const { repository } = this;
    const message = repository.git('log', '-1', '--format=%s');
    if (!message.startsWith('Work')) return;
    this.happened.add('a revert');
    repository.git('revert', '--no-commit', 'HEAD');
    this.commit(`Work that is taken back: ${message}`);
  }

  /** Work on a branch and on main, merged; conflicts are resolved to something of its own. */
  private merge(how: '--no-ff' | '--squash', onBranch?: () => void): void {
    const { repository } = this;
    this.happened.add(how === '--squash' ? 'a squash' : 'a merge');
    const branch = `branch-${this.branches++}`;
    repository.git('switch', '--quiet', '--create', branch);
    if (onBranch === undefined) this.work();
    else onBranch();
    if (this.random(2) === 0) this.work();
    repository.git('switch', '--quiet', 'main');
    if (this.random(3) > 0) this.work();
    try {
      repository.git('merge', '--quiet', '--no-commit', how, branch);
    } catch {
      this.happened.add('a conflict');
      for (const file of repository.git('diff', '--name-only', '--diff-filter=U').split('\n')) {
        if (file !== '') repository.write(file, `resolved ${this.random(9)}\n`);
      }
    }
    this.commit(`Merge ${branch}`);
  }

  /** Completes the spec, alone or with code, on main or on a branch that is merged later. */
  private complete(): void {
    const write = (): void => {
      this.declare(ID, this.now(), 'src/**');
      if (this.random(2) === 0) this.edit();
      this.baselines[ID] = { commit: this.commit('Document it'), tree: this.tree() };
    };
    if (this.random(3) === 0) {
      this.happened.add('a completion on a branch');
      this.merge('--no-ff', write);
    } else {
      this.happened.add('a completion on main');
      write();
    }
  }
}

/** The slow and obvious way: both trees side by side, file by file. */
function compareTrees(then: Tree, now: Tree): string[] {
  return [...new Set([...then.keys(), ...now.keys()])]
    .filter((name) => then.get(name) !== now.get(name))
    .map((name) => {
      const kind = !then.has(name) ? 'added' : !now.has(name) ? 'deleted' : 'modified';
      return `${kind} src/${name}`;
    });
}

/** A rename is what two trees show as one file that is gone, and another that is new. */
function withoutRenames({ kind, path, previousPath }: ChangeReport): string[] {
  return kind === 'renamed'
    ? [`deleted ${previousPath ?? ''}`, `added ${path}`]
    : [`${kind} ${path}`];
}

describe('a random history', () => {
  const histories = new Map<number, RandomHistory>();

  function historyOf(seed: number): RandomHistory {
    const history = histories.get(seed) ?? new RandomHistory(seed);
    histories.set(seed, history);
    return history;
  }

  afterAll(() => {
    for (const { repository } of histories.values()) repository[Symbol.dispose]();
  });

  it.each(SEEDS)(
    'has the changes that a comparison of both trees, file by file, shows (seed %i)',
    async (seed) => {
      const history = historyOf(seed);
      const report = await analyzeRepository(history.repository);
      const now = history.tree();
      for (const [id, selects] of Object.entries(SPECS)) {
        const spec = specOf(report, id);
        const baseline = history.baselines[id];
        expect(spec.baseline.commit).toBe(baseline?.commit);
        const select = (changes: string[]): string[] =>
          changes.filter((change) => selects.test(change.replace(/^\w+ /, ''))).sort();
        expect(select(spec.changes.flatMap(withoutRenames))).toEqual(
          select(compareTrees(baseline?.tree ?? new Map(), now)),
        );
        const committed = spec.changes.filter(({ modifiedAt }) => modifiedAt !== null);
        expect(committed.filter(({ commits }) => commits.length === 0)).toEqual([]);
      }
    },
  );

  it('has steps of every kind in the seeds of every run', () => {
    const happened = new Set(SEEDS.flatMap((seed) => [...historyOf(seed).happened]));
    expect([...happened].sort()).toEqual([...KINDS].sort());
  });

  it.each([
    ['of depth 1', '--depth=1'],
    ['of depth 5', '--depth=5'],
    ['of the second half', '--shallow-since=2026-01-01T02:30:00Z'],
    ['without contents', '--filter=blob:none'],
    ['without lists of files', '--filter=tree:0'],
  ])('has the same changes in a clone %s', async (_, option) => {
    for (const seed of CLONED) {
      const { repository } = historyOf(seed);
      if (repository.git('status', '--porcelain') !== '') {
        repository.commit('Finish', { date: '2026-01-02T00:00:00Z' });
      }
      repository.git('config', 'uploadpack.allowFilter', 'true');
      using clone = new TestRepository();
      clone.git('clone', '--quiet', option, `file://${repository.root}`, '.');
      const whole = await analyzeRepository(repository);
      expect((await analyzeRepository(clone)).specs, `seed ${seed}`).toEqual(whole.specs);
    }
  });
});
