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

/** Says what is wrong with a schedule, or `null`. */
export function scheduleProblem(schedule: string | null): string | null {
  if (schedule === null || SCHEDULES.includes(schedule.toLowerCase())) return null;
  return `\`schedule: ${schedule}\` is none of ${SCHEDULES.join(', ')}`;
}

/**
 * When a spec is due again, in seconds since 1970; `null` without a schedule that is known, or
 * without a time to count from. A month later is the same day, or the month's last.
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
