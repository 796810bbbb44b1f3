import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../support/random.ts';

/** How large a repository to make. */
export interface HistorySize {
  files: number;
  commits: number;
  /** Each completed in a commit of its own, spread over the history. */
  specs: number;
  /** Files that each spec tracks, about. */
  inputs: number;
}

/** Makes a repository with `git fast-import` and returns its folder. */
export function makeHistory({ files, commits, specs, inputs }: HistorySize): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'drift-bench-')));
  const git = (args: string[], input?: string): void => {
    const { status, stderr } = spawnSync('git', args, { cwd: root, input, maxBuffer: 1e9 });
    if (status !== 0) throw new Error(stderr.toString());
  };
  const random = seeded(42);
  const folders = Math.ceil(files / inputs);
  const fileAt = (index: number): string => `src/m${index % folders}/f${index}.py`;
  const stream: string[] = [];
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const file = (path: string, text: string): string => `M 100644 inline ${path}\n${data(text)}`;
  const content = (index: number, version: number): string =>
    Array.from({ length: 20 + (index % 60) }, (_, line) =>
      line === version % 20 ? `version = ${version}\n` : `line_${line} = ${index}\n`,
    ).join('');
  const start = 1_700_000_000;
  const commit = (number: number, body: string): void => {
    const who = `Dev ${number % 7} <dev${number % 7}@example.com> ${start + number * 600} +0000`;
    stream.push(
      `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${data(`Step ${number}`)}${body}`,
    );
  };
  commit(
    0,
    Array.from({ length: files }, (_, index) => file(fileAt(index), content(index, 0))).join(''),
  );
  const every = Math.max(1, Math.floor(commits / Math.max(1, specs)));
  for (let number = 1, written = 0; number <= commits; number++) {
    const touched = Array.from({ length: 1 + random(4) }, () => random(files));
    const changes = [...new Set(touched)].map((index) =>
      file(fileAt(index), content(index, number)),
    );
    if (number % every === every >> 1 && written < specs) {
      const folder = `src/m${written % folders}`;
      const time = new Date((start + number * 600 - 60) * 1000).toISOString();
      const spec = `---\ntype: documentation\nstatus: completed\ncompleted_at: ${time}\ntracks:\n  - ${folder}/**/*.py\ntarget_files:\n  - docs/d${written}.md\n---\n\n# Spec ${written}\n`;
      const cited = Array.from({ length: 10 }, () => `- \`${fileAt(random(files))}:1-12\`\n`);
      changes.push(
        file(`.chant/specs/2026-01-01-${String(written).padStart(4, '0')}-x.md`, spec),
        file(`docs/d${written}.md`, `# Document ${written}\n\n${cited.join('')}`),
      );
      written++;
    }
    commit(number, changes.join(''));
  }
  git(['init', '--quiet', '--initial-branch=main']);
  git(['fast-import', '--quiet'], stream.join(''));
  git(['reset', '--quiet', '--hard']);
  return root;
}
