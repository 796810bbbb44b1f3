import { seeded } from '../support/random.ts';
import { FastImport } from './fast-import.ts';

/** The time between two commits. */
const SECONDS = 600;

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
  const random = seeded(42);
  const folders = Math.ceil(files / inputs);
  const fileAt = (index: number): string => `src/m${index % folders}/f${index}.py`;
  const content = (index: number, version: number): string =>
    Array.from({ length: 20 + (index % 60) }, (_, line) =>
      line === version % 20 ? `version = ${version}\n` : `line_${line} = ${index}\n`,
    ).join('');
  const start = 1_700_000_000;
  const stream = new FastImport(start, SECONDS);
  stream.commit(
    'Step 0',
    Array.from({ length: files }, (_, index) => [fileAt(index), content(index, 0)]),
  );
  const every = Math.max(1, Math.floor(commits / Math.max(1, specs)));
  for (let number = 1, written = 0; number <= commits; number++) {
    const touched = Array.from({ length: 1 + random(4) }, () => random(files));
    const changes = [...new Set(touched)].map((index): [string, string] => [
      fileAt(index),
      content(index, number),
    ]);
    if (number % every === every >> 1 && written < specs) {
      const folder = `src/m${written % folders}`;
      const time = new Date((start + number * SECONDS - 60) * 1000).toISOString();
      const spec = `---\ntype: documentation\nstatus: completed\ncompleted_at: ${time}\ntracks:\n  - ${folder}/**/*.py\ntarget_files:\n  - docs/d${written}.md\n---\n\n# Spec ${written}\n`;
      const cited = Array.from({ length: 10 }, () => `- \`${fileAt(random(files))}:1-12\`\n`);
      changes.push(
        [`.chant/specs/2026-01-01-${String(written).padStart(4, '0')}-x.md`, spec],
        [`docs/d${written}.md`, `# Document ${written}\n\n${cited.join('')}`],
      );
      written++;
    }
    stream.commit(`Step ${number}`, changes);
  }
  return stream.write();
}
