import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Collects the commits of a repository, and makes it with `git fast-import`. */
export class FastImport {
  private readonly parts: string[] = [];
  private readonly start: number;
  private readonly seconds: number;
  private count = 0;

  /**
   * @param start the time of the first commit, in seconds since 1970
   * @param seconds the time between two commits
   */
  constructor(start: number, seconds: number) {
    this.start = start;
    this.seconds = seconds;
  }

  /** Adds a commit with the new contents of files, by path. */
  commit(subject: string, files: Iterable<readonly [path: string, text: string]>): void {
    const number = this.count++;
    const time = this.start + number * this.seconds;
    const who = `Dev ${number % 7} <dev${number % 7}@example.com> ${time} +0000`;
    const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
    this.parts.push(
      `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${data(subject)}`,
      ...Array.from(files, ([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
    );
  }

  /** Makes the repository in a temporary folder, and returns the folder. */
  write(): string {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'drift-bench-')));
    const git = (args: string[], input?: string): void => {
      const { status, stderr } = spawnSync('git', args, { cwd: root, input, maxBuffer: 1e9 });
      if (status !== 0) throw new Error(stderr.toString());
    };
    git(['init', '--quiet', '--initial-branch=main']);
    git(['fast-import', '--quiet'], this.parts.join(''));
    git(['reset', '--quiet', '--hard']);
    return root;
  }
}
