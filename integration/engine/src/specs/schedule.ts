const DAYS = new Map([
  ['daily', 1],
  ['weekly', 7],
  ['biweekly', 14],
]);
const MONTHS = new Map([
  ['monthly', 1],
  ['quarterly', 3],
  ['yearly', 12],
  ['annually', 12],
]);

const SCHEDULES: readonly string[] = [...DAYS.keys(), ...MONTHS.keys()];

/** Says what is wrong with a schedule. Returns `null` if it is valid, or if there is none. */
export function scheduleProblem(schedule: string | null): string | null {
  if (schedule === null || SCHEDULES.includes(schedule.toLowerCase())) return null;
  return `\`schedule: ${schedule}\` is none of ${SCHEDULES.join(', ')}`;
}

/**
 * Returns when a spec is due again, in seconds since 1970. Returns `null` if it has no known
 * schedule, or no time to count from. A month later means the same day of the month, or the last
 * day if that month is shorter.
 */
export function nextCheck(schedule: string | null, completed: number | null): number | null {
  if (schedule === null || completed === null) return null;
  const days = DAYS.get(schedule.toLowerCase());
  if (days !== undefined) return completed + days * 86_400;
  const months = MONTHS.get(schedule.toLowerCase());
  if (months === undefined) return null;
  const date = new Date(completed * 1000);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime() / 1000;
}
