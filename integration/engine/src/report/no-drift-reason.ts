import type { ChangeReport } from './schema.ts';

/** The reasons why a change does not make a spec drift. */
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

/**
 * Returns the key of the reason why a change does not make its spec drift. Returns `null` if the
 * change does.
 */
export function findNoDriftReason({
  significant,
  ignored,
  significance,
}: ChangeReport): keyof typeof NO_DRIFT_REASONS | null {
  if (significant) return null;
  return ignored ? 'ignored' : (significance ?? 'name');
}

/** Says why a change does not make its spec drift. Returns `null` if the change does. */
export function noDriftReason(change: ChangeReport): string | null {
  const reason = findNoDriftReason(change);
  return reason === null ? null : NO_DRIFT_REASONS[reason];
}
