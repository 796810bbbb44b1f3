/**
 * Measures the floor: what plain git takes to answer the questions that the engine asks, for the
 * pages of any clone. Then it compares `astro-drift check` with it.
 *
 *     npm run bench:floor -- CLONE pages.json
 *     npm run bench:floor -- CLONE --sample 25
 *
 * The list of pages is `[{ "page": "docs/a.md", "tracks": ["src/**"], "reviewed": "3f2a1c0" }]`.
 * `--sample` takes pages at even distances from the sorted Markdown pages that name files. `tracks`
 * are these files, and `reviewed` is the commit that last touched the page. The list of a sample is
 * printed with `--list`.
 *
 * Pages get their frontmatter in a commit on top of HEAD, in a temporary shared clone. CPU seconds
 * are user and system time of git, or of the check and all that it starts. Not measured is the work
 * of this script: it only sorts what git prints. The floor and the checks take turns: a first one,
 * further ones in which nothing changed, and one after ten commits. A ratio is the median of the
 * ratios of {@link ROUNDS} rounds.
 *
 * The floor does less than the engine: it does not follow renamed files, does not see edits that a
 * merge itself made, parses nothing, and judges nothing. `reviewed` is the baseline of the whole
 * page, also where the engine finds a later review of a section.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { print, Replay } from '../eval/replay.ts';
import { type Floor, FloorAnswers, QUESTIONS } from './floor-answers.ts';
import { measureCommand, median } from './measured.ts';
import { isMarkdown, NamedFiles, readPages, type ReviewedPage, spread } from './tracked-pages.ts';

const ROUNDS = 5;
const COMMAND = resolve(import.meta.dirname, '../../integration/cli/dist/bin.js');
const USAGE =
  'npm run bench:floor -- CLONE pages.json, or npm run bench:floor -- CLONE --sample 25';

/** The runs of the command that are measured, in this order in each round. */
const RUNS = {
  start: 'start-up alone (--version)',
  first: 'check --no-cache',
  history: 'check that remembers all but history',
  again: 'check again',
  since: 'check --since HEAD',
  newer: 'check after ten commits',
  past: 'check --at, five commits ago',
} as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, list: { type: 'boolean', default: false } },
});
const [clone, list] = positionals;
const sample = values.sample === undefined ? null : Number(values.sample);
if (clone === undefined || (list === undefined) === (sample === null)) {
  throw new Error(`Name a clone, and either a list of pages or the size of a sample: ${USAGE}`);
}
if (sample !== null && !(Number.isInteger(sample) && sample > 0)) {
  throw new Error(`\`--sample\` needs a number of pages from 1 on: ${USAGE}`);
}

using replay = new Replay(resolve(clone));
const CACHE = join(replay.root, '.git', 'astro-drift');
const head = replay.git(['rev-parse', 'HEAD']);
const pages =
  list === undefined
    ? samplePages(sample ?? 0)
    : readPages(readFileSync(list, 'utf8')).map((page) => ({
        ...page,
        reviewed: replay.git([
          'rev-parse',
          '--verify',
          '--end-of-options',
          `${page.reviewed}^{commit}`,
        ]),
      }));
if (pages.length === 0)
  throw new Error('There is no page to measure: no Markdown page names a file.');
if (values.list) print(JSON.stringify(pages, null, 2));
writeFrontmatter();
await compare();

/** Takes pages that name files. */
function samplePages(count: number): ReviewedPage[] {
  const paths = replay
    .git(['ls-tree', '-r', '-z', head])
    .split('\0')
    .filter((entry) => entry.startsWith('100'))
    .map((entry) => entry.slice(entry.indexOf('\t') + 1));
  const named = new NamedFiles(paths);
  const candidates = paths
    .filter(isMarkdown)
    .sort()
    .map((page) => ({ page, tracks: named.in(replay.read(`${head}:${page}`) ?? '') }))
    .filter(({ tracks }) => tracks.length > 0);
  return spread(candidates, count).map((candidate) => ({
    ...candidate,
    reviewed: replay.git(['rev-list', '-1', head, '--', `:(literal)${candidate.page}`]),
  }));
}

function writeFrontmatter(): void {
  const written = pages.map((page) => {
    const text = replay.read(`${head}:${page.page}`);
    if (text === null) throw new Error(`${page.page} is no file of HEAD. Take it out of the list.`);
    return { ...page, text };
  });
  replay.git(['update-ref', '--no-deref', 'HEAD', replay.commit(head, head, written)]);
}

type Run = keyof typeof RUNS;

/** What the runs of one round took, in milliseconds of CPU time. */
interface Round {
  readonly floor: Floor;
  readonly plain: number;
  readonly runs: Readonly<Record<Run, number>>;
}

