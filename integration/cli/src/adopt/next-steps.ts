import { printable } from '@astro-drift/engine/internal/text/printable';
import { shellPath } from '@astro-drift/engine/internal/text/shell-word';

/** What decides what comes next. */
export interface Adopted {
  /** The files that were written. */
  readonly files: readonly string[];
  /** The number of findings that `check` reports now. */
  readonly findings: number;
  /** The command, as it is run in this repository. */
  readonly command: string;
  /** Whether a CI job runs the check already. */
  readonly isChecked: boolean;
}

/** More files are not named one by one. */
const MAX_FILES = 5;

/** What the user has to do after the sources were written, each step with its command. */
export function nextSteps({ files, findings, command, isChecked }: Adopted): string[] {
  const known = findings > 0 ? ['.drift/suppressions.json'] : [];
  const added = [...files, ...known];
  const add =
    added.length > MAX_FILES
      ? `git add --update${known.map((file) => ` && git add ${file}`).join('')}`
      : `git add ${added.map(shellPath).join(' ')}`;
  return [
    step('Look through what was written, and correct it', 'git diff'),
    ...(findings > 0
      ? [
          step(
            'Put right what is outdated, or record it, so that only new findings fail',
            `${command} check --suppress-all`,
          ),
        ]
      : []),
    step('Commit the result', `${add} && git commit -m "Name the sources of the documents"`),
    isChecked
      ? step('The CI job checks these pages as well', `${command} check`)
      : step('Check changes in CI', `${command} init`),
  ];
}

function step(text: string, command: string): string {
  return `${printable(text)}:\n${printable(command)}`;
}
