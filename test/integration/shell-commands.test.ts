import yaml from 'js-yaml';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { gitlabJob } from '../../integration/cli/src/init/gitlab-job.ts';
import { readProject } from '../../integration/cli/src/init/project.ts';
import { recommend } from '../../integration/engine/src/report/recommendation.ts';
import { makeSpec } from '../unit/support/spec.ts';

const END = 'end';

/** The arguments that a shell gives to `chant` and `cd` for each command, call by call. */
function callsInShell(commands: readonly string[]): string[][][] {
  const tell = `{ printf '%s\\0' "$#" "$@"; }`;
  const script = [
    `chant() ${tell}`,
    `cd() ${tell}`,
    ...commands.flatMap((command) => [command, `printf '${END}\\0'`]),
  ].join('\n');
  const printed = execFileSync('/bin/sh', ['-c', script], {
    encoding: 'utf8',
    env: { PATH: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words = printed.split('\0').slice(0, -1);
  return commands.map(() => {
    const calls: string[][] = [];
    for (let word = words.shift(); word !== undefined && word !== END; word = words.shift()) {
      calls.push(words.splice(0, Number(word)));
    }
    return calls;
  });
}

function commandFor(id: string): string {
  const spec = makeSpec({ id });
  return recommend(spec, 'drifted', [], new Map([[id, spec]]))?.command ?? '';
}

describe('the recommended chant command, run in a shell', () => {
  const IDS = [
    'a; echo pwned',
    'a && echo pwned',
    '$(echo pwned)',
    '`echo pwned`',
    '${HOME}',
    "it's",
    "'; echo pwned; '",
    '"quoted"',
    'back\\slash',
    'two\nlines',
    'a b',
    '*',
    '~',
    '#comment',
    'a|b',
    'a>b',
    '!history',
    'ünïcode',
    '001-doc.1',
  ];
  const OPTION_LIKE = ['--all', '-f', '2026-01-22---all'];
  const calls = callsInShell([...IDS, ...OPTION_LIKE].map(commandFor));

  it.each(IDS.map((id, index) => [id, index] as const))(
    'passes the spec id %j as one word',
    (id, index) => {
      expect(calls[index]).toEqual([
        ['reset', id],
        ['work', id],
      ]);
    },
  );

  it.each(OPTION_LIKE.map((id, index) => [id, IDS.length + index] as const))(
    'never passes the spec id %j as an option',
    (_, index) => {
      const found = calls[index] ?? [];
      expect(found).toHaveLength(2);
      for (const words of found) {
        const end = words.indexOf('--');
        const options = (end < 0 ? words : words.slice(0, end)).filter((word) =>
          word.startsWith('-'),
        );
        expect(options).toEqual([]);
      }
    },
  );
});

describe('the GitLab job, run in a shell', () => {
  it('enters a folder whose name has quotes, spaces and `$(…)`', () => {
    const folder = `the 'docs': $(touch x) # 1`;
    const project = readProject(
      `${folder}/package.json`,
      '{}',
      new Set([`${folder}/package-lock.json`]),
    );
    const text = gitlabJob({ project, branch: 'main', version: '1.2.3' });
    const { drift } = yaml.load(text) as { drift: { script: string[] } };
    expect(callsInShell(drift.script.slice(0, 1))).toEqual([[[folder]]]);
  });
});
