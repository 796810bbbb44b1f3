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
 * of this script: it only sorts what git prints. The floor and the check take turns. The ratio is
 * the median of the ratios of {@link ROUNDS} pairs.
 *
 * The floor does less than the engine: it does not follow renamed files, does not see edits that a
 * merge itself made, parses nothing, and judges nothing. `reviewed` is the baseline of the whole
 * page, also where the engine finds a later review of a section.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { print, Replay } from '../eval/replay.ts';
import { type Floor, FloorAnswers, QUESTIONS } from './floor-answers.ts';
import { type Cost, measureCommand, median } from './measured.ts';
import { isMarkdown, NamedFiles, readPages, type ReviewedPage, spread } from './tracked-pages.ts';

const ROUNDS = 5;
const COMMAND = resolve(import.meta.dirname, '../../integration/cli/dist/bin.js');
const USAGE =
  'npm run bench:floor -- CLONE pages.json, or npm run bench:floor -- CLONE --sample 25';

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

async function check(): Promise<Cost> {
  const options = ['--committed', '--no-config', '--no-fetch', '--quiet', '--root', replay.root];
  const command = [process.execPath, COMMAND, 'check', ...options];
  // Findings of severity error end it with 1.
  return measureCommand(replay.root, command, { exitCodes: [0, 1] });
}

/** What one pair of runs took, in milliseconds of CPU time. */
interface Round {
  readonly floor: Floor;
  readonly plain: number;
  readonly check: number;
}

async function measureRound(): Promise<Round> {
  const floor = await new FloorAnswers(replay.root, pages).find();
  const plain = Object.values(floor.cpu).reduce((sum, each) => sum + each, 0);
  return { floor, plain, check: (await check()).cpu };
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
  printTime(
    'astro-drift check',
    rounds.map((round) => round.check),
  );
  const ratios = rounds.map((round) => round.check / round.plain);
  const all = ratios.map((ratio) => ratio.toFixed(1)).join(', ');
  print(`check takes ${median(ratios).toFixed(1)} times as long as plain git (${all})`);
}

function printTime(what: string, milliseconds: readonly number[]): void {
  print(`  ${what.padEnd(40)}${(median(milliseconds) / 1000).toFixed(2).padStart(8)}`);
}
