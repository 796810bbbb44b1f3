import type { ChangeReport } from './schema.ts';

/** Reasons why a change does not make a spec drift. */
export const NO_DRIFT_REASONS = {
  ignored: 'changed by ignored commits only',
  name: 'only the name changed',
  comment: 'only comments changed',
  format: 'only formatting changed',
  mechanical: 'only imports, a version, or a test, lock or generated file changed',
  types: 'changes of type annotations are not counted',
  doc: 'changes of doc comments are not counted',
  binary: 'changes of binary files are not counted',
  code: 'changes of code are not counted',
} as const;

/** The key of the reason; `null` for a change that makes the spec drift. */
export function findNoDriftReason({
  significant,
  ignored,
  significance,
}: ChangeReport): keyof typeof NO_DRIFT_REASONS | null {
  if (significant) return null;
  return ignored ? 'ignored' : (significance ?? 'name');
}

/** Why a change does not make the spec drift; `null` for one that does. */
export function noDriftReason(change: ChangeReport): string | null {
  const reason = findNoDriftReason(change);
  return reason === null ? null : NO_DRIFT_REASONS[reason];
}
