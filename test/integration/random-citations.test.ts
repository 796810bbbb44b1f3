import { afterAll, describe, expect, it } from 'vitest';
import type { CitationReport } from '../../integration/engine/src/index.ts';
import { seeds } from '../support/nightly.ts';
import { seeded } from '../support/random.ts';
import { analyzeRepository, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { specText } from '../support/specs.ts';

const ID = '2026-01-01-001-rnd';
const SEEDS = seeds(3, 16);
const STEPS = 8;
const CITATIONS = 40;
const START = Date.parse('2026-01-01T00:00:00Z');

type Files = Map<string, string[]>;

/**
 * Files in which no two lines are alike, so that it is plain where each of them went, and a document
 * that cites runs of their lines.
 */
class RandomCode {
  readonly repository = TestRepository.init();
  readonly files: Files = new Map();
  /** What the author of the document saw. */
  readonly seen: ReadonlyMap<string, readonly string[]>;
  /** Files whose lines were put in another order, or went elsewhere. */
  readonly shuffled = new Set<string>();
  readonly renamed = new Map<string, string>();
  private readonly random: (limit: number) => number;
  private lines = 0;
  private minutes = 0;

  constructor(seed: number) {
    this.random = seeded(seed);
    for (let index = 0; index < 5; index++) {
      this.files.set(`src/f${index}.txt`, this.newLines(15 + this.random(20)));
    }
    this.save();
    this.commit('Write the code');
    this.seen = new Map([...this.files].map(([file, lines]) => [file, [...lines]]));
    const citations = Array.from({ length: CITATIONS }, () => `- \`${this.citation()}\`\n`);
    this.repository.write('docs/code.md', `# Code\n\n${citations.join('')}`);
    this.repository.write(
      `.chant/specs/${ID}.md`,
      specText({
        completed_at: this.now(),
        tracks: ['src/**'],
        target_files: ['docs/code.md'],
      }),
    );
    this.commit('Document it');
    for (let step = 0; step < STEPS; step++) {
      for (let edits = this.random(4); edits >= 0; edits--) this.edit();
      this.save();
      if (step < STEPS - 1 || this.random(2) === 0) this.commit(`Step ${step}`);
    }
    this.repository.git('add', '--all');
  }

  private newLines(count: number): string[] {
    return Array.from({ length: count }, () => `statement number ${++this.lines} of the program`);
  }

  private citation(): string {
    const [file, lines] = this.pick();
    const start = 1 + this.random(lines.length);
    const end = start + this.random(6);
    return this.random(12) === 0 ? `${file}x:${start}-${end}` : `${file}:${start}-${end}`;
  }

  private pick(): [string, string[]] {
    const entries = [...this.files];
    const entry = entries[this.random(entries.length)];
    if (entry === undefined) throw new Error('there is no file');
    return entry;
  }

  private edit(): void {
    const [file, lines] = this.pick();
    const at = this.random(lines.length);
    const count = 1 + this.random(5);
    const choice = this.random(9);
    if (choice === 0) this.rename(file, `src/r${this.random(100)}.txt`);
    else if (choice === 1) this.move(file, lines.splice(at, count), file);
    else if (choice === 2) this.move(file, lines.splice(at, count), this.pick()[0]);
    else if (choice === 3) lines.splice(at, count);
    else if (choice < 6) lines.splice(at, count, ...this.newLines(1 + this.random(3)));
    else lines.splice(at, 0, ...this.newLines(1 + this.random(3)));
    if (lines.length === 0) lines.push(...this.newLines(3));
  }

  private rename(from: string, to: string): void {
    if (this.files.has(to)) return;
    const lines = this.files.get(from) ?? [];
    this.files.delete(from);
    this.files.set(to, lines);
    const origin = [...this.renamed].find(([, name]) => name === from)?.[0] ?? from;
    this.renamed.set(origin, to);
  }

  private move(from: string, block: readonly string[], to: string): void {
    const target = this.files.get(to) ?? [];
    target.splice(this.random(target.length + 1), 0, ...block);
    this.shuffled.add(from).add(to);
  }

  private save(): void {
    if (this.minutes > 0) this.repository.remove('src');
    for (const [file, lines] of this.files) {
      this.repository.write(file, lines.map((line) => `${line}\n`).join(''));
    }
  }

  private now(): string {
    this.minutes += 10;
    return new Date(START + this.minutes * 60_000).toISOString().replace('.000Z', 'Z');
  }

  private commit(message: string): void {
    this.repository.commit(message, { date: this.now() });
  }
}

/** Looks for every cited line in every file. */
function judgeSlowly(
  { path, startLine, endLine }: CitationReport,
  { seen, files, shuffled, renamed }: RandomCode,
): { states: string[]; places: string[] } {
  const old = seen.get(path);
  if (old === undefined) return { states: ['missing'], places: [] };
  const [start, end] = [startLine ?? 0, endLine ?? 0];
  if (end > old.length) return { states: ['out-of-range', 'deleted'], places: [] };
  const cited = old.slice(start - 1, end);
  const places = [...files].flatMap(([file, lines]) => {
    const at = lines.indexOf(cited[0] ?? '');
    const isWhole = at >= 0 && cited.every((line, index) => lines[at + index] === line);
    return isWhole ? [`${file}:${at + 1}-${at + cited.length}`] : [];
  });
  const [place] = places;
  const isShuffled = [path, renamed.get(path) ?? path].some((name) => shuffled.has(name));
  if (place !== undefined) {
    if (place === `${path}:${start}-${end}`) return { states: ['ok', 'moved'], places };
    // Of a few lines that somebody moved about nothing can be said.
    const isTelling = cited.length >= 3 || !isShuffled;
    return { states: isTelling ? ['moved'] : ['moved', 'changed', 'deleted'], places };
  }
  const now = files.get(renamed.get(path) ?? path);
  if (now === undefined) return { states: ['deleted'], places: [] };
  if (isShuffled) return { states: ['changed', 'deleted'], places: [] };
  const before = old.slice(0, start - 1).findLast((line) => now.includes(line));
  const after = old.slice(end).find((line) => now.includes(line));
  const first = before === undefined ? 0 : now.indexOf(before) + 1;
  const last = after === undefined ? now.length : now.indexOf(after);
  return { states: [last > first ? 'changed' : 'deleted'], places: [] };
}

describe('citations of random code', () => {
  const known = new Map<number, Promise<{ code: RandomCode; citations: CitationReport[] }>>();

  async function citationsOf(seed: number) {
    const code = new RandomCode(seed);
    const [document] = specOf(await analyzeRepository(code.repository), ID).documents;
    return { code, citations: document?.citations ?? [] };
  }

  function citationsOnce(seed: number): ReturnType<typeof citationsOf> {
    const found = known.get(seed) ?? citationsOf(seed);
    known.set(seed, found);
    return found;
  }

  afterAll(async () => {
    for (const { code } of await Promise.all(known.values())) code.repository[Symbol.dispose]();
  });

  it.each(SEEDS)(
    'get the states and lines that a search of all lines in all files gives (seed %i)',
    async (seed) => {
      const { code, citations } = await citationsOnce(seed);
      expect(citations).toHaveLength(CITATIONS);
      for (const citation of citations) {
        const { text, state, current } = citation;
        const label = `seed ${seed}: ${text}, ${JSON.stringify(current)}`;
        const { states, places } = judgeSlowly(citation, code);
        expect(states, label).toContain(state);
        if (state !== 'ok' && state !== 'moved') continue;
        const place = `${current?.path}:${current?.startLine}-${current?.endLine}`;
        expect(places, label).toEqual([place]);
        expect(place === text, label).toBe(state === 'ok');
      }
    },
  );

  it('get every state in the seeds of every run', async () => {
    const found = await Promise.all(SEEDS.map(citationsOnce));
    const states = new Set(found.flatMap(({ citations }) => citations.map(({ state }) => state)));
    expect([...states].sort()).toEqual([
      'changed',
      'deleted',
      'missing',
      'moved',
      'ok',
      'out-of-range',
    ]);
  });
});
