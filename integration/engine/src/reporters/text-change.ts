import { noDriftReason } from '../report/no-drift-reason.ts';
import type { ChangeReport } from '../report/schema.ts';
import { describeSymbols } from '../report/symbols.ts';
import { dayOf } from '../text/time.ts';
import type { Paint } from './paint.ts';

/** Renders a changed file: the date, the size of the change, the changed symbols and the owners. */
export function renderChange(change: ChangeReport, paint: Paint): string[] {
  const { kind, path, modifiedAt, owners } = change;
  const lines = [`    ${kind === 'added' ? 'Added: ' : ''}${paint('bold', path)}`];
  if (kind === 'added') lines.push('      Status: New file');
  if (kind === 'deleted') lines.push('      Status: Deleted');
  if (kind === 'renamed') lines.push(`      Renamed from: ${change.previousPath ?? ''}`);
  lines.push(
    `      Modified: ${modifiedAt === null ? 'not committed yet' : dayOf(modifiedAt)}`,
    ...renderContent(change, paint),
    ...describeSymbols(change).map((line) => `      ${line}`),
  );
  if (owners.length > 0) lines.push(`      Owners: ${owners.join(', ')}`);
  if (isComparedRoughly(change)) lines.push('      Compared as text: comments count');
  const reason = noDriftReason(change);
  if (reason !== null) lines.push(`      No drift: ${reason}`);
  return lines;
}

function renderContent(
  { significance, additions, deletions }: ChangeReport,
  paint: Paint,
): string[] {
  if (significance === null) return [];
  if (significance === 'binary') return ['      Binary file changed'];
  if (additions === null)
    return ['      Lines changed: unknown, as the clone lacks the old content'];
  const [added, removed] = [`+${additions}`, `-${deletions ?? 0}`];
  return [`      Lines changed: ${paint('green', added)}, ${paint('red', removed)}`];
}

/**
 * Whether a change counts as a change of code although the comments of the file could not be told
 * apart from its code.
 */
function isComparedRoughly({
  kind,
  significance,
  language,
  rows,
  additions,
}: ChangeReport): boolean {
  const isCompared = kind === 'modified' || kind === 'renamed';
  return (
    isCompared &&
    significance === 'code' &&
    language === null &&
    rows === null &&
    additions !== null
  );
}
