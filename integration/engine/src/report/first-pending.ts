import { toTimestamp } from '../text/time.ts';

/** The parts of a change that say since when it is pending. */
export interface PendingChange {
  readonly path: string;
  readonly previousPath?: string | null;
  readonly significant: boolean;
  readonly commits: readonly { readonly authorTime: number }[];
}

/**
 * Returns the date of the oldest commit of the changes that count. Returns `null` if there are no
 * such changes, or if none of them is committed.
 */
export function firstPending(changes: readonly PendingChange[]): string | null {
  const times = changes
    .filter(({ significant }) => significant)
    .flatMap(({ commits }) => commits.map(({ authorTime }) => authorTime));
  return times.length === 0 ? null : toTimestamp(times.reduce((a, b) => Math.min(a, b)));
}

/**
 * Returns since when changes to which the evidence on a document leads are pending. If they concern
 * the document without evidence, all changes count.
 *
 * @param changes the changes of the spec
 */
export function documentSince(
  {
    impact,
    evidence,
  }: { readonly impact: string; readonly evidence: readonly { readonly path: string }[] },
  changes: readonly PendingChange[],
): string | null {
  if (impact === 'none') return null;
  const paths = new Set<string | null | undefined>(evidence.map(({ path }) => path));
  return firstPending(
    changes.filter(
      ({ path, previousPath }) => paths.size === 0 || paths.has(path) || paths.has(previousPath),
    ),
  );
}
