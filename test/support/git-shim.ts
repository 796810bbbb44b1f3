import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';

/** What goes wrong with one call of git. */
export interface GitFault {
  /** The git command, such as `ls-tree`. */
  readonly command: string;
  /** Which of its calls, counted from 0. */
  readonly call: number;
  /** Only calls in this folder and below it count: an earlier run may still be at work elsewhere. */
  readonly within: string;
  /**
   * `kill`: it is killed before it says anything; `cut`: after half of its output; `fail`: it ends
   * with exit code 3 and says nothing; `hang`: it never ends.
   */
  readonly how: 'kill' | 'cut' | 'fail' | 'hang';
}

/** How a shell script does each of them. */
const FAULTS: Readonly<Record<GitFault['how'], string>> = {
  kill: 'kill -9 $$',
  cut: '"$git" "$@" > "$folder/output"; head -c $(($(wc -c < "$folder/output") / 2)) "$folder/output"; kill -9 $$',
  fail: 'exit 3',
  hang: 'while :; do sleep 1; done',
};

/** Puts a `git` first on PATH that notes its arguments and then does what git does, or fails. */
export class GitShim {
  private readonly folder = mkdtempSync(join(realpathSync(tmpdir()), 'git-shim-'));
  private readonly path = process.env['PATH'] ?? '';
  private readonly git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();

  private readonly fault: GitFault | null;

  /** @param exported set for git alone, as a container or a wrapper would */
  constructor(exported: Readonly<Record<string, string>> = {}, fault: GitFault | null = null) {
    this.fault = fault;
    const log = join(this.folder, 'log');
    const exports = Object.entries(exported).map(([name, value]) => `export ${name}='${value}'`);
    const lines = [
      '#!/bin/sh',
      `git="${this.git}"; folder="${this.folder}"`,
      ...exports,
      `printf '%s\\n' "$*" >> "${log}"`,
      ...(fault === null ? [] : faultLines(fault)),
      `exec "$git" "$@"`,
    ];
    writeFileSync(log, '');
    writeFileSync(join(this.folder, 'git'), lines.join('\n'), { mode: 0o755 });
    process.env['PATH'] = `${this.folder}${delimiter}${this.path}`;
  }

  /** The arguments of every git process started since. */
  get calls(): string[] {
    return readFileSync(join(this.folder, 'log'), 'utf8').split('\n').filter(Boolean);
  }

  /** The git command of each of them. */
  get commands(): string[] {
    return this.calls.map((call) => /^(?:-c \S+ )*(\S+)/.exec(call)?.[1] ?? '');
  }

  /** Whether the call that was to fail was made. */
  get hasFailed(): boolean {
    return this.fault !== null && existsSync(join(this.folder, String(this.fault.call)));
  }

  [Symbol.dispose](): void {
    process.env['PATH'] = this.path;
    // Where something failed, another git may still be at work.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Calls may come at the same time: whichever makes a folder of a number first has that number. */
function faultLines({ command, call, within, how }: GitFault): string[] {
  return [
    'name() { while [ "$1" = -c ]; do shift 2; done; printf %s "$1"; }',
    `within() { case "$(pwd -P)/" in "${within}"/*) true;; *) false;; esac; }`,
    `if within && [ "$(name "$@")" = ${command} ]; then`,
    '  number=0; while [ -d "$folder" ] && ! mkdir "$folder/$number" 2> /dev/null; do number=$((number + 1)); done',
    `  if [ $number = ${call} ]; then ${FAULTS[how]}; fi`,
    'fi',
  ];
}
