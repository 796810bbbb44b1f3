import type { ChangeReport } from './schema.ts';

/** Why changes make no drift, by what they are. */
export const EXCUSES = {
  ignored: 'changed by ignored commits only',
  name: 'only the name changed',
  comment: 'only comments changed',
  whitespace: 'only whitespace changed',
  binary: 'changes of binary files are not counted',
  code: 'changes of code are not counted',
} as const;

/** What a change is that makes no drift; `null` for one that does. */
export function findExcuse({
  significant,
  ignored,
  significance,
}: ChangeReport): keyof typeof EXCUSES | null {
  if (significant) return null;
  return ignored ? 'ignored' : (significance ?? 'name');
}

/** Why a change makes no drift; `null` for one that does. */
export function excuseOf(change: ChangeReport): string | null {
  const excuse = findExcuse(change);
  return excuse === null ? null : EXCUSES[excuse];
}
