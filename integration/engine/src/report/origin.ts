import { dayOf } from '../text/time.ts';
import { plural } from './plural.ts';
import type { CommitReport } from './schema.ts';
import type { Reason } from './explained-findings.ts';

/** The number of characters of a commit's id that are shown. */
const ID = 7;

/** Names a commit: `97ad042 Sort imports (Ann, 2026-03-01)`. */
export function nameCommit({ oid, subject, author, date }: CommitReport): string {
  return `${oid.slice(0, ID)} ${subject} (${author}, ${dayOf(date)})`;
}

/** Returns the shown part of a commit's id. */
export function shortOid({ oid }: Pick<CommitReport, 'oid'>): string {
  return oid.slice(0, ID);
}

/**
 * Says by whom and since when a source changed, as the end of a sentence:
 * ` in 97ad042 Raise the limit (Ann, 2026-02-15), the newest of 4 commits since 2026-02-01`. Returns
 * `''` if nothing is known.
 */
export function describeOrigin(
  { commit, commits, since, isUncommitted }: Reason,
  name: (commit: CommitReport) => string = nameCommit,
): string {
  const count = `${plural(commits, 'commit')}${since === null ? '' : ` since ${dayOf(since)}`}`;
  if (commit !== null) {
    return ` in ${name(commit)}${commits > 1 ? `, the newest of ${count}` : ''}`;
  }
  if (!isUncommitted) return '';
  return commits > 0 ? ` in ${count} and edits not committed yet` : ', not committed yet';
}

/**
 * Says which source changed, by whom and since when. Returns `null` if the source is gone and
 * nothing is known about it.
 */
export function describeSource(reasons: readonly Reason[]): string | null {
  const [first] = reasons;
  if (first === undefined) return null;
  const { source, isThere } = first;
  const origin = describeOrigin(first);
  if (origin === '' && !isThere) return null;
  const known = new Set(reasons.flatMap(({ source: { startLine } }) => startLine ?? []));
  const lines = [...known].toSorted((a, b) => a - b);
  if (lines.length > 1) return `${source.path} (lines ${lines.join(', ')})${origin}`;
  return `${[source.path, ...lines].join(':')}${origin}`;
}
