import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { type GuideBlock, type GuideSection, sectionsOf } from './guide-blocks.ts';
import { providePrograms } from './programs.ts';
import type { Published } from './published.ts';
import { TestRepository } from './repository.ts';
import { cleanEnvironment, type Outcome } from './site.ts';

const DAY = 86_400_000;

/**
 * Somebody who does what a guide says: writes its files, and runs its commands in one terminal, one
 * block of them a day.
 */
export class Reader {
  /** The last commands, and what they printed. */
  last: Outcome = { code: 0, output: '' };
  /** What stood in files before a block of the guide took their place. */
  readonly replaced = new Map<string, string>();
  readonly repository: TestRepository;

  private readonly left: GuideSection[];
  private readonly home = new TestRepository();
  private readonly env: Record<string, string>;
  private folder: string;
  private time: number;

  /** @param begins the day of the first commands */
  constructor(
    repository: TestRepository,
    guide: string,
    published: Published,
    begins = '2026-03-01',
  ) {
    this.repository = repository;
    this.left = sectionsOf(guide);
    this.folder = repository.root;
    this.time = Date.parse(`${begins}T09:00:00Z`);
    this.env = providePrograms(this.home.path('bin'), published);
  }

  /** Headings of sections with blocks that nobody followed. */
  get unread(): string[] {
    return this.left.filter(({ blocks }) => blocks.length > 0).map(({ heading }) => heading);
  }

  /**
   * Follows a section of the guide.
   *
   * @throws {Error} where something does not come out as the guide says, or cannot be followed
   */
  async follow(heading: string): Promise<void> {
    const at = this.left.findIndex((section) => section.heading === heading);
    const [section] = at < 0 ? [] : this.left.splice(at, 1);
    if (section === undefined) throw new Error(`the guide has no section "${heading}"`);
    for (const block of section.blocks) await this.take(block);
  }

  /** Runs commands where the reader is by now. */
  async run(script: string, env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const now = new Date(this.time).toISOString().replace('.000', '');
    this.time += DAY;
    const file = this.home.path('script.sh');
    const place = this.home.path('place');
    writeFileSync(file, `trap 'pwd > "${place}"' EXIT\n${script}`);
    const outcome = await runBash(file, this.folder, {
      ...this.env,
      PATH: [this.home.path('bin'), dirname(process.execPath), process.env['PATH']].join(delimiter),
      HOME: this.home.root,
      GITHUB_ACTIONS: '',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Dev',
      GIT_AUTHOR_EMAIL: 'dev@example.com',
      GIT_AUTHOR_DATE: now,
      GIT_COMMITTER_NAME: 'Dev',
      GIT_COMMITTER_EMAIL: 'dev@example.com',
      GIT_COMMITTER_DATE: now,
      NOW: now,
      ...env,
    });
    this.folder = readFileSync(place, 'utf8').trimEnd();
    return outcome;
  }

  private async take({ language, text, name, after }: GuideBlock): Promise<void> {
    if (name !== null) {
      this.write(name, text);
    } else if (language === 'sh') {
      this.last = await this.run(text);
      const code = Number(/exit code (?:is )?(\d+)/.exec(after)?.[1] ?? 0);
      if (this.last.code !== code) {
        throw new Error(
          `exit code ${this.last.code}, not ${code}, of:\n${text}\n${this.last.output}`,
        );
      }
    } else if (language === 'text') {
      if (!this.last.output.includes(text)) {
        throw new Error(`the guide shows:\n${text}\nbut this was printed:\n${this.last.output}`);
      }
    } else {
      throw new Error(`nobody can tell what to do with:\n${text}`);
    }
  }

  private write(file: string, text: string): void {
    const path = join(this.repository.root, file);
    if (existsSync(path)) this.replaced.set(file, readFileSync(path, 'utf8'));
    this.repository.write(file, text);
  }

  [Symbol.dispose](): void {
    this.repository[Symbol.dispose]();
    this.home[Symbol.dispose]();
  }
}

async function runBash(file: string, cwd: string, env: Record<string, string>): Promise<Outcome> {
  const child = spawn('bash', ['--noprofile', '--norc', '-e', file], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnvironment(env),
  });
  let output = '';
  const read = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const code = await new Promise<number>((resolve) =>
    child.once('close', (ended) => {
      resolve(ended ?? -1);
    }),
  );
  return { code, output };
}
