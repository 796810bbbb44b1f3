import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** When and by whom a test commit is made. Dates are RFC 3339. */
export interface CommitOptions {
  /** Author date; also the committer date unless `committed` says otherwise. */
  date: string;
  committed?: string;
  author?: string;
}

/**
 * Settings for speed: git starts no further process after a commit, does not wait until the disk has
 * everything, and gives a new repository no sample hooks.
 */
const SETTINGS = Object.entries({
  'core.fsync': 'none',
  'gc.auto': '0',
  'init.templateDir': '',
  'maintenance.auto': 'false',
});

const CONFIGURATION = Object.fromEntries(
  SETTINGS.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]),
);

/** A real git repository in a temporary folder, with nothing of the machine's configuration. */
export class TestRepository {
  readonly root: string;

  constructor(root = mkdtempSync(join(realpathSync(tmpdir()), 'drift-'))) {
    this.root = root;
    mkdirSync(root, { recursive: true });
  }

  /**
   * A folder inside of this project's. Astro cannot build components of its own for a site that has
   * no folder in common with it but the topmost.
   */
  static nearby(): TestRepository {
    const folder = join(import.meta.dirname, '../../.tmp');
    mkdirSync(folder, { recursive: true });
    return new TestRepository(mkdtempSync(join(folder, 'drift-')));
  }

  /** A new repository with an unborn `main` branch. */
  static init(root?: string): TestRepository {
    const repository = new TestRepository(root);
    repository.git('init', '--quiet', '--initial-branch=main');
    return repository;
  }

  /** Runs git here and returns what it printed, without the last line break. */
  git(...args: string[]): string {
    return this.gitAt('2026-01-01T00:00:00Z', 'Dev', args);
  }

  private gitAt(date: string, author: string, args: string[], committed = date): string {
    const email = `${author.toLowerCase().replaceAll(' ', '.')}@example.com`;
    return execFileSync('git', args, {
      cwd: this.root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: this.root,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_COUNT: String(SETTINGS.length),
        ...CONFIGURATION,
        GIT_AUTHOR_NAME: author,
        GIT_AUTHOR_EMAIL: email,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: author,
        GIT_COMMITTER_EMAIL: email,
        GIT_COMMITTER_DATE: committed,
      },
    }).replace(/\n$/, '');
  }

  path(file: string): string {
    return join(this.root, file);
  }

  write(file: string, text: string): this {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
    return this;
  }

  remove(file: string): this {
    rmSync(this.path(file), { recursive: true });
    return this;
  }

  move(from: string, to: string): this {
    mkdirSync(dirname(this.path(to)), { recursive: true });
    renameSync(this.path(from), this.path(to));
    return this;
  }

  /** Commits everything there is, and returns the commit's full id. */
  commit(message: string, { date, committed = date, author = 'Dev' }: CommitOptions): string {
    this.git('add', '--all');
    this.gitAt(date, author, ['commit', '--quiet', '--allow-empty', '-m', message], committed);
    return this.head();
  }

  /** Merges branches with one merge commit. */
  merge(
    branches: string | readonly string[],
    { date, committed = date, author = 'Dev' }: CommitOptions,
  ): string {
    this.gitAt(
      date,
      author,
      ['merge', '--quiet', '--no-ff', '--no-edit', ...[branches].flat()],
      committed,
    );
    return this.head();
  }

  /** The id of the commit that is checked out, from git's own note of it where that is a plain file. */
  private head(): string {
    try {
      const head = readFileSync(this.path('.git/HEAD'), 'utf8').trim();
      return head.startsWith('ref: ')
        ? readFileSync(this.path(`.git/${head.slice('ref: '.length)}`), 'utf8').trim()
        : head;
    } catch {
      return this.git('rev-parse', 'HEAD');
    }
  }

  /** The same repository in another folder, with its working tree as it is. */
  copy(target = new TestRepository()): TestRepository {
    cpSync(this.root, target.root, { recursive: true, verbatimSymlinks: true });
    return target;
  }

  /** A clone of this repository, shallow when a depth is given. */
  clone(depth?: number, target = new TestRepository()): TestRepository {
    const url = `file://${this.root}`;
    target.git('clone', '--quiet', ...(depth ? [`--depth=${depth}`] : []), url, '.');
    return target;
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
