import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analyzeSince, type AnalyzeOptions } from '../../integration/engine/src/index.ts';
import { documented } from '../support/documented.ts';
import { seeds } from '../support/nightly.ts';
import { seeded } from '../support/random.ts';
import { analyzeRepository } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, specText } from '../support/specs.ts';

const STEPS = 12;
const SEEDS = seeds(4, 60);
const START = Date.parse('2026-01-01T00:00:00Z');
const NOW = new Date('2026-06-01T00:00:00Z');
const SPEC = '.chant/specs/2026-01-01-001-abc.md';

/** What may happen, which the seeds of every run have to bring about. */
const KINDS = [
  'an edit of code',
  'an edit of a page',
  'a review in a message',
  'a renamed page',
  'a merge',
  'a merge that takes the page of a branch',
  'a squash merge',
  'a reset with other commits',
  'a rebase',
  'another branch',
  'commits that are not related',
  'a completed spec',
  'a damaged cache',
  'a removed cache',
] as const;
type Kind = (typeof KINDS)[number];

const happened = new Set<Kind>();

/** Somebody who works at random in a repository with pages. */
class RandomWork {
  readonly repository = TestRepository.init();
  readonly cacheDir = this.repository.path('.git/cache');
  private readonly random: (limit: number) => number;
  private minutes = 0;
  private names = 0;
  private readonly branches = ['main'];

  constructor(seed: number) {
    this.random = seeded(seed);
    for (const name of ['a', 'b', 'c']) this.repository.write(`src/${name}.py`, numbered(9));
    for (const page of ['one', 'two']) this.write(`docs/${page}.md`, ['First', 'Second']);
    this.commit('Start');
    this.commit('Work', () => {
      this.editCode();
    });
  }

  step(): void {
    const kind = KINDS[this.random(KINDS.length)] ?? 'an edit of code';
    happened.add(kind);
    this.bringAbout(kind);
  }

  private bringAbout(kind: Kind): void {
    const { repository } = this;
    switch (kind) {
      case 'an edit of code':
        this.commit('Edit code', () => {
          this.editCode();
        });
        break;
      case 'an edit of a page':
        this.commit('Edit a page', () => {
          this.editPage();
        });
        break;
      case 'a review in a message':
        this.commit(`Check\n\nDocs-Reviewed: ${this.page()}`, () => {
          this.editCode();
        });
        break;
      case 'a renamed page':
        this.commit('Rename', () => {
          repository.move(this.page(), `docs/page-${this.names++}.md`);
        });
        break;
      case 'a merge':
      case 'a squash merge':
        this.merge(kind === 'a merge' ? '--no-ff' : '--squash', () => {
          if (this.random(2) === 0) this.editPage();
          else this.editCode();
        });
        break;
      case 'a merge that takes the page of a branch':
        this.merge('--no-ff', () => {
          this.editPage();
        });
        break;
      case 'a reset with other commits':
        repository.git('reset', '--quiet', '--hard', this.earlier());
        this.bringAbout('an edit of a page');
        break;
      case 'a rebase':
        this.rebase();
        break;
      case 'another branch':
        this.changeBranch();
        break;
      case 'commits that are not related':
        repository.git('switch', '--quiet', '--orphan', this.newBranch());
        repository.write('src/a.py', numbered(9));
        this.write('docs/one.md', ['First']);
        this.commit('Start anew');
        break;
      case 'a completed spec':
        this.commit('Complete', () => {
          repository.write(
            SPEC,
            specText({
              completed_at: this.now(),
              tracks: ['src/**'],
              target_files: [this.page()],
              commits: [repository.git('rev-parse', '--short=9', 'HEAD')],
            }),
          );
        });
        break;
      case 'a damaged cache':
        this.damage();
        break;
      case 'a removed cache':
        rmSync(this.cacheDir, { recursive: true, force: true });
    }
  }

  /** The commit of the branch some steps ago. */
  earlier(): string {
    const count = Number(this.repository.git('rev-list', '--count', '--first-parent', 'HEAD'));
    return `HEAD~${this.random(Math.min(count, 5))}`;
  }

  private now(): string {
    this.minutes += 10;
    return new Date(START + this.minutes * 60_000).toISOString().replace('.000Z', 'Z');
  }

