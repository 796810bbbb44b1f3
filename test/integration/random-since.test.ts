import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { analyzeSince } from '../../integration/src/engine.ts';
import { seeded } from '../support/random.ts';
import { TestRepository } from '../support/repository.ts';
import { specText } from '../support/specs.ts';

const ID = '2026-01-01-001-rnd';
const FILES = Array.from({ length: 8 }, (_, index) => `src/f${index}.txt`);
const HISTORIES = 10;
const START = Date.parse('2026-01-01T00:00:00Z');

/** Two branches on which somebody works at random, and merges one into the other now and then. */
class Branches {
  readonly repository = TestRepository.init();
  readonly baseline: string;
  private readonly random: (limit: number) => number;
  private minutes = 0;
  private version = 0;

  constructor(seed: number) {
    this.random = seeded(seed);
    for (const file of FILES.slice(2)) this.write(file);
    const completed_at = this.now();
    const fields = { completed_at, tracks: ['src/**'], target_files: ['docs/a.md'] };
    this.repository.write(`.chant/specs/${ID}.md`, specText(fields)).write('docs/a.md', '# A\n');
    this.baseline = this.commit();
    this.work(this.random(3));
    this.repository.git('switch', '--quiet', '--create', 'topic');
    for (let turn = 0; turn < 3; turn++) {
      this.work(this.random(3));
      this.repository.git('switch', '--quiet', 'main');
      this.work(this.random(3));
      this.repository.git('switch', '--quiet', 'topic');
      if (this.random(2) === 0) this.mergeMain();
    }
    for (let edits = this.random(3); edits > 0; edits--) this.edit();
  }

  private now(): string {
    this.minutes += 10;
    return new Date(START + this.minutes * 60_000).toISOString().replace('.000Z', 'Z');
  }

  private commit(): string {
    return this.repository.commit('Work', { date: this.now() });
  }

  private work(commits: number): void {
    for (let index = 0; index < commits; index++) {
      for (let edits = 1 + this.random(2); edits > 0; edits--) this.edit();
      this.commit();
    }
  }

  /** No content is like another, so that nothing seems to be renamed; some come back. */
  private edit(): void {
    const file = FILES[this.random(FILES.length)] ?? '';
    if (existsSync(this.repository.path(file)) && this.random(4) === 0) {
      this.repository.remove(file);
    } else this.write(file);
  }

  private write(file: string): void {
    const version = this.random(3) === 0 ? this.random(3) : 100 + this.version++;
    const word = `${file.slice(4, 6)}x${version}y${'abcdefgh'[version % 8] ?? ''}`;
    this.repository.write(file, `${word.repeat(20)}\n${word.repeat(9)}\n`);
  }

  private mergeMain(): void {
    const strategy = ['--strategy=ours', '--strategy-option=theirs'][this.random(2)] ?? '';
    try {
      this.repository.git('merge', '--quiet', '--no-edit', strategy, 'main');
    } catch {
      // What one side changed and the other removed is not decided by a strategy.
      this.repository.git('add', '--all');
      this.commit();
    }
  }

  contentAt(commit: string, file: string): string | null {
    try {
      return this.repository.git('show', `${commit}:${file}`);
    } catch {
      return null;
    }
  }

  contentNow(file: string): string | null {
    const path = this.repository.path(file);
    return existsSync(path) ? readFileSync(path, 'utf8').replace(/\n$/, '') : null;
  }

  [Symbol.dispose](): void {
    this.repository[Symbol.dispose]();
  }
}

it.each(Array.from({ length: HISTORIES }, (_, seed) => seed + 1))(
  'blames the changes of a branch on it, and no others: history %i',
  async (seed) => {
    using branches = new Branches(seed);
    const { repository } = branches;
    const fork = repository.git('merge-base', 'main', 'HEAD');
    const committed = seed % 3 === 0;
    const report = await analyzeSince({ root: repository.root, since: 'main', committed });
    const expected = FILES.filter((file) => {
      const now = committed ? branches.contentAt('HEAD', file) : branches.contentNow(file);
      const isDrift = now !== branches.contentAt(branches.baseline, file);
      return isDrift && now !== branches.contentAt(fork, file);
    });
    expect(report.since?.commit).toBe(fork);
    expect(report.specs.flatMap(({ changes }) => changes.map(({ path }) => path))).toEqual(
      expected,
    );
    expect(report.findings).toHaveLength(expected.length > 0 ? 1 : 0);
    const isDriftAt = (contentOf: (file: string) => string | null): boolean =>
      FILES.some((file) => contentOf(file) !== branches.contentAt(branches.baseline, file));
    const before = isDriftAt((file) => branches.contentAt(fork, file));
    const after = isDriftAt((file) =>
      committed ? branches.contentAt('HEAD', file) : branches.contentNow(file),
    );
    expect(report.since?.resolved).toHaveLength(before && !after ? 1 : 0);
  },
);
