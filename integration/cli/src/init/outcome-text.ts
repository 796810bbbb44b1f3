import { printable } from '@astro-drift/engine/internal/text/printable';
import type { NextStep } from './next-steps.ts';
import type { Writing } from './writing.ts';

/** What a setup tells its user. */
export interface Told {
  readonly writings: readonly Writing[];
  /** What was there before, as sentences. */
  readonly found: readonly string[];
  readonly steps: readonly NextStep[];
  /** Where the commands of the steps are to be run; empty for where the user is. */
  readonly place: string;
  /** Whether nothing was really written. */
  readonly isRehearsal: boolean;
}

/** What was written, what was left, and what comes next. */
export function outcomeText({ writings, found, steps, place, isRehearsal }: Told): string {
  const written = writings.filter(({ fate }) => fate === 'written');
  const done = [
    ...found.map(printable),
    ...writings
      .filter(({ fate }) => fate === 'complete')
      .map(({ file }) => `${printable(file.path)} is there already, and has what it needs.`),
    ...written.map(
      ({ file }) =>
        `${isRehearsal ? 'Would write' : 'Wrote'} ${printable(file.path)}, which ${printable(file.purpose)}.`,
    ),
  ];
  const kept = writings
    .filter(({ fate }) => fate === 'kept')
    .map(
      ({ file: { path, byHand } }) =>
        `${printable(path)} is there already, and was left as it is. Add to ${byHand.where}:\n\n${indent(byHand.text)}`,
    );
  const contents = isRehearsal
    ? written.map(({ file }) => `${printable(file.path)}:\n\n${indent(file.text)}`)
    : [];
  const next = steps.map(
    ({ text, command }, index) =>
      `  ${index + 1}. ${printable(text)}${command === '' ? '.' : `:\n     ${printable(command)}`}`,
  );
  return [
    done.join('\n'),
    ...contents,
    ...kept,
    `Next${place === '' ? '' : `, in ${printable(place)}`}:\n${next.join('\n')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function indent(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, '    ');
}
