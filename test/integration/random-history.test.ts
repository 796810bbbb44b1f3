import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ChangeReport } from '../../integration/src/engine.ts';
import { analyzeRepository, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, specText } from '../support/specs.ts';

const ID = '2026-01-01-001-rnd';
const STEPS = 25;
const HISTORIES = 25;
const START = Date.parse('2026-01-01T00:00:00Z');

/** Numbers that look random and are the same for the same seed (a linear congruential generator). */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** A repository that somebody works in at random, and the commit at which its spec was completed. */
class RandomHistory {
  readonly repository = TestRepository.init();
  baseline = '';
  private readonly random: (limit: number) => number;
  private minutes = 0;
  private branches = 0;

  constructor(seed: number) {
    this.random = seeded(seed);
    for (let index = 0; index < 8; index++) this.repository.write(`src/f${index}.py`, numbered(6));
    this.commit('Start');
    const completion = 3 + this.random(STEPS - 6);
    for (let step = 0; step < STEPS; step++) {
      if (step === completion) this.complete();
      else this.step();
    }
    for (let edits = this.random(3); edits > 0; edits--) this.edit();
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
    const choice = this.random(6);
    if (choice === 0) this.merge('--no-ff');
    else if (choice === 1) this.merge('--squash');
    else if (choice === 2) this.revert();
    else this.work();
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
      const time = this.now();
      this.repository.write(
        `.chant/specs/${ID}.md`,
        specText({ completed_at: time, tracks: ['src/**'], target_files: ['docs/a.md'] }),
      );
      this.repository.write('docs/a.md', '# A\n');
      if (this.random(2) === 0) this.edit();
      this.baseline = this.commit('Document it');
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
      const { baseline } = history;
      const spec = specOf(await analyzeRepository(repository), ID);
      expect(spec.baseline.commit).toBe(baseline);
      expect(spec.changes.flatMap(withoutRenames).sort()).toEqual(
        compareTrees(repository, baseline).sort(),
      );
      const committed = spec.changes.filter(({ modifiedAt }) => modifiedAt !== null);
      expect(committed.filter(({ commits }) => commits.length === 0)).toEqual([]);
    },
  );
});
