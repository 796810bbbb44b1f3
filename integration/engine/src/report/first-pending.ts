import { toTimestamp } from '../text/time.ts';

/** What has changed a file since a baseline. */
interface Pending {
  readonly commits: readonly { readonly authorTime: number }[];
}

/** Returns the date of the oldest commit that changed some files. Returns `null` if none did. */
export function firstPending(files: readonly Pending[]): string | null {
  const times = files.flatMap(({ commits }) => commits.map(({ authorTime }) => authorTime));
  return times.length === 0 ? null : toTimestamp(times.reduce((a, b) => Math.min(a, b)));
}
