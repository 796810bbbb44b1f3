import { printable } from '@astro-drift/engine/internal/text/printable';
import type { NextStep } from './next-steps.ts';
import type { Writing } from './writing.ts';

/** The parts of the text that a setup prints. */
export interface Told {
  readonly writings: readonly Writing[];
  /** What exists already, as sentences. */
  readonly found: readonly string[];
  readonly steps: readonly NextStep[];
  /** The folder in which to run the commands; empty for the current one. */
  readonly place: string;
  /** Whether this is a dry run. */
  readonly isRehearsal: boolean;
}

/** Says what was written, what was kept, and what to do next. */
export function outcomeText({ writings, found, steps, place, isRehearsal }: Told): string {
  const written = writings.filter(({ result }) => result === 'written');
  const done = [
    ...found.map(printable),
    ...writings
      .filter(({ result }) => result === 'complete')
      .map(({ file }) => `${printable(file.path)} is there already, and has what it needs.`),
    ...written.map(
      ({ file }) =>
        `${isRehearsal ? 'Would write' : 'Wrote'} ${printable(file.path)}, which ${printable(file.purpose)}.`,
    ),
  ];
  const kept = writings
    .filter(({ result }) => result === 'kept')
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
