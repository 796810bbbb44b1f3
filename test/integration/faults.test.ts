import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { drift, driftProgram, type Ran } from '../support/cli.ts';
import { documented, ID } from '../support/documented.ts';
import { isNightly } from '../support/nightly.ts';
import type { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';
import { asyncTemplate } from '../support/template.ts';

const FAULTS = pathToFileURL(join(import.meta.dirname, '../support/faults.mjs')).href;
const ACCEPTANCE = `.drift/${ID}.json`;
const ACCEPT = [
  'accept',
  '--all',
  '--reason',
  'Read it again',
  '--author',
  'Ann <ann@example.com>',
];

/** Runs a command whose call number `at` that changes files fails. */
async function runWithFault(
  repository: TestRepository,
  fault: 'kill' | 'full',
  at: number,
  args: readonly string[],
): Promise<Ran> {
  const env = { NODE_OPTIONS: `--import=${FAULTS}`, FAULT: fault, FAULT_AT: String(at) };
  // A call that fails while the cache is written does not matter.
  return driftProgram(repository, [...args, '--no-cache'], { env });
}

/** Drifted code with a moved citation, and an acceptance of an earlier state. */
const accepted = asyncTemplate(async () => {
  const repository = documented();
  repository.write('src/a.py', `${numbered(10)}more\n`);
  repository.commit('Change the code', { date: '2026-01-11T08:00:00Z' });
  await drift(repository, ACCEPT);
  repository.write('src/a.py', `inserted\n${numbered(10)}`);
  repository.commit('Move the code', { date: '2026-01-12T08:00:00Z' });
  return repository;
});

/** Temporary files that are left in a folder. */
function leftovers(repository: TestRepository, folder: string): string[] {
  const path = repository.path(folder);
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.tmp')) : [];
}

/** Files that commands write, and how the new content ends. */
const WRITTEN = [
  { file: ACCEPTANCE, args: ACCEPT, end: '}\n' },
  { file: 'docs/code.md', args: ['fix'], end: 'See `src/a.py:3-5`.\n' },
  { file: 'report.json', args: ['check', '--output', 'report.json'], end: '}\n' },
];

const FAULT_KINDS = ['kill', 'full'] as const;

/** Each of the two faults hits another writer; in a nightly run, both hit all of them. */
const CASES = FAULT_KINDS.flatMap((fault, index) =>
  WRITTEN.filter((_, number) => isNightly || number === index).map((written) => ({
    ...written,
    fault,
  })),
);

describe('a command that fails while it writes', () => {
  it.each(CASES)('leaves $file whole, old or new ($fault)', async ({ fault, file, args, end }) => {
    using repository = await accepted();
    if (file === 'report.json') repository.write(file, 'old\n');
    const read = (): string => readFileSync(repository.path(file), 'utf8');
    const old = read();
    let survived = 0;
    for (let at = 1; ; at++) {
      const { code } = await runWithFault(repository, fault, at, args);
      const now = read();
      if (now === old) survived++;
      else expect(now.endsWith(end), `call ${at}`).toBe(true);
      if (fault === 'full') expect(leftovers(repository, dirname(file))).toEqual([]);
      if (code === 0 && now !== old) break;
    }
    expect(survived).toBeGreaterThan(0);
  });
});
