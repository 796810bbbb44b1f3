import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { analyze, type Report } from '@astro-drift/engine';

/** A page with the sources that it describes. */
export interface TrackedPage {
  readonly page: string;
  readonly tracks: readonly string[];
}

/** A page, as it is written into a commit. */
interface WrittenPage extends TrackedPage {
  readonly text: string;
  /** The commit for which the page was right. */
  readonly reviewed: string;
}

/**
 * A copy of a clone, in which commits can be written without a checkout. The clone is not changed.
 */
export class Replay implements Disposable {
  readonly root: string;

  /** @param clone a clone with the whole history; it may be bare */
  constructor(clone: string) {
    this.root = mkdtempSync(join(tmpdir(), 'drift-eval-'));
    this.git(['clone', '--quiet', '--shared', '--no-checkout', clone, '.']);
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  git(args: readonly string[], input?: string, env: Readonly<Record<string, string>> = {}): string {
    const options = { cwd: this.root, input, maxBuffer: 2e9, encoding: 'utf8' } as const;
    const output = execFileSync('git', args, {
      ...options,
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    return output.trimEnd();
  }

  /** The text of `<commit>:<path>`; `null` where there is none. */
  read(place: string): string | null {
    try {
      return this.git(['show', place]);
    } catch {
      return null;
    }
  }

  /**
   * Writes a commit with the files of another one and some pages of its own. Dates and message are
   * those of the other commit.
   */
  commit(files: string, parent: string, pages: readonly WrittenPage[]): string {
    this.git(['read-tree', files]);
    const entries = pages.map(({ page, ...written }) => {
      const blob = this.git(['hash-object', '-w', '--stdin'], declare(written));
      return `100644 ${blob}\t${page}`;
    });
    this.git(['update-index', '--index-info'], `${entries.join('\n')}\n`);
    const tree = this.git(['write-tree', '--missing-ok']);
    const format = '--format=%aI%n%cI%n%B';
    const [authored = '', committed = '', ...message] = this.git([
      'log',
      '-1',
      format,
      files,
    ]).split('\n');
    const env = {
      GIT_AUTHOR_DATE: authored,
      GIT_COMMITTER_DATE: committed,
      GIT_AUTHOR_NAME: 'Author',
      GIT_AUTHOR_EMAIL: 'author@example.org',
      GIT_COMMITTER_NAME: 'Author',
      GIT_COMMITTER_EMAIL: 'author@example.org',
    };
    return this.git(['commit-tree', tree, '-p', parent], message.join('\n'), env);
  }

  /** Analyzes a commit. */
  async analyze(commit: string, pages: readonly string[]): Promise<Report> {
    this.git(['update-ref', '--no-deref', 'HEAD', commit]);
    const rules = { 'empty-input': 'warn' } as const;
    return analyze({ root: this.root, committed: true, fetch: false, pages: [...pages], rules });
  }
}

/** Puts sources and review into the frontmatter of a page. */
function declare({ text, tracks, reviewed }: Omit<WrittenPage, 'page'>): string {
  const own = `tracks: ${JSON.stringify(tracks)}\nreviewed: '${reviewed}'\n`;
  const start = /^---\r?\n/.exec(text)?.[0];
  return start === undefined
    ? `---\n${own}---\n\n${text}`
    : `---\n${own}${text.slice(start.length)}`;
}

/** The clone of a repository in a folder of clones, as `owner+name`; `null` where there is none. */
export function findClone(folder: string, repository: string): string | null {
  const place = join(folder, repository.replace('/', '+'));
  const found = [place, join(place, 'repo')].find(
    (path) => existsSync(join(path, 'HEAD')) || existsSync(join(path, '.git')),
  );
  return found ?? null;
}

/** The patterns of a page and of all pages beside and below it. */
export function pagesBeside(page: string): string[] {
  const folder = dirname(page);
  return [page, folder === '.' ? '*.{md,mdx}' : `${folder}/**/*.{md,mdx}`];
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
