/**
 * Prints what the rule `broken-link` finds in clones of public repositories, for judging by hand.
 *
 *     npm run eval:links -- CLONE [COMMIT]
 */
import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { analyze } from '../../integration/engine/src/index.ts';
import { ALL_RULES } from '../../integration/engine/src/rules/index.ts';
import { print } from './replay.ts';

const others = ALL_RULES.filter(({ name }) => name !== 'broken-link');
const rules = {
  ...Object.fromEntries(others.map(({ name }) => [name, 'off'] as const)),
  'stale-reference': 'warn',
} as const;

const [folder = '.', commit] = process.argv.slice(2);
const state = commit === undefined ? { committed: true } : { at: commit };
const { findings } = await analyze({ root: folder, ...state, cacheDir: false, rules });
const at = commit ?? 'HEAD';
const broken = findings.filter(({ rule }) => rule === 'broken-link');
print(`# ${basename(folder)} at ${at}: ${broken.length}`);
for (const { file, line = 1, message, help } of broken) {
  const text = execFileSync('git', ['-C', folder, 'show', `${at}:${file}`], { encoding: 'utf8' });
  const shown = (text.split('\n')[line - 1] ?? '').trim().slice(0, 200);
  print(`${file}:${line} ${message}\n    ${help}\n    > ${shown}`);
}
