import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyze, type Report } from 'astro-drift/engine';
import { benchCitations } from './citations.ts';
import { benchReferencePages } from './reference-pages.ts';
import { benchPatterns } from './patterns.ts';
import { type HistorySize, makeHistory } from './history.ts';

const SIZES: HistorySize[] = [
  { files: 50_000, commits: 20_000, specs: 1, inputs: 150 },
  { files: 50_000, commits: 20_000, specs: 1_000, inputs: 150 },
];
const ROUNDS = 5;
const SAMPLED_FILES = 20;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function git(root: string, args: string[], input?: string): string {
  const options = { cwd: root, input, maxBuffer: 2e9, encoding: 'utf8' } as const;
  return execFileSync('git', args, { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
}

async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** What the specs of a report are about, in the words of plain git commands. */
interface Facts {
  /** The oldest baseline. */
  since: string;
  /** Versions of the spec files. */
  versions: string;
  /** Two trees that hold every pair of contents that differ between a baseline and HEAD. */
  trees: [string, string];
  /** How many pairs these are. */
  pairs: number;
}

/** Finds out, untimed, what the plain commands have to be asked. */
function findFacts(root: string, report: Report): Facts {
  const baselines = report.specs.map(({ baseline }) => baseline.commit ?? 'HEAD');
  const order = git(root, ['rev-list', '--first-parent', 'HEAD']).split('\n');
  const since = baselines.toSorted((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? 'HEAD';
  const versions = git(root, ['log', '--format=', '--raw', '--no-abbrev', '--', '.chant'])
    .split('\n')
    .map((line) => line.split(' ')[3] ?? '')
    .filter(Boolean);
  const pairs = new Set<string>();
  for (const { baseline, inputs, documents } of report.specs) {
    const folders = inputs.map(({ pattern }) => pattern.replace(/\/\*\*.*$/, ''));
    const cited = documents.flatMap(({ citations }) => citations.map(({ path }) => path));
    const options = ['-r', '--raw', '--no-abbrev', '--no-renames'];
    const ends = [baseline.commit ?? 'HEAD', 'HEAD'];
    const listed = git(root, ['diff-tree', ...options, ...ends, '--', ...folders, ...cited]);
    for (const line of listed.split('\n').filter(Boolean)) {
      const [, , before = '', after = ''] = line.split(' ');
      pairs.add(`${before} ${after}`);
    }
  }
  const tree = (side: 0 | 1): string => {
    const entries = [...pairs].map((pair, index) => [pair.split(' ')[side] ?? '', index] as const);
    const files = entries.filter(([oid]) => !/^0+$/.test(oid));
    return git(
      root,
      ['mktree', '-z'],
      files.map(([oid, index]) => `100644 blob ${oid}\t${index}\0`).join(''),
    ).trim();
  };
  return {
    since,
    versions: `${versions.join('\n')}\n`,
    trees: [tree(0), tree(1)],
    pairs: pairs.size,
  };
}

/** The fewest plain git commands that read the same facts, without making sense of them. */
function readFacts(root: string, { since, versions, trees }: Facts): void {
  git(root, ['ls-tree', '-r', '-z', '--full-tree', 'HEAD']);
  git(root, ['status', '--porcelain=v2', '-z', '-uall']);
  git(root, ['grep', '--untracked', '-l', '-e', '^tracks:', '--', '*.md']);
  git(root, ['log', '--first-parent', '-z', '--format=%H %ct', 'HEAD']);
  git(root, ['log', '-z', '--raw', '--no-abbrev', '--format=%H', 'HEAD', '--', '.chant/specs']);
  git(root, ['cat-file', '--batch'], versions);
  git(root, ['log', '-z', '--raw', '--no-renames', '--no-abbrev', '--format=%H', `${since}..HEAD`]);
  git(root, ['diff-tree', '-r', '-p', '-U0', '--no-renames', ...trees]);
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
      git(root, ['log', '-1', '--format=%H', '--', path]);
      git(root, ['diff', '--numstat', commit, '--', path]);
    }
  });
  return (sampled / sample.length) * files.length;
}

/** Most memory that a run of its own takes, in megabytes. */
function measureMemory(root: string, cacheDir: string): number {
  const script = `const { analyze } = await import('astro-drift/engine');
    await analyze({ root: ${JSON.stringify(root)}, cacheDir: ${JSON.stringify(cacheDir)} });
    process.stdout.write(String(process.resourceUsage().maxRSS));`;
  const args = ['--input-type=module', '--eval', script];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' })) / 1000;
}

async function benchEngine(size: HistorySize): Promise<number> {
  const root = makeHistory(size);
  const cacheDir = mkdtempSync(join(tmpdir(), 'drift-bench-cache-'));
  const parsing = await time(() => analyze({ root, cacheDir }));
  const report = await analyze({ root, cacheDir });
  const facts = findFacts(root, report);
  const engine: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    floor.push(
      await time(() => {
        readFacts(root, facts);
      }),
    );
    engine.push(await time(() => analyze({ root, cacheDir })));
  }
  const perFile = await askPerFile(root, report);
  const [own, plain] = [median(engine), median(floor)];
  say(`${size.files} files, ${size.commits} commits, ${size.specs} specs of ${size.inputs} inputs`);
  say(`  compared      ${facts.pairs} pairs of contents`);
  const times = (engine: number): string => `${(engine / plain).toFixed(2)} times plain git`;
  const pairs = (parsing - own) / facts.pairs;
  say(`  plain git     ${plain.toFixed(0)} ms`);
  say(`  first run     ${parsing.toFixed(0)} ms, ${times(parsing)}; of these, what later runs`);
  say(`                remember takes ${pairs.toFixed(1)} ms for each pair of contents`);
  say(`  later runs    ${own.toFixed(0)} ms, ${times(own)}`);
  say(`  git per file  a later run is ${(perFile / own).toFixed(0)} times as fast (extrapolated)`);
  say(`  memory        ${measureMemory(root, cacheDir).toFixed(0)} MB at most`);
  rmSync(root, { recursive: true, force: true });
  rmSync(cacheDir, { recursive: true, force: true });
  return own;
}

const times: number[] = [];
for (const size of SIZES) times.push(await benchEngine(size));
const [one = 0, many = 0] = times;
say(`From 1 to 1,000 specs: ${(many / one).toFixed(2)} times as long`);
say(
  `100,000 files, 1,000 specs of 5 patterns: matched in ${benchPatterns().milliseconds.toFixed(0)} ms`,
);
const cited = await benchCitations();
const extra = cited.milliseconds - cited.withoutMilliseconds;
say(`${cited.citations} citations, ${cited.files} changed files`);
say(
  `  engine        ${cited.milliseconds.toFixed(0)} ms, ${extra.toFixed(0)} ms of them for citations`,
);
say(`  processes     ${cited.processes[0]}; ${cited.processes[1]} without citations`);
say(`  states        ${JSON.stringify(cited.states)}`);
say(`  wrong         ${cited.wrong}`);
const watched = await benchReferencePages();
const round = (milliseconds: number): string => `${milliseconds.toFixed(0)} ms`;
say(
  `${watched.pages} pages that declare nothing, ${watched.references} references, ${watched.commits} commits`,
);
say(`  first run     ${round(watched.first)}`);
say(
  `  later runs    ${round(watched.later)}, ${round(watched.later - watched.without)} of them for these pages`,
);
say(`  processes     ${watched.processes[0]}; ${watched.processes[1]} without these pages`);
