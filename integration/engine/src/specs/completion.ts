import type { Completion } from './spec.ts';

/** The text that an acceptance records of a completion. */
export function completionText({ field, time, value }: Completion): string {
  if (time === null) return field === 'status' ? 'status: completed' : `${field}: ${value}`;
  return `${field}: ${new Date(time * 1000).toISOString()}`;
}
