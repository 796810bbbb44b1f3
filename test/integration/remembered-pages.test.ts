import { cpSync, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AnalyzeOptions, analyze, type Report } from '../../integration/engine/src/index.ts';
import { FactStore } from '../../integration/engine/src/cache/fact-store.ts';
import { rememberedParsing } from '../../integration/engine/src/documents/remembered-parsing.ts';
import { parser } from '../../integration/engine/src/documents/parser.ts';
import { seeds } from '../support/nightly.ts';
import { seeded } from '../support/random.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, specText } from '../support/specs.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const NOW = new Date('2026-03-01T00:00:00Z');
const STEPS = 14;
/** After so many steps, a run that remembers is compared with one that does not. */
const COMPARED = [4, 8, 11, 13];

const CACHE = '.git/astro-drift';

/** A repository with pages that somebody edits at random. */
class RandomPages {
  readonly repository = TestRepository.init();
  private readonly random: (limit: number) => number;
  private sections: string[][];
  private steps = 0;
  private page = 'docs/guide.md';

  constructor(seed: number) {
    this.random = seeded(seed);
    this.sections = [this.section(), this.section(), this.section()];
    this.repository.write('src/a.py', numbered(30)).write('src/b.py', numbered(30));
    this.repository.write(
      'docs/component.mdx',
      '---\ntracks: src/b.py\n---\n\n# Part\n\n`src/b.py:1`\n',
    );
    this.repository.write(
      '.chant/specs/2026-01-01-001-run.md',
      specText({
        completed_at: new Date(START).toISOString(),
        tracks: ['src/b.py'],
        target_files: ['docs/written.md'],
      }),
    );
    this.repository.write('docs/written.md', '# Written\n\n`src/b.py:1-2`\n\nText.\n');
    this.save();
  }

  step(): void {
    const [first = [], ...rest] = this.sections;
    const kind = this.random(9);
    const { repository } = this;
    if (kind === 0) this.sections = [...rest, first];
    else if (kind === 1) this.sections.splice(this.random(this.sections.length), 0, this.section());
    else if (kind === 2) this.sections.push([`Renamed ${this.random(9)}`, ...first.slice(1)]);
    else if (kind === 3) this.sections = [[first[0] ?? '', ...this.section().slice(1)], ...rest];
    else if (kind === 4) repository.write('src/a.py', numbered(30).replace(/7/g, `${this.steps}.`));
    else if (kind === 5) repository.write('docs/written.md', `# Written\n\n${this.words()}\n`);
    else if (kind === 6) {
      const isWrong = this.random(2) === 0;
      const text = isWrong ? '<Open>\n' : `# Part\n\n${this.words()} \`src/b.py:${this.steps}\`\n`;
      repository.write('docs/component.mdx', `---\ntracks: src/b.py\n---\n\n${text}`);
    } else if (kind === 7) this.merge();
    else {
      repository.remove(this.page);
      this.page = `docs/guide-${this.steps}.md`;
    }
    this.save();
  }

  /** Edits the page without a commit. */
  edit(): void {
    this.sections.push(this.section());
    this.write();
  }

  private merge(): void {
    const { repository } = this;
    const main = repository.git('branch', '--show-current');
    repository.git('switch', '--quiet', '--create', `side-${this.steps}`);
    this.sections.push(this.section());
    this.save();
    repository.git('switch', '--quiet', main);
    repository.write('src/b.py', `${numbered(30)}# ${this.steps}\n`);
    this.commit();
    repository.git('merge', '--quiet', '--no-ff', '--no-edit', `side-${this.steps - 2}`);
  }

  private save(): void {
    this.write();
    this.commit();
  }

  private write(): void {
    const text = this.sections.map(([title, ...body]) => `## ${title}\n\n${body.join('\n\n')}\n`);
    this.repository.write(this.page, `---\ntracks: src/a.py\n---\n\nTop.\n\n${text.join('\n')}`);
  }

  private commit(): void {
    const date = new Date(START + ++this.steps * 3_600_000).toISOString();
    if (this.repository.git('status', '--porcelain') === '') return;
    this.repository.commit(this.random(6) === 0 ? 'Revert it' : `Step ${this.steps}`, { date });
  }

  private section(): string[] {
    const line = 1 + this.random(20);
    return [`Part ${this.random(6)}`, `${this.words()} \`src/a.py:${line}-${line + 2}\`.`];
  }

  private words(): string {
    return Array.from({ length: 6 }, () => `word${this.random(9)}`).join(' ');
  }
}

function report(
  { root }: TestRepository,
  options: Omit<AnalyzeOptions, 'root'> = {},
): Promise<Report> {
  return analyze({ root, now: NOW, ...options });
}

describe('what is remembered of pages', () => {
  it.each(seeds(3, 20))('changes no result, with random edits %i', async (seed) => {
    const pages = new RandomPages(seed);
    using repository = pages.repository;
    const compare = async (options: Omit<AnalyzeOptions, 'root'> = {}): Promise<void> => {
      const first = await report(repository, options);
      expect(first).toEqual(await report(repository, { ...options, cacheDir: false }));
      expect(await report(repository, options)).toEqual(first);
    };
    for (let step = 0; step < STEPS; step++) {
      pages.step();
      if (COMPARED.includes(step)) await compare();
    }
    await compare({ strictReviews: true });
    pages.edit();
    await compare();
    repository.git('stash', '--quiet');
    repository.git('switch', '--quiet', '--detach', 'HEAD~3');
    await compare();
  });

  it('is enough for a run in which nothing has changed, so that no parser is started', async () => {
    const pages = new RandomPages(1);
    using repository = pages.repository;
    for (let step = 0; step < STEPS; step++) pages.step();
    const isRunning = (): boolean => (parser as unknown as { child: unknown }).child !== null;
    await parser.stop();
    await report(repository);
    expect(isRunning()).toBe(true);
    await parser.stop();
    await report(repository);
    expect(isRunning()).toBe(false);
    pages.edit();
    await report(repository);
    expect(isRunning()).toBe(true);
  });

  it('is told anew for each document, even if two have the same text', async () => {
    const parse = rememberedParsing(new FactStore(null, ''));
    const read = () => parse('document', '# A\n\n`src/a.py`\n', 'md');
    const outcomes = [await read(), await read(), await read()];
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
    const references = outcomes.map((outcome) => 'found' in outcome && outcome.found.references[0]);
    expect(new Set(references).size).toBe(3);
  });

  it('does not make up for contents that a partial clone may not fetch', async () => {
    const pages = new RandomPages(2);
    using repository = pages.repository;
    for (let step = 0; step < STEPS; step++) pages.step();
    await report(repository);
    repository.git('config', 'uploadpack.allowFilter', 'true');
    using clone = new TestRepository();
    clone.git('clone', '--quiet', '--filter=blob:none', `file://${repository.root}`, '.');
    const options = { fetch: false };
    const without = await report(clone, { ...options, cacheDir: false });
    expect(existsSync(repository.path(CACHE))).toBe(true);
    cpSync(repository.path(CACHE), clone.path(CACHE), { recursive: true });
    expect(await report(clone, options)).toEqual(without);
  });
});
