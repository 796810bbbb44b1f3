import { expect } from 'vitest';

/** Texts that would steer a terminal, command a CI service, or read as another one. */
export const HOSTILE = {
  azure: '##vso[task.setvariable variable=x]y',
  group: '##[error]made up',
  github: '::error::made up',
  output: '::set-output name=x::y',
  encoded: '%0A::error::made up%0D',
  lines: 'a\n::error::made up\r::stop-commands::x',
  unicodeLines: 'a\u2028b\u2029c\u0085d',
  link: '\u001b]8;;https:example.com\u0007link\u001b[2J',
  c1: '\u009b31mred',
  reversed: '\u202egnp.exe\u2066\u200f\u061c',
} as const;

/** The lines of a log that would steer a terminal, or command a CI service. */
export function harmIn(log: string): string[] {
  const raw =
    // oxlint-disable-next-line no-control-regex -- these are the characters to find
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
  return log.split('\n').filter((line) => raw.test(line) || /##\w*\[|^\s*::/.test(line));
}

/** Expects that a log may be printed anywhere: on a terminal, and in a job of any CI service. */
export function expectHarmless(log: string): void {
  expect(harmIn(log)).toEqual([]);
}