  private commit(message: string, edit: () => void = () => undefined): void {
    edit();
    this.repository.commit(message, { date: this.now() });
  }

  private newBranch(): string {
    const name = `branch-${this.names++}`;
    this.branches.push(name);
    return name;
  }

  private changeBranch(): void {
    const name = this.branches[this.random(this.branches.length)] ?? 'main';
    this.repository.git('switch', '--quiet', name);
  }

  private page(): string {
    const pages = readdirSync(this.repository.path('docs')).sort();
    return `docs/${pages[this.random(pages.length)] ?? 'one.md'}`;
  }

  private editCode(): void {
    const file = this.repository.path('src/a.py');
    const lines = readFileSync(file, 'utf8').split('\n');
    lines.splice(this.random(lines.length), this.random(2), `edit ${this.names++}`);
    writeFileSync(file, lines.join('\n'));
  }

  private write(page: string, sections: readonly string[]): void {
    const texts = sections.map(
      (section) =>
        `## ${section}\n\nIt reads \`src/a.py:${1 + this.random(4)}\`, ${this.names++}.\n`,
    );
    this.repository.write(page, `---\ntracks: src/**\n---\n# Page\n\n${texts.join('\n')}`);
  }

  private editPage(): void {
    const page = this.page();
    const text = readFileSync(this.repository.path(page), 'utf8');
    const sections = text.split(/^(?=## )/m);
    const index = 1 + this.random(sections.length - 1);
    sections[index] = `${sections[index] ?? ''}\nMore, since ${this.names++}: \`src/a.py:2-3\`.\n`;
    this.repository.write(page, sections.join(''));
  }

  private merge(how: '--no-ff' | '--squash', edit: () => void): void {
    const { repository } = this;
    const main = repository.git('branch', '--show-current');
    repository.git('switch', '--quiet', '--create', this.newBranch());
    this.commit('Work on a branch', edit);
    repository.git('switch', '--quiet', main);
    if (this.random(2) === 0) {
      this.commit('Work beside it', () => {
        repository.write('src/b.py', numbered(this.random(9)));
      });
    }
    try {
      repository.git('merge', '--quiet', '--no-commit', how, this.branches.at(-1) ?? '');
    } catch {
      repository.git('checkout', '--quiet', '--theirs', '.');
    }
    this.commit('Merge');
  }

  private rebase(): void {
    const { repository } = this;
    const main = repository.git('branch', '--show-current');
    const branch = this.newBranch();
    repository.git('switch', '--quiet', '--create', branch);
    this.bringAbout('an edit of a page');
    repository.git('switch', '--quiet', main);
    this.commit('Work on', () => {
      repository.write('src/c.py', numbered(this.random(20)));
    });
    repository.git('switch', '--quiet', branch);
    repository.git('-c', 'user.name=A', '-c', 'user.email=a@b.c', 'rebase', '--quiet', main);
  }

  /** Cuts a file of the cache, changes a byte of it, or replaces it. */
  private damage(): void {
    if (!existsSync(this.cacheDir)) return;
    const names = readdirSync(this.cacheDir).sort();
    const name = names[this.random(names.length)] ?? '';
    const file = join(this.cacheDir, name);
    const content = readFileSync(file);
    const at = this.random(content.length);
    const other = Buffer.from(content);
    other[at] = (other[at] ?? 0) ^ 1;
    writeFileSync(file, [content.subarray(0, at), other, 'foreign'][this.random(3)] ?? '');
  }
}

describe('a run with a cache', () => {
  afterAll(() => {
    expect([...happened].sort()).toEqual([...KINDS].sort());
  });

  it.each(SEEDS)('finds what one without it finds, in random history %i', async (seed) => {
    const work = new RandomWork(seed);
    using repository = work.repository;
    for (let step = 0; step < STEPS; step++) {
      const options = { cacheDir: work.cacheDir, now: NOW };
      expect(await analyzeRepository(repository, options)).toEqual(await fresh(repository, {}));
      if (step % 3 === 0) {
        const at = work.earlier();
        const report = await analyzeRepository(repository, { ...options, at });
        expect(report).toEqual(await fresh(repository, { at }));
      }
      if (step % 4 === 1) {
        const root = repository.root;
        const since = work.earlier();
        expect(await analyzeSince({ ...options, root, since })).toEqual(
          await analyzeSince({ cacheDir: false, now: NOW, root, since }),
        );
      }
      work.step();
    }
  });

  it('finds the same while other runs use the same folder', async () => {
    const work = new RandomWork(2);
    using repository = work.repository;
    for (let step = 0; step < 3; step++) {
      const options = { cacheDir: work.cacheDir, now: NOW };
      const runs = ['HEAD', 'HEAD', 'HEAD~1'].map((at) =>
        analyzeRepository(repository, { ...options, at }),
      );
      const [one, other, past] = await Promise.all(runs);
      expect(other).toEqual(one);
      expect(one).toEqual(await fresh(repository, { at: 'HEAD' }));
      expect(past).toEqual(await fresh(repository, { at: 'HEAD~1' }));
      work.step();
    }
  });

  it('finds the same while the history of a shallow clone is fetched', async () => {
    const work = new RandomWork(1);
    using repository = work.repository;
    for (let step = 0; step < 6; step++) work.step();
    using clone = repository.clone(1);
    const cacheDir = clone.path('.git/cache');
    for (let depth = 1; depth < 6; depth++) {
      const options = { fetch: false, now: NOW };
      expect(await analyzeRepository(clone, { ...options, cacheDir })).toEqual(
        await fresh(clone, options),
      );
      clone.git('fetch', '--quiet', '--deepen=2');
    }
  });
});

describe('a folder for the cache', () => {
  let repository: TestRepository;

  beforeEach(() => {
    repository = documented();
    repository.write('node_modules/x/package.json', '{}').write('.gitignore', 'node_modules\n');
  });

  afterEach(() => {
    repository[Symbol.dispose]();
  });

  it('is in the nearest node_modules of the repository, else in the folder of git', async () => {
    await analyzeRepository(repository);
    expect(existsSync(repository.path('node_modules/.cache/astro-drift/history.txt'))).toBe(true);
    expect(existsSync(repository.path('.git/astro-drift'))).toBe(false);
    rmSync(repository.path('node_modules'), { recursive: true });
    await analyzeRepository(repository);
    expect(existsSync(repository.path('.git/astro-drift/history.txt'))).toBe(true);
  });

  it.each(['node_modules', 'node_modules/.cache', 'node_modules/.cache/astro-drift'])(
    'is not used if %s is a link that leads out of the repository',
    async (path) => {
      using outside = new TestRepository();
      rmSync(repository.path('node_modules'), { recursive: true });
      mkdirSync(dirname(repository.path(path)), { recursive: true });
      symlinkSync(outside.root, repository.path(path));
      await analyzeRepository(repository);
      expect(readdirSync(outside.root)).toEqual([]);
    },
  );

  it('is not used if git tracks it, also where a link leads to it', async () => {
    const first = await analyzeRepository(repository);
    const places = ['node_modules/.cache/astro-drift', 'docs/cache/astro-drift'];
    cpSync(repository.path(places[0] ?? ''), repository.path(places[1] ?? ''), { recursive: true });
    repository.git('add', '--force', ...places);
    repository.git('commit', '--quiet', '-m', 'Bring a cache');
    const forged = (place = ''): void => {
      writeFileSync(repository.path(`${place}/history.txt`), 'forged');
    };
    for (const place of places) forged(place);
    expect((await analyzeRepository(repository)).specs).toEqual(first.specs);
    expect(readFileSync(repository.path(`${places[0] ?? ''}/history.txt`), 'utf8')).toBe('forged');
    rmSync(repository.path('node_modules/.cache'), { recursive: true });
    symlinkSync(repository.path('docs/cache'), repository.path('node_modules/.cache'));
    await analyzeRepository(repository);
    expect(readFileSync(repository.path(`${places[1] ?? ''}/history.txt`), 'utf8')).toBe('forged');
  });
});

async function fresh(
  repository: TestRepository,
  options: Omit<AnalyzeOptions, 'root'>,
): ReturnType<typeof analyzeRepository> {
  return analyzeRepository(repository, { ...options, cacheDir: false, now: NOW });
}
