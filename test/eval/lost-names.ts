/**
 * Measures how many lost names the rule `stale-name` finds.
 *
 *     npm run eval:lost -- CLONES owner/name [--most NUMBER]
 *
 * It takes commits that took the last instance of a name out of the source code and out of a page.
 * Each is replayed without the edit of the page, so that the page still has the name. Names are found
 * with `git grep` here, in another way than the engine does it.
 * CLONES is a folder with a whole clone of each repository, named `owner+name`.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { analyze } from '@astro-drift/engine';
import { isHistorical } from '../../integration/engine/src/watched/historical-pages.ts';
import { findClone, print, Replay } from './replay.ts';

/** Files whose instances do not count. */
const DOCUMENTS = ['*.md', '*.mdx', '*.rst', '*.adoc', '*lock*', '*CHANGELOG*', '*.snap'];
/** Files that only use a name, so that it does not stand in the code because of them. */
const TESTS = ['*test*', '*spec*', '*fixture*', '*example*', '*playground*', '*bench*'];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { most: { type: 'string', default: '40' } },
});
const [folder = '.', repository = ''] = positionals;
const clone = findClone(resolve(folder), repository);
if (clone === null) throw new Error('Name clones and repository: npm run eval:lost -- CLONES a/b');
using replay = new Replay(clone);
const rules = { 'stale-name': 'warn', 'stale-reference': 'off' } as const;
let [cases, found] = [0, 0];

const edits = replay
  .git([
    'log',
    '--first-parent',
    '--format=%x01%H',
    '--name-only',
    '--',
    ':(icase)*.md',
    ':(icase)*.mdx',
  ])
  .split('\x01')
  .filter(Boolean);
for (const edit of edits) {
  if (cases >= Number(values.most)) break;
  const [commit = '', ...files] = edit.split('\n').filter(Boolean);
  for (const page of files.filter((file) => !isHistorical(file))) await tryPage(commit, page);
}
print(`${repository}: found ${found} of ${cases}`);

async function tryPage(commit: string, page: string): Promise<void> {
  const [before, after] = [replay.read(`${commit}^1:${page}`), replay.read(`${commit}:${page}`)];
  if (before === null || after === null || before.startsWith('---\ntracks')) return;
  const removed = [...namesIn(before)].filter((name) => !after.includes(name)).slice(0, 50);
  if (removed.length === 0) return;
  const lost = lostNames(commit, removed);
  if (lost.length === 0) return;
  const text = replay.git(['hash-object', '-w', '--stdin'], before);
  replay.git(['read-tree', commit]);
  replay.git(['update-index', '--index-info'], `100644 ${text}\t${page}\n`);
  const tree = replay.git(['write-tree', '--missing-ok']);
  const env = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org' };
  const replayed = replay.git(['commit-tree', tree, '-p', `${commit}^1`], 'Replay', {
    ...env,
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.org',
  });
  const report = await analyze({
    root: replay.root,
    at: replayed,
    fetch: false,
    rules,
    pages: [page],
  });
  const messages = report.findings.filter(({ rule }) => rule === 'stale-name');
  for (const name of lost) {
    cases++;
    const isFound = messages.some(({ message }) => message.includes(`\`${name}\``));
    if (isFound) found++;
    const line = before.split('\n').find((each) => each.includes(name)) ?? '';
    print(
      `${isFound ? 'found ' : 'MISSED'} ${commit.slice(0, 9)} ${page} ${name} | ${line.trim().slice(0, 120)}`,
    );
  }
}

/** Returns names with a mark of code in the code of a page. */
function namesIn(text: string): Set<string> {
  const code = text.match(/```[^]*?```|`[^`\n]+`/g) ?? [];
  return new Set(
    code
      .flatMap((each) => each.match(/--[a-z][\w-]+|[A-Za-z_$][\w$]{4,}/g) ?? [])
      .filter((name) => /^--|[a-z\d][A-Z]|\w_\w/.test(name) && name.length > 5),
  );
}

function lostNames(commit: string, names: readonly string[]): string[] {
  const old = grep(`${commit}^1`, names, [...DOCUMENTS, ...TESTS]);
  const candidates = names.filter((name) => old.has(name));
  if (candidates.length === 0) return [];
  const now = grep(commit, candidates, DOCUMENTS);
  return candidates.filter((name) => !now.has(name));
}

function grep(commit: string, names: readonly string[], without: readonly string[]): Set<string> {
  const patterns = names.flatMap((name) => ['-e', name]);
  const paths = without.map((each) => `:(exclude,icase)${each}`);
  try {
    const args = ['grep', '-h', '-o', '-w', '-F', '-I', ...patterns, commit, '--', '.', ...paths];
    return new Set(replay.git(args).split('\n'));
  } catch {
    return new Set();
  }
}
