/** Whether the suites run in full, as `NIGHTLY=1` asks, or only as much as every run has time for. */
export const isNightly = process.env['NIGHTLY'] === '1';

/** The seeds of a random suite, counted from 1: a few in every run, all of them in a nightly one. */
export function seeds(few: number, all: number): number[] {
  return Array.from({ length: isNightly ? all : few }, (_, index) => index + 1);
}
