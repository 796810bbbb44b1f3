import { isSecretName } from '../files/secret-names.ts';
import type { ChangeReport } from './schema.ts';

/** A change without what is made of the contents of its file. Lines are counted all the same. */
export function withoutContents(change: ChangeReport): ChangeReport {
  return { ...change, symbols: { added: [], removed: [], changed: [] }, rows: null };
}

/** A change as anybody may know it: nothing of what is in files that hold secrets by their name. */
export function toldChange(change: ChangeReport): ChangeReport {
  const { path, previousPath = path, symbols, rows } = change;
  const hasContents = rows !== null || Object.values(symbols).some(({ length }) => length > 0);
  return hasContents && [path, previousPath].some(isSecretName) ? withoutContents(change) : change;
}
