import { isSecretName } from '../files/secret-names.ts';
import type { ChangeReport } from './schema.ts';

/**
 * Returns a change without the data that comes from the contents of its file. The numbers of
 * changed lines are kept.
 */
export function withoutContents(change: ChangeReport): ChangeReport {
  return { ...change, symbols: { added: [], removed: [], changed: [] }, rows: null };
}

/**
 * Returns a change in the form that may be published. If the name of the file says that it holds
 * secrets, nothing about its contents is included.
 */
export function toldChange(change: ChangeReport): ChangeReport {
  const { path, previousPath = path, symbols, rows } = change;
  const hasContents = rows !== null || Object.values(symbols).some(({ length }) => length > 0);
  return hasContents && [path, previousPath].some(isSecretName) ? withoutContents(change) : change;
}
