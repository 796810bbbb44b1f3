import type { Status } from './schema.ts';

/** A status as a reader sees it. */
export const STATUS_LABELS: Readonly<Record<Status, string>> = {
  'up-to-date': 'Up to date',
  drifted: 'Drifted',
  'upstream-drifted': 'Upstream drifted',
  unknown: 'Unknown',
  'not-completed': 'Not completed',
  accepted: 'Accepted',
};
