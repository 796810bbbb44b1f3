import { excuseOf } from '../excuse.ts';
import type { ChangeReport } from '../schema.ts';
import { describeSymbols } from '../symbols.ts';
import { dayOf } from '../../text/time.ts';
import type { Paint } from './paint.ts';

/** One changed file: when, how much, what of it, and whose it is. */
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
  if (isComparedRoughly(change)) lines.push('      Compared by whitespace only: comments count');
  const excuse = excuseOf(change);
  if (excuse !== null) lines.push(`      No drift: ${excuse}`);
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

/** Whether a file counts as changed of which nobody could tell comments from code. */
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
