import type { Completion } from './spec.ts';

/** Writes a completion as the text that an acceptance records. */
export function completionText({ field, time, value }: Completion): string {
  if (time === null) return field === 'status' ? 'status: completed' : `${field}: ${value}`;
  return `${field}: ${new Date(time * 1000).toISOString()}`;
}
