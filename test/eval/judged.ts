/**
 * Measures how well the engine tells changes that readers of a page want to know of from others.
 *
 *     npm run eval -- CLONES [--list]
 *
 * `cases.json` has commits of public repositories that touched what a page describes. Somebody read
 * page and difference, and judged whether the change matters to the page: `yes`, `partly` or `no`.
 * `edited` are commits whose authors edited the page as well; the replay leaves that edit out.
 * CLONES is a folder with a whole clone of each repository, named `owner+name`.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findClone, pagesBeside, print, Replay, type TrackedPage } from './replay.ts';

const LABELS = ['yes', 'partly', 'edited', 'no'] as const;

interface Case extends TrackedPage {
  readonly repository: string;
  readonly commit: string;
  readonly label: (typeof LABELS)[number];
  /** Why it was judged so. */
  readonly reason: string;
  /** The page as it was before, as `<revision>:<path>`. */
  readonly text: string;
}

const IMPACTS = ['none', 'internal', 'public', 'named', 'cited', 'broken'] as const;
const QUIET = IMPACTS.indexOf('public');
const REVIEW = IMPACTS.indexOf('named');

interface Result extends Case {
  /** An index of {@link IMPACTS}. */
  readonly level: number;
  readonly evidence: readonly { readonly kind: string; readonly text: string }[];
  readonly significances: readonly string[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean', default: false } },
});
const [folder] = positionals;
if (folder === undefined)
  throw new Error('Name the folder with the clones: npm run eval -- CLONES');

const cases = JSON.parse(readFileSync(join(import.meta.dirname, 'cases.json'), 'utf8')) as Case[];
const results: Result[] = [];
for (const [repository, own] of Map.groupBy(cases, (each) => each.repository)) {
  const clone = findClone(resolve(folder), repository);
  if (clone === null) {
    print(`${repository}: no clone, left out`);
    continue;
  }
  using replay = new Replay(clone);
  for (const each of own) results.push(await judge(replay, each));
  printSummary(
    repository,
    results.filter((result) => result.repository === repository),
  );
}
printSummary('all', results);
printCounts('impact', results, ({ level }) => [IMPACTS[level] ?? '']);
printCounts('evidence', results, ({ evidence, level }) =>
  level < REVIEW ? [] : evidence.map(({ kind }) => kind),
);
printCounts('evidence of one kind alone', results, ({ evidence, level }) => {
  const kinds = new Set(evidence.map(({ kind }) => kind));
  return level < REVIEW || kinds.size > 1 ? [] : [...kinds];
});
printCounts('significance', results, ({ significances }) => significances);
if (values.list) results.forEach(printResult);

async function judge(replay: Replay, each: Case): Promise<Result> {
  const parent = replay.git(['rev-parse', `${each.commit}^1`]);
  const page = {
    page: each.page,
    tracks: each.tracks,
    text: replay.read(each.text) ?? '',
    reviewed: parent,
  };
  const base = replay.commit(parent, parent, [page]);
  const head = replay.commit(each.commit, base, [page]);
  const report = await replay.analyze(head, pagesBeside(each.page));
  const spec = report.specs.find(({ file }) => file === each.page);
  const document = spec?.documents[0];
  return {
    ...each,
    level: IMPACTS.indexOf(document?.impact ?? 'none'),
    evidence: document?.evidence ?? [],
    significances: [...new Set(spec?.changes.map(({ significance }) => significance ?? 'same'))],
  };
}

function printSummary(title: string, some: readonly Result[]): void {
  const count = (label: string, from: number): number =>
    some.filter((each) => each.label === label && each.level >= from).length;
  const found = (from: number): string =>
    LABELS.map((label) => `${label} ${count(label, from)}/${count(label, 0)}`).join(', ');
  const right = count('yes', REVIEW) + count('partly', REVIEW);
  const precision = right / (right + count('no', REVIEW));
  print(`${title}: needs review: precision ${precision.toFixed(2)}, ${found(REVIEW)}`);
  print(`${' '.repeat(title.length)}  shown at all: ${found(QUIET)}`);
}

function printCounts(
  title: string,
  some: readonly Result[],
  keysOf: (result: Result) => readonly string[],
): void {
  const counts = new Map<string, number[]>();
  for (const result of some) {
    for (const key of new Set(keysOf(result))) {
      const own = counts.get(key) ?? LABELS.map(() => 0);
      counts.set(key, own);
      const index = LABELS.indexOf(result.label);
      own[index] = (own[index] ?? 0) + 1;
    }
  }
  print(`\n${title.padEnd(28)}${LABELS.map((label) => label.padStart(8)).join('')}`);
  for (const [key, own] of [...counts].toSorted()) {
    print(`${key.padEnd(28)}${own.map((number) => String(number).padStart(8)).join('')}`);
  }
}

/** Prints a false alarm or a miss, with what was found. */
function printResult({ level, evidence, ...each }: Result): void {
  if ((each.label === 'no') !== level >= REVIEW) return;
  const { label, repository, commit, page, reason } = each;
  print(
    `\n${label} ${IMPACTS[level] ?? ''} ${repository} ${commit.slice(0, 9)} ${page}: ${reason}`,
  );
  for (const { kind, text } of evidence.slice(0, 5)) print(`  ${kind}: ${text}`);
}