async function measureRound(): Promise<Round> {
  const floor = await new FloorAnswers(replay.root, pages).find();
  const plain = Object.values(floor.cpu).reduce((sum, each) => sum + each, 0);
  const start = await run('--version');
  const first = await check('--no-cache');
  await check();
  forgetHistory();
  const history = await check();
  const again = await check();
  const since = await check('--since', 'HEAD');
  const top = replay.git(['rev-parse', 'HEAD']);
  addCommits(10);
  const newer = await check();
  const past = await check('--at', 'HEAD~5');
  replay.git(['update-ref', '--no-deref', 'HEAD', top]);
  rmSync(CACHE, { recursive: true });
  return { floor, plain, runs: { start, first, history, again, since, newer, past } };
}

async function check(...options: readonly string[]): Promise<number> {
  const fixed = options.includes('--at') ? [] : ['--committed'];
  return run('check', ...fixed, '--no-config', '--no-fetch', '--quiet', ...options);
}

/** Runs the command, and returns its CPU time in milliseconds. */
async function run(...args: readonly string[]): Promise<number> {
  const command = [process.execPath, COMMAND, ...args];
  // Findings of severity error end it with 1.
  return (await measureCommand(replay.root, command, { exitCodes: [0, 1] })).cpu;
}

/** Removes what earlier runs remember of the history, but not what they remember of contents. */
function forgetHistory(): void {
  for (const name of readdirSync(CACHE).filter((each) => each.endsWith('.txt'))) {
    rmSync(join(CACHE, name));
  }
}

/** Adds commits in a line that change tracked files. */
function addCommits(count: number): void {
  const tracked = [...new Set(pages.flatMap(({ tracks }) => tracks))].slice(0, count);
  for (let number = 0; number < count; number++) {
    const path = tracked[number % tracked.length] ?? '';
    const text = replay.read(`HEAD:${path}`) ?? '';
    const blob = replay.git(['hash-object', '-w', '--stdin'], `${text}\n# ${number}\n`);
    replay.git(['read-tree', 'HEAD']);
    replay.git(['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`]);
    const tree = replay.git(['write-tree', '--missing-ok']);
    const who = { NAME: 'Author', EMAIL: 'author@example.org', DATE: '2030-01-01T00:00:00Z' };
    const env = Object.fromEntries(
      Object.entries(who).flatMap(([name, value]) => [
        [`GIT_AUTHOR_${name}`, value],
        [`GIT_COMMITTER_${name}`, value],
      ]),
    );
    const commit = replay.git(['commit-tree', tree, '-p', 'HEAD'], `Change ${number}`, env);
    replay.git(['update-ref', '--no-deref', 'HEAD', commit]);
  }
}

async function compare(): Promise<void> {
  const rounds: [Round, ...Round[]] = [await measureRound()];
  while (rounds.length < ROUNDS) rounds.push(await measureRound());
  const { pairs, lines, commits, authors, edits, added, processes } = rounds[0].floor;
  const baselines = new Set(pages.map(({ reviewed }) => reviewed)).size;
  print(`${clone ?? ''} at ${head.slice(0, 10)}; pages: ${pages.length}, baselines: ${baselines}`);
  print(`found: ${pairs} pairs of contents that differ in ${lines} lines; ${commits} commits by`);
  print(
    `       ${authors} authors; ${edits} edits of pages; the commits that added ${added} pages`,
  );
  print(`CPU seconds, median of ${ROUNDS}`);
  for (const [question, text] of Object.entries(QUESTIONS)) {
    printTime(
      text,
      rounds.map(({ floor }) => floor.cpu[question as keyof typeof QUESTIONS]),
    );
  }
  printTime(
    `plain git, ${processes} processes`,
    rounds.map(({ plain }) => plain),
  );
  for (const [name, text] of Object.entries(RUNS)) {
    printTime(
      text,
      rounds.map(({ runs }) => runs[name as Run]),
    );
  }
  const ratio = (text: string, of: (round: Round) => number): void => {
    const ratios = rounds.map(of);
    const all = ratios.map((each) => each.toFixed(2)).join(', ');
    print(`  ${text.padEnd(40)}${median(ratios).toFixed(2).padStart(8)} (${all})`);
  };
  print('Ratios, median of those in each round');
  ratio('a first check to plain git', ({ runs, plain }) => runs.first / plain);
  ratio('without contents and start-up', ({ runs, plain }) => (runs.history - runs.start) / plain);
  ratio('a check again to plain git', ({ runs, plain }) => runs.again / plain);
  ratio('with --since HEAD to a check again', ({ runs }) => runs.since / runs.again);
  ratio('with --at to a check again', ({ runs }) => runs.past / runs.again);
  ratio('after ten commits to a check again', ({ runs }) => runs.newer / runs.again);
}

function printTime(what: string, milliseconds: readonly number[]): void {
  print(`  ${what.padEnd(40)}${(median(milliseconds) / 1000).toFixed(2).padStart(8)}`);
}
