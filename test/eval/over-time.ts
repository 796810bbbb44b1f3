/**
 * Measures how many pages of a repository ask for a review after some months: if nobody edits them,
 * with the edits that people made, section by section, and for comparison if each of these edits
 * were a review of the whole page.
 *
 *     npm run eval:time -- CLONES owner/name DATE
 *
 * The pages are those of `cases.json`, and for a repository with a page for each source file, all
 * pages of {@link FAMILIES}. They are declared right for the code at DATE.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findClone, print, Replay, type TrackedPage } from './replay.ts';

/** Pages that each describe one file of the same name. */
const FAMILIES: Readonly<Record<string, readonly [pages: string, sources: string]>> = {
  'eslint/eslint': ['docs/src/rules/*.md', 'lib/rules/*.js'],
};

const MONTHS = [1, 3, 6, 12];

const { positionals } = parseArgs({ allowPositionals: true });
const [folder, repository, date] = positionals;
const clone = findClone(resolve(folder ?? '.'), repository ?? '');
if (clone === null || date === undefined) {
  throw new Error(
    'Name clones, repository and date: npm run eval:time -- CLONES owner/name 2025-01-01',
  );
}
using replay = new Replay(clone);
const tip = replay.git(['rev-parse', 'HEAD']);
const start = commitBefore(date);
const pages = findPages();
print(`${repository ?? ''}: pages right at ${date}, in percent`);
print('months  pages  edits            any change  red or amber  quiet line  silent');
for (const months of MONTHS) {
  const then = new Date(date);
  then.setUTCMonth(then.getUTCMonth() + months);
  const commit = commitBefore(then.toISOString());
  const textAt = (page: string, at: string): string | null => replay.read(`${at}:${page}`);
  const kept = pages.filter(
    ({ page }) => textAt(page, start) !== null && textAt(page, commit) !== null,
  );
  const lastEdit = (page: string): string =>
    replay.git(['rev-list', '-1', `${start}..${commit}`, '--', page]) || start;
  await measure(months, commit, 'none', kept, (page) => [textAt(page, start), start]);
  await measure(months, commit, 'by section', kept, (page) => [textAt(page, commit), start]);
  await measure(months, commit, 'by page', kept, (page) => [textAt(page, commit), lastEdit(page)]);
}

/** @param stateOf the text of a page, and the commit for which it was right as a whole */
async function measure(
  months: number,
  commit: string,
  edits: string,
  kept: readonly TrackedPage[],
  stateOf: (page: string) => [text: string | null, reviewed: string],
): Promise<void> {
  const written = kept.map((each) => {
    const [text, reviewed] = stateOf(each.page);
    return { ...each, text: text ?? '', reviewed };
  });
  const report = await replay.analyze(
    replay.commit(commit, commit, written),
    kept.map(({ page }) => page),
  );
  const states = report.specs.flatMap(({ documents }) => documents);
  const share = (...impacts: string[]): string => {
    const count = states.filter(({ impact }) => impacts.includes(impact)).length;
    return String(Math.round((100 * count) / states.length));
  };
  const columns = [
    share('internal', 'public', 'named', 'cited', 'broken').padStart(10),
    share('named', 'cited', 'broken').padStart(14),
    share('public').padStart(12),
    share('none', 'internal').padStart(8),
  ];
  const head = [String(months).padStart(6), String(states.length).padStart(7)];
  print(`${head.join('')}  ${edits.padEnd(15)}  ${columns.join('')}`);
}

function commitBefore(day: string): string {
  return replay.git(['rev-list', '-1', '--first-parent', `--before=${day}`, tip]);
}

function findPages(): TrackedPage[] {
  const family = FAMILIES[repository ?? ''];
  const file = join(import.meta.dirname, 'cases.json');
  const cases = JSON.parse(readFileSync(file, 'utf8')) as (TrackedPage & { repository: string })[];
  const own = cases.filter((each) => each.repository === repository);
  const named = new Map(own.map(({ page, tracks }) => [page, { page, tracks }]));
  if (family === undefined) return [...named.values()];
  const [pattern, source] = family;
  const [before = '', after = ''] = pattern.split('*');
  const files = replay.git(['ls-tree', '-r', '--name-only', start, before]).split('\n');
  const alike = files
    .filter((path) => path.startsWith(before) && path.endsWith(after))
    .map((page) => page.slice(before.length, -after.length))
    .map((name) => ({ page: `${before}${name}${after}`, tracks: [source.replace('*', name)] }))
    .filter(({ tracks }) => replay.read(`${start}:${tracks[0] ?? ''}`) !== null);
  return [...named.values(), ...alike.filter(({ page }) => !named.has(page))];
}
