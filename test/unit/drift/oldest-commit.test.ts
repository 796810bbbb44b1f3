import { expect, it } from 'vitest';
import { oldestCommit } from '../../../integration/engine/src/drift/oldest-commit.ts';
import type { DatedCommit } from '../../../integration/engine/src/git/commit.ts';
import { commit } from '../support/history.ts';

const made = (day: number): DatedCommit => {
  const time = Date.UTC(2026, 0, day) / 1000;
  return { ...commit(`c${day}`, [], []), time, authorTime: time };
};

const file = (...days: number[]): { commits: DatedCommit[] } => ({ commits: days.map(made) });

it('the oldest commit of several files is the one that was authored first', () => {
  expect(oldestCommit([file(9, 4), file(), file(7)])?.oid).toBe('c4');
  expect(oldestCommit([file()])).toBeNull();
  expect(oldestCommit([])).toBeNull();
});
