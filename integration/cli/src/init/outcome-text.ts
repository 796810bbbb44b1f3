import { printable } from '@astro-drift/engine/internal/text/printable';
import type { CheckedFile } from './write-files.ts';

/** The result of a setup. */
export interface Outcome {
  readonly files: readonly CheckedFile[];
  /** What existed before, as sentences. */
  readonly found: readonly string[];
  /** What the user has to do next. */
  readonly steps: readonly string[];
  /** The folder for the commands of the steps; empty for the current folder. */
  readonly folder: string;
  readonly isDryRun: boolean;
}

/** Tells what was written, what was left, and what the user has to do next. */
export function outcomeText({ files, found, steps, folder, isDryRun }: Outcome): string {
  const filesThatAre = (wanted: CheckedFile['state']): CheckedFile[] =>
    files.filter(({ state }) => state === wanted);
  const missing = filesThatAre('missing');
  const verb = isDryRun ? 'Would write' : 'Wrote';
  const summary = [
    ...found,
    ...filesThatAre('complete').map(
      ({ path }) => `${path} is there already, and has what it needs.`,
    ),
    ...missing.map(({ path, purpose }) => `${verb} ${path}, which ${purpose}.`),
  ];
  const contents = missing.map(({ path, text }) => quote(`${path}:`, text));
  const additions = filesThatAre('incomplete').map(({ path, byHand: { where, text } }) =>
    quote(`${path} is there already, and was left as it is. Add to ${where}:`, text),
  );
  const next = steps.map((step, index) => `  ${index + 1}. ${step.replace('\n', '\n     ')}`);
  return [
    summary.map(printable).join('\n'),
    ...(isDryRun ? contents : []),
    ...additions,
    `Next${folder === '' ? '' : `, in ${printable(folder)}`}:\n${next.join('\n')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function quote(title: string, text: string): string {
  return `${printable(title)}\n\n${text.trimEnd().replace(/^(?=.)/gm, '    ')}`;
}
