import type { Status } from './schema.ts';

/** The name of each status that readers see. */
export const STATUS_LABELS: Readonly<Record<Status, string>> = {
  'up-to-date': 'Up to date',
  drifted: 'Drifted',
  'upstream-drifted': 'Upstream drifted',
  unknown: 'Unknown',
  'not-completed': 'Not completed',
  accepted: 'Accepted',
};
