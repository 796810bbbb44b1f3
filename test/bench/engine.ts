import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { analyze, type Report } from 'astro-drift/engine';
import { type HistorySize, makeHistory } from './history.ts';

const SIZES: HistorySize[] = [
  { files: 5_000, commits: 3_000, specs: 1, inputs: 150 },
  { files: 5_000, commits: 3_000, specs: 300, inputs: 150 },
  { files: 50_000, commits: 20_000, specs: 1, inputs: 150 },
  { files: 50_000, commits: 20_000, specs: 1_000, inputs: 150 },
];
const ROUNDS = 3;
const SAMPLED_FILES = 20;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function git(root: string, ...args: string[]): void {
  execFileSync('git', args, { cwd: root, maxBuffer: 2e9, stdio: ['ignore', 'pipe', 'ignore'] });
}

async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The fewest plain git commands that read the same facts, without making sense of them. */
function readFacts(root: string, since: string): void {
  git(root, 'ls-tree', '-r', '-z', '--full-tree', 'HEAD');
  git(root, 'status', '--porcelain=v2', '-z', '-uall');
  git(root, 'log', '--first-parent', '-z', '--format=%H %ct', 'HEAD');
  git(root, 'log', '-z', '--raw', '--no-renames', '--no-abbrev', '--format=%H', `${since}..HEAD`);
  git(root, 'diff-tree', '-r', '-p', '-U0', '--no-renames', since, 'HEAD');
}

/** The common way: one `log` and one `diff` for every file of every spec, from a sample. */
async function askPerFile(root: string, report: Report): Promise<number> {
  const files = report.specs.flatMap((spec) =>
    spec.inputs.flatMap(({ files: paths }) =>
      paths.map((path) => ({ path, commit: spec.baseline.commit ?? 'HEAD' })),
    ),
  );
  const step = Math.max(1, Math.floor(files.length / SAMPLED_FILES));
  const sample = files.filter((_, index) => index % step === 0).slice(0, SAMPLED_FILES);
  const sampled = await time(() => {
    for (const { path, commit } of sample) {
      git(root, 'log', '-1', '--format=%H', '--', path);
      git(root, 'diff', '--numstat', commit, '--', path);
    }
  });
  return (sampled / sample.length) * files.length;
}

for (const size of SIZES) {
  const root = makeHistory(size);
  const report = await analyze({ root });
  const dates = report.specs.map(({ baseline }) => ({ ...baseline, date: baseline.date ?? '' }));
  const oldest = dates.toSorted((a, b) => (a.date < b.date ? -1 : 1))[0]?.commit ?? 'HEAD';
  const engine: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    floor.push(
      await time(() => {
        readFacts(root, oldest);
      }),
    );
    engine.push(await time(() => analyze({ root })));
  }
  const perFile = await askPerFile(root, report);
  const own = median(engine);
  say(`${size.files} files, ${size.commits} commits, ${size.specs} specs of ${size.inputs} inputs`);
  say(`  engine        ${own.toFixed(0)} ms`);
  say(`  plain git     the engine takes ${(own / median(floor)).toFixed(2)} times as long`);
  say(`  git per file  the engine is ${(perFile / own).toFixed(0)} times as fast (extrapolated)`);
  say(`  memory        ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
  rmSync(root, { recursive: true, force: true });
}
