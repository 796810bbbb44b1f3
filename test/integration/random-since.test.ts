import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeSince } from '../../integration/engine/src/index.ts';
import { seeds } from '../support/nightly.ts';
import { seeded } from '../support/random.ts';
import { TestRepository } from '../support/repository.ts';
import { specText } from '../support/specs.ts';

const ID = '2026-01-01-001-rnd';
const FILES = Array.from({ length: 8 }, (_, index) => `src/f${index}.txt`);
const SEEDS = seeds(3, 10);
const START = Date.parse('2026-01-01T00:00:00Z');

/** Two branches on which somebody works at random, and merges one into the other now and then. */
class Branches {
  readonly repository = TestRepository.init();
  readonly baseline: string;
  /** The contents of files, by commit. */
  private readonly trees = new Map<string, ReadonlyMap<string, string | null>>();
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
    const commit = this.repository.commit('Work', { date: this.now() });
    this.remember(commit);
    return commit;
  }

  private remember(commit: string): void {
    this.trees.set(commit, new Map(FILES.map((file) => [file, this.contentNow(file)])));
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
      this.remember(this.repository.git('rev-parse', 'HEAD'));
    } catch {
      // What one side changed and the other removed is not decided by a strategy.
      this.repository.git('add', '--all');
      this.commit();
    }
  }

  contentAt(commit: string, file: string): string | null {
    const tree = this.trees.get(commit);
    if (tree === undefined) throw new Error(`nobody made the commit ${commit}`);
    return tree.get(file) ?? null;
  }

  contentNow(file: string): string | null {
    const path = this.repository.path(file);
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  }

  [Symbol.dispose](): void {
    this.repository[Symbol.dispose]();
  }
}

describe('what the changes of a random branch caused', () => {
  it.each(SEEDS)(
    'is what differs from where the branch began, and no more (seed %i)',
    async (seed) => {
      using branches = new Branches(seed);
      const { repository } = branches;
      const fork = repository.git('merge-base', 'main', 'HEAD');
      const head = repository.git('rev-parse', 'HEAD');
      const committed = seed % 3 === 0;
      const rules = { drift: ['warn', { impact: 'internal' }] } as const;
      const report = await analyzeSince({ root: repository.root, since: 'main', committed, rules });
      const contentNow = (file: string): string | null =>
        committed ? branches.contentAt(head, file) : branches.contentNow(file);
      const isDriftAt = (content: string | null, file: string): boolean =>
        content !== branches.contentAt(branches.baseline, file);
      const expected = FILES.filter((file) => {
        const now = contentNow(file);
        return isDriftAt(now, file) && now !== branches.contentAt(fork, file);
      });
      expect(report.since?.commit).toBe(fork);
      expect(report.specs.flatMap(({ changes }) => changes.map(({ path }) => path))).toEqual(
        expected,
      );
      expect(report.findings).toHaveLength(expected.length > 0 ? 1 : 0);
      const before = FILES.some((file) => isDriftAt(branches.contentAt(fork, file), file));
      const after = FILES.some((file) => isDriftAt(contentNow(file), file));
      expect(report.since?.resolved).toHaveLength(before && !after ? 1 : 0);
    },
  );
});
