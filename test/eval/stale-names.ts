/**
 * Shows what the rule `stale-name` reports in a repository, for somebody to judge.
 *
 *     npm run eval:names -- CLONES owner/name [--states NUMBER] [--all]
 *
 * The repository is analyzed at HEAD, and at as many older commits of its main branch. A name that
 * was reported at a newer one is not shown again. `stale-names.json` has verdicts of people who read
 * page and code: whether the page was out of date. The last line is a summary. Findings that were
 * judged are only shown with `--all`.
 * CLONES is a folder with a whole clone of each repository, named `owner+name`.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { analyze } from '@astro-drift/engine';
import { findClone, print, Replay } from './replay.ts';

/** Somebody's verdict on a finding. */
interface Verdict {
  readonly repository: string;
  readonly page: string;
  readonly name: string;
  readonly right: boolean;
  /** Why it was judged so. */
  readonly reason: string;
}

const CONTEXT = 2;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false }, states: { type: 'string', default: '1' } },
});
const [folder = '.', repository = ''] = positionals;
const clone = findClone(resolve(folder), repository);
if (clone === null) {
  throw new Error('Name clones and repository: npm run eval:names -- CLONES owner/name');
}
const stored = readFileSync(join(import.meta.dirname, 'stale-names.json'), 'utf8');
const verdicts = new Map(
  (JSON.parse(stored) as Verdict[])
    .filter((each) => each.repository === repository)
    .map((each) => [`${each.page} ${each.name}`, each]),
);
const rules = { 'stale-name': 'warn', 'stale-reference': 'off' } as const;
const counts = { right: 0, wrong: 0, open: 0 };
const seen = new Set<string>();

using replay = new Replay(clone);
const line = replay.git(['rev-list', '--first-parent', 'HEAD']).split('\n');
const count = Number(values.states);
for (let state = 0; state < count; state++) {
  await show(line[Math.floor((state * line.length) / count)] ?? '');
}
print(
  `${repository}: ${seen.size} names, ${counts.right} right, ${counts.wrong} wrong, ${counts.open} not judged`,
);

async function show(at: string): Promise<void> {
  const report = await analyze({ root: replay.root, at, fetch: false, rules });
  for (const { rule, file, line = 1, message } of report.findings) {
    const name = /`([^`]+)`/.exec(message)?.[1] ?? '';
    if (rule !== 'stale-name' || seen.has(`${file} ${name}`)) continue;
    seen.add(`${file} ${name}`);
    const verdict = verdicts.get(`${file} ${name}`);
    counts[verdict === undefined ? 'open' : verdict.right ? 'right' : 'wrong']++;
    if (verdict !== undefined && !values.all) continue;
    const said = verdict === undefined ? '?' : verdict.right ? 'right' : `WRONG: ${verdict.reason}`;
    print(`\n## ${at.slice(0, 10)} ${file}:${line} [${said}]\n${message}`);
    const lines = (replay.read(`${at}:${file}`) ?? '').split('\n');
    const start = Math.max(0, line - 1 - CONTEXT);
    for (const [index, text] of lines.slice(start, line + CONTEXT).entries()) {
      print(`${start + index + 1 === line ? '>' : ' '} ${text.slice(0, 200)}`);
    }
  }
}
