import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';

/** Puts a `git` first on PATH that notes its arguments and then does what git does. */
export class GitShim {
  private readonly folder = mkdtempSync(join(realpathSync(tmpdir()), 'git-shim-'));
  private readonly path = process.env['PATH'] ?? '';
  private readonly git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();

  /** @param exported set for git alone, as a container or a wrapper would */
  constructor(exported: Readonly<Record<string, string>> = {}) {
    const log = join(this.folder, 'log');
    const exports = Object.entries(exported).map(([name, value]) => `export ${name}='${value}'`);
    const lines = [
      '#!/bin/sh',
      ...exports,
      `printf '%s\\n' "$*" >> "${log}"`,
      `exec "${this.git}" "$@"`,
    ];
    writeFileSync(log, '');
    writeFileSync(join(this.folder, 'git'), lines.join('\n'), { mode: 0o755 });
    process.env['PATH'] = `${this.folder}${delimiter}${this.path}`;
  }

  /** The arguments of every git process started since. */
  get calls(): string[] {
    return readFileSync(join(this.folder, 'log'), 'utf8').split('\n').filter(Boolean);
  }

  [Symbol.dispose](): void {
    process.env['PATH'] = this.path;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
