import { describe, expect, it } from 'vitest';
import {
  type CitationReport,
  fixCitations,
  type Report,
} from '../../integration/engine/src/index.ts';
import { seeds } from '../support/nightly.ts';
import { seeded } from '../support/random.ts';
import { analyzeRepository } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { specText } from '../support/specs.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const SEEDS = seeds(2, 12);
const STEPS = 6;

/** Code that is edited and renamed, and documents of all kinds that go on citing it meanwhile. */
class RandomDocuments {
  readonly repository = TestRepository.init();
  private readonly files = new Map<string, string[]>();
  private readonly documents = new Map<string, string[]>();
  private readonly random: (limit: number) => number;
  private lines = 0;
  private minutes = 0;

  constructor(seed: number) {
    this.random = seeded(seed);
    for (let index = 0; index < 4; index++) {
      this.files.set(`src/f${index}.txt`, this.newLines(30 + this.random(20)));
    }
    this.commit('Write the code');
    this.repository.write(
      '.chant/specs/2026-01-01-001-rnd.md',
      specText({
        completed_at: this.time(),
        tracks: ['src/**'],
        target_files: ['docs/code.md', 'docs/more.mdx'],
      }),
    );
    this.documents.set('docs/code.md', ['# Code']).set('docs/more.mdx', ['# More']);
    const reviewed = `reviewed: ${this.time()}`;
    this.documents.set('docs/reviewed.md', ['---', 'tracks: [src/f0.txt]', reviewed, '---']);
    this.documents.set('docs/own.md', ['---', 'tracks: [src/f1.txt]', '---']);
    this.documents.set('docs/calm.md', ['---', 'tracks: [docs/code.md]', '---', '']);
    for (const document of this.documents.keys()) this.cite(document, 12);
    this.commit('Document it');
    for (let step = 0; step < STEPS; step++) {
      for (let edits = this.random(3); edits >= 0; edits--) this.edit();
      if (this.random(3) === 0) this.cite(this.pick([...this.documents.keys()]), 2);
      if (step < STEPS - 1 || this.random(2) === 0) this.commit(`Step ${step}`);
      else this.save();
    }
  }

  private pick<T>(items: readonly T[]): T {
    const item = items[this.random(items.length)];
    if (item === undefined) throw new Error('there is nothing to pick from');
    return item;
  }

  private newLines(count: number): string[] {
    return Array.from({ length: count }, () => `statement number ${++this.lines} of the program`);
  }

  /** The lines are few, so that what is cited often stands where another citation stood. */
  private cite(document: string, count: number): void {
    const text = this.documents.get(document) ?? [];
    for (let index = 0; index < count; index++) {
      const [file, lines] = this.pick([...this.files]);
      const start = 1 + this.random(Math.min(12, lines.length));
      const end = start + this.random(4);
      const [next, last] = [end + 2, end + 3 + this.random(3)];
      text.splice(
        this.random(4) === 0 ? Math.max(text.length - 1, 5) : text.length,
        0,
        '',
        this.pick([
          `See \`${file}:${start}-${end}\`.`,
          `See \`${file}:${start}\` and \`../${file}#L${start}-L${end}\`.`,
          `See \`${file}:${start}-${end},${next}-${last}\`.`,
          `See [there](../${file}#L${start}-L${end}) and \`${file}:${next}\`.`,
          `See \`${file}\`.`,
        ]),
      );
    }
  }

  private edit(): void {
    const [file, lines] = this.pick([...this.files]);
    const at = this.random(Math.min(12, lines.length));
    const choice = this.random(6);
    if (choice === 0) {
      this.files.delete(file);
      this.files.set(`src/r${++this.lines}.txt`, lines);
    } else if (choice === 1) lines.splice(at, 1 + this.random(3), ...this.newLines(1));
    else lines.splice(at, 0, ...this.newLines(1 + this.random(3)));
  }

  private save(): void {
    if (this.minutes > 0) this.repository.remove('src');
    for (const [file, lines] of [...this.files, ...this.documents]) {
      this.repository.write(file, lines.map((line) => `${line}\n`).join(''));
    }
  }

  private time(): string {
    return new Date(START + this.minutes * 60_000).toISOString().replace('.000Z', 'Z');
  }

  commit(message: string): void {
    if (message !== 'Fix it') this.save();
    this.minutes += 10;
    this.repository.commit(message, { date: this.time() });
  }
}

/** Every citation by its document and place among those of it, with what becomes of it. */
function citationsOf({ specs }: Report): Map<string, CitationReport> {
  return new Map(
    specs.flatMap(({ documents }) =>
      documents.flatMap(({ file, citations }) =>
        citations.map((citation, index): [string, CitationReport] => [
          `${file} ${index}`,
          citation,
        ]),
      ),
    ),
  );
}

describe('a fix of the citations in random documents', () => {
  it.each(SEEDS)(
    'rewrites moved ones, and keeps the meaning of all others (seed %i)',
    async (seed) => {
      const documents = new RandomDocuments(seed);
      using repository = documents.repository;
      const before = await analyzeRepository(repository);
      const { documents: fixes } = await fixCitations({ root: repository.root });
      const places = new Set(
        fixes.flatMap(({ file, fixed }) =>
          fixed.map(({ line, text }) => `${file} ${line} ${text}`),
        ),
      );
      expect(places.size).toBeGreaterThan(0);
      expect(fixes.flatMap(({ skipped }) => skipped).length).toBeGreaterThan(0);
      const check = async (when: string): Promise<void> => {
        const after = await analyzeRepository(repository);
        const now = citationsOf(after);
        for (const [key, { text, line, state, current }] of citationsOf(before)) {
          const [file = ''] = key.split(' ');
          const isFixed = places.has(`${file} ${line} ${text}`);
          const label = `${when}: ${key} ${text} ${JSON.stringify(now.get(key))}`;
          expect(now.get(key)?.state, label).toBe(isFixed ? 'ok' : state);
          expect(now.get(key)?.current, label).toEqual(current);
          if (!isFixed) expect(now.get(key)?.text, label).toBe(text);
        }
        // A fixed document is a changed source for a spec that was informed by it.
        const fixed = new Set(
          fixes.filter((each) => each.fixed.length > 0).map(({ file }) => file),
        );
        const statuses = ({ specs }: Report): string[] =>
          specs
            .filter(
              ({ inputs }) => !inputs.some(({ files }) => files.some((file) => fixed.has(file))),
            )
            .map(({ id, status }) => `${id} ${status}`);
        expect(statuses(after), when).toEqual(statuses(before));
        expect(statuses(after).length).toBeGreaterThan(0);
      };
      await check('fixed');
      const again = await fixCitations({ root: repository.root });
      expect(again.documents.flatMap(({ fixed }) => fixed)).toEqual([]);
      documents.commit('Fix it');
      await check('committed');
    },
  );
});
