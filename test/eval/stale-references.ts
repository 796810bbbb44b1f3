/**
 * Measures whether the rule `stale-reference` is right, and whether it finds what it should.
 *
 *     npm run eval:references -- CLONES [--list]
 *     npm run eval:references -- CLONES --find owner/name [--states NUMBER]
 *
 * `stale-references.json` has references of public repositories, each with a commit at which
 * somebody read page and files. `hit` is what the rule reported there once: it is `right` if a
 * reader who follows the reference finds nothing, and if the page should have been changed.
 * `deletion` is a reference to a file that this commit deletes or renames, without an edit of the
 * page. They were chosen by a search for paths in pages, not by the rule. Each must be reported.
 * The cases with `tuned` are of repositories for which the rule was improved; the others test it.
 *
 * With `--find`, it shows what the rule reports in a repository, at as many commits of its main
 * branch, for somebody to judge. It does not show verdicts.
 * CLONES is a folder with a whole clone of each repository, named `owner+name`.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { analyze } from '@astro-drift/engine';
import { findClone, print, Replay } from './replay.ts';

interface Case {
  readonly repository: string;
  readonly commit: string;
  readonly page: string;
  readonly reference: string;
  readonly kind: 'hit' | 'deletion';
  readonly verdict: 'right' | 'wrong';
  /** Why it was judged so. */
  readonly reason: string;
  readonly tuned?: true;
}

interface Hit {
  readonly commit: string;
  readonly page: string;
  readonly line: number;
  readonly reference: string;
  readonly message: string;
}

interface Result extends Case {
  readonly isReported: boolean;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    find: { type: 'string' },
    list: { type: 'boolean', default: false },
    states: { type: 'string', default: '50' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  throw new Error('Name the folder with the clones: npm run eval:references -- CLONES');
}
const rules = { 'stale-reference': 'warn' } as const;

async function measure(): Promise<void> {
  const stored = readFileSync(join(import.meta.dirname, 'stale-references.json'), 'utf8');
  const { cases } = JSON.parse(stored) as { cases: Case[] };
  const results: Result[] = [];
  for (const [repository, own] of Map.groupBy(cases, (each) => each.repository)) {
    using replay = open(repository);
    if (replay === null) {
      print(`${repository}: no clone, left out`);
      continue;
    }
    for (const [commit, some] of Map.groupBy(own, (each) => each.commit)) {
      const hits = await hitsAt(replay, replay.git(['rev-parse', commit]));
      for (const each of some) {
        const isReported = hits.some(
          ({ page, reference }) => page === each.page && reference === each.reference,
        );
        results.push({ ...each, isReported });
      }
    }
    printSummary(
      repository,
      results.filter((result) => result.repository === repository),
    );
  }
  const isTuned = ({ tuned }: Case): boolean => tuned === true;
  printSummary('for which the rule was improved', results.filter(isTuned));
  printSummary(
    'others',
    results.filter((result) => !isTuned(result)),
  );
  printSummary('all', results);
  if (values.list) results.forEach(printMistake);
}

/** Prints the precision of what was once reported and still is, and the share that is found. */
function printSummary(title: string, some: readonly Result[]): void {
  const hits = some.filter(({ kind }) => kind === 'hit');
  const reported = hits.filter(({ isReported }) => isReported);
  const right = reported.filter(({ verdict }) => verdict === 'right');
  const kept = hits.filter(({ verdict }) => verdict === 'right').length;
  const deletions = some.filter(({ kind }) => kind === 'deletion');
  const found = deletions.filter(({ isReported }) => isReported);
  const lost = kept - right.length;
  print(
    `${title}: ${right.length} of ${reported.length} hits are right, ${lost} right ones are not reported any more, ${hits.length - kept} were wrong at first; ${found.length} of ${deletions.length} deletions are found`,
  );
}

function printMistake({ isReported, kind, verdict, repository, ...each }: Result): void {
  if (isReported === (verdict === 'right')) return;
  const { commit, page, reference, reason } = each;
  const what = isReported ? 'wrong' : 'missed';
  print(`${what} ${kind}: ${repository} ${commit} ${page} ${reference}: ${reason}`);
}

async function showHits(repository: string, states: number): Promise<void> {
  using replay = open(repository);
  if (replay === null) throw new Error(`There is no clone of ${repository}`);
  const line = replay.git(['rev-list', '--first-parent', '--reverse', 'HEAD']).split('\n');
  const seen = new Set<string>();
  for (let state = 1; state <= states; state++) {
    const commit = line[Math.ceil((state * line.length) / states) - 1] ?? '';
    for (const hit of await hitsAt(replay, commit)) {
      const { page, reference, message } = hit;
      const remover = /commit (\w+)/.exec(message)?.[1] ?? '';
      const key = [page, reference, remover].join('\0');
      if (seen.has(key)) continue;
      seen.add(key);
      print(`\n${JSON.stringify({ repository, commit: commit.slice(0, 12), page, reference })}`);
      print(`line ${hit.line}: ${message}`);
      print(replay.git(['log', '-1', '--format=%as %s', remover]));
      const lines = (replay.read(`${commit}:${page}`) ?? '').split('\n');
      print(lines.slice(Math.max(0, hit.line - 3), hit.line + 2).join('\n'));
    }
  }
  print(`\n${repository}: ${seen.size} references in ${states} states`);
}

/** Opens a copy of a clone whose remote is the forge, so that links to it are recognized. */
function open(repository: string): Replay | null {
  const clone = findClone(resolve(folder ?? ''), repository);
  if (clone === null) return null;
  const replay = new Replay(clone);
  replay.git(['remote', 'set-url', 'origin', `https://github.com/${repository}.git`]);
  return replay;
}

async function hitsAt(replay: Replay, commit: string): Promise<Hit[]> {
  using _ = new IgnoreFiles(replay, commit);
  const { findings } = await analyze({
    root: replay.root,
    at: commit,
    fetch: false,
    pages: ['**/*.{md,mdx,markdown}'],
    rules,
  });
  return findings
    .filter(({ rule }) => rule === 'stale-reference')
    .map(({ file, line, message }) => ({
      commit,
      page: file,
      line: line ?? 1,
      reference: /^`(.*)` (?:leads nowhere|is elsewhere now)/s.exec(message)?.[1] ?? '',
      message,
    }));
}

/** Writes the `.gitignore` files of a commit: git only reads those of the working tree. */
class IgnoreFiles implements Disposable {
  private readonly files: readonly string[];

  constructor(replay: Replay, commit: string) {
    const paths = replay.git(['ls-tree', '-r', '-z', '--name-only', commit]).split('\0');
    this.files = paths
      .filter((path) => /(?:^|\/)\.gitignore$/.test(path))
      .map((path) => {
        const file = join(replay.root, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, replay.read(`${commit}:${path}`) ?? '');
        return file;
      });
  }

  [Symbol.dispose](): void {
    for (const file of this.files) rmSync(file);
  }
}

if (values.find === undefined) await measure();
else await showHits(values.find, Number(values.states));
