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
  const {
    missing = [],
    complete = [],
    incomplete = [],
  } = Object.groupBy(files, ({ state }) => state);
  const verb = isDryRun ? 'Would write' : 'Wrote';
  const summary = [
    ...found,
    ...complete.map(({ path }) => `${path} is there already, and has what it needs.`),
    ...missing.map(({ path, purpose }) => `${verb} ${path}, which ${purpose}.`),
  ];
  const additions = incomplete.map(({ path, text, addition }) => {
    const request = addition === undefined ? 'It should contain' : `Add to ${addition.to}`;
    const title = `${path} is there already, and was left as it is. ${request}:`;
    return quote(title, addition?.text ?? text);
  });
  const next = steps.map((step, index) => `  ${index + 1}. ${step.replace('\n', '\n     ')}`);
  return [
    ...(summary.length > 0 ? [summary.map(printable).join('\n')] : []),
    ...(isDryRun ? missing.map(({ path, text }) => quote(`${path}:`, text)) : []),
    ...additions,
    `Next${folder === '' ? '' : `, in ${printable(folder)}`}:\n${next.join('\n')}`,
  ].join('\n\n');
}

function quote(title: string, text: string): string {
  return `${printable(title)}\n\n${text.trimEnd().replace(/^(?=.)/gm, '    ')}`;
}
