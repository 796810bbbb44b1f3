import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ChangeReport } from '../../integration/src/engine.ts';
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
const HISTORIES = 25;
/** Further ones, for each kind of clone. */
const CLONED = 3;
const START = Date.parse('2026-01-01T00:00:00Z');

/** A repository that somebody works in at random, and the commits at which its specs were completed. */
class RandomHistory {
  readonly repository = TestRepository.init();
  readonly baselines: Record<string, string> = {};
  private readonly random: (limit: number) => number;
  private minutes = 0;
  private branches = 0;

  constructor(seed: number) {
    this.random = seeded(seed);
    for (let index = 0; index < 8; index++) this.repository.write(`src/f${index}.py`, numbered(6));
    this.declare(FIRST, '2025-12-31T00:00:00Z', 'src/f*.py');
    this.baselines[FIRST] = this.commit('Start');
    const completion = 3 + this.random(STEPS - 6);
    for (let step = 0; step < STEPS; step++) {
      if (step === completion) this.complete();
      else this.step();
    }
    for (let edits = this.random(3); edits > 0; edits--) this.edit();
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
    if (choice === 0 && this.files().length > 3) repository.remove(file);
    else if (choice === 1) repository.move(file, `src/r${this.random(20)}.py`);
    else if (choice === 2) repository.write(`src/n${this.random(20)}.py`, numbered(this.random(9)));
    else {
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
    repository.git('revert', '--no-commit', 'HEAD');
    this.commit(`Work that is taken back: ${message}`);
  }

  /** Work on a branch and on main, merged; conflicts are resolved to something of its own. */
  private merge(how: '--no-ff' | '--squash', onBranch?: () => void): void {
    const { repository } = this;
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
      this.baselines[ID] = this.commit('Document it');
    };
    if (this.random(3) === 0) this.merge('--no-ff', write);
    else write();
  }
}

/** The slow and obvious way: both trees side by side, file by file. */
function compareTrees(repository: TestRepository, baseline: string): string[] {
  using then = repository.clone();
  then.git('checkout', '--quiet', baseline);
  const read = (root: string, file: string): string | null => {
    const path = join(root, 'src', file);
    return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : null;
  };
  const list = (root: string): string[] =>
    existsSync(join(root, 'src')) ? readdirSync(join(root, 'src')) : [];
  const names = new Set([...list(then.root), ...list(repository.root)]);
  return [...names]
    .sort()
    .map((name) => {
      const [old, now] = [read(then.root, name), read(repository.root, name)];
      if (old === now) return '';
      const kind = old === null ? 'added' : now === null ? 'deleted' : 'modified';
      return `${kind} src/${name}`;
    })
    .filter(Boolean);
}

/** A rename is what two trees show as one file that is gone, and another that is new. */
function withoutRenames({ kind, path, previousPath }: ChangeReport): string[] {
  return kind === 'renamed'
    ? [`deleted ${previousPath ?? ''}`, `added ${path}`]
    : [`${kind} ${path}`];
}

describe('a random history', () => {
  it.each(Array.from({ length: HISTORIES }, (_, seed) => seed))(
    'number %i has the changes that both trees side by side show',
    async (seed) => {
      const history = new RandomHistory(seed);
      using repository = history.repository;
      const report = await analyzeRepository(repository);
      for (const [id, selects] of Object.entries(SPECS)) {
        const spec = specOf(report, id);
        const baseline = history.baselines[id] ?? '';
        expect(spec.baseline.commit).toBe(baseline);
        const select = (changes: string[]): string[] =>
          changes.filter((change) => selects.test(change.replace(/^\w+ /, ''))).sort();
        expect(select(spec.changes.flatMap(withoutRenames))).toEqual(
          select(compareTrees(repository, baseline)),
        );
        const committed = spec.changes.filter(({ modifiedAt }) => modifiedAt !== null);
        expect(committed.filter(({ commits }) => commits.length === 0)).toEqual([]);
      }
    },
  );

  it.each([
    ['of depth 1', '--depth=1'],
    ['of depth 5', '--depth=5'],
    ['of the second half', '--shallow-since=2026-01-01T02:30:00Z'],
    ['without contents', '--filter=blob:none'],
    ['without lists of files', '--filter=tree:0'],
  ])('has the same changes in a clone %s', async (_, option) => {
    for (let seed = HISTORIES; seed < HISTORIES + CLONED; seed++) {
      using repository = new RandomHistory(seed).repository;
      repository.commit('Finish', { date: '2026-01-02T00:00:00Z' });
      repository.git('config', 'uploadpack.allowFilter', 'true');
      using clone = new TestRepository();
      clone.git('clone', '--quiet', option, `file://${repository.root}`, '.');
      const whole = await analyzeRepository(repository);
      expect((await analyzeRepository(clone)).specs).toEqual(whole.specs);
    }
  });
});
