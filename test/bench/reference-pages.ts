import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyze } from 'astro-drift/engine';
import { GitShim } from '../support/git-shim.ts';
import { seeded } from '../support/random.ts';
import { FastImport } from './fast-import.ts';

/** What it took to watch pages that declare nothing. */
export interface ReferencePageTimes {
  readonly pages: number;
  readonly references: number;
  readonly commits: number;
  /** The first run, a later one, and a later one that watches none of the pages: medians. */
  readonly first: number;
  readonly later: number;
  readonly without: number;
  /** git processes of a later run, and of one that watches none of the pages. */
  readonly processes: readonly [number, number];
}

const FILES = 5_000;
const COMMITS = 5_000;
const PAGES = 1_000;
const REFERENCES = 8;
const ROUNDS = 5;

/** Code that changes, and pages that are edited now and then; every fourth of them names lines. */
function makeRepository(): string {
  const random = seeded(5);
  const stream = new FastImport(1_700_000_000, 600);
  const fileAt = (index: number): string => `src/m${index % 50}/f${index}.py`;
  const content = (index: number, version: number): string =>
    Array.from({ length: 40 }, (_, line) => `line_${line} = ${index + version}\n`).join('');
  const named = Array.from({ length: PAGES }, () =>
    Array.from({ length: REFERENCES }, () => fileAt(random(FILES))),
  );
  const page = (index: number, version: number): [string, string] => {
    const lines = index % 4 === 0 ? ':3-9' : '';
    const items = (named[index] ?? []).map((file) => `- \`${file}${lines}\`\n`);
    return [`docs/p${index}.md`, `# Page ${index}\n\nVersion ${version}.\n\n${items.join('')}`];
  };
  stream.commit(
    'Step 0',
    Array.from({ length: FILES }, (_, index) => [fileAt(index), content(index, 0)]),
  );
  stream.commit(
    'Step 1',
    Array.from({ length: PAGES }, (_, index) => page(index, 0)),
  );
  for (let number = 2; number < COMMITS; number++) {
    const index = random(FILES);
    const edited = number % 2 === 0 ? [page(random(PAGES), number)] : [];
    stream.commit(`Step ${number}`, [[fileAt(index), content(index, number)], ...edited]);
  }
  return stream.write();
}

/** Measures runs in a repository whose pages declare nothing. */
export async function benchReferencePages(): Promise<ReferencePageTimes> {
  const root = makeRepository();
  const cacheDir = mkdtempSync(join(tmpdir(), 'drift-bench-cache-'));
  const time = async (watched?: string[]): Promise<number> => {
    const start = performance.now();
    await analyze({ root, cacheDir, ...(watched && { watched }) });
    return performance.now() - start;
  };
  const median = (values: number[]): number =>
    values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  const first = await time();
  const report = await analyze({ root, cacheDir });
  const later: number[] = [];
  const without: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    without.push(await time([]));
    later.push(await time());
  }
  const count = async (watched?: string[]): Promise<number> => {
    using shim = new GitShim();
    await time(watched);
    return shim.calls.length;
  };
  const processes = [await count(), await count([])] as const;
  rmSync(root, { recursive: true, force: true });
  rmSync(cacheDir, { recursive: true, force: true });
  return {
    pages: report.summary.references?.pages.total ?? 0,
    references: report.summary.references?.total ?? 0,
    commits: COMMITS,
    first,
    later: median(later),
    without: median(without),
    processes,
  };
}
