import { type FixedDocument, fixDocuments } from '@astro-drift/engine/internal/fix';
import { wholeReason } from '@astro-drift/engine/internal/git/repository';
import { plural } from '@astro-drift/engine/internal/report/plural';
import { line, LogText } from '@astro-drift/engine/internal/text/log-text';
import { printableCode } from '@astro-drift/engine/internal/text/printable';
import { Failure } from '../failure.ts';
import { EXIT } from '../exit.ts';
import { readSettings } from '../engine-options.ts';
import { paintDiff } from '../diff-colours.ts';
import type { SharedOptions } from '../shared-options.ts';
import { describeSkipped, selectNamed } from '../specs.ts';
import { readTypedPath } from '../typed-paths.ts';
import type { Printer } from '../printer.ts';
import { withProgress } from '../with-progress.ts';

export interface FixOptions extends SharedOptions {
  readonly dryRun?: true;
}

/**
 * Rewrites citations whose lines only moved. Returns the exit code.
 *
 * @throws {Failure} if nothing can be compared
 */
export async function fix(
  names: readonly string[],
  options: FixOptions,
  terminal: Printer,
): Promise<number> {
  const { engine, repository } = await readSettings(options, terminal);
  const { root } = repository;
  const typed = names.map((name) => readTypedPath(name, root));
  let skipped: readonly string[] = [];
  const { documents, unread, problem } = await withProgress(options, (tools) =>
    fixDocuments({ ...engine, ...tools, dryRun: options.dryRun ?? false }, (report, snapshot) => {
      if (typed.length === 0) return null;
      const selection = selectNamed(typed, { report, root, files: () => snapshot.knownPaths() });
      ({ skipped } = selection);
      return selection.documents;
    }),
  );
  if (problem !== null)
    throw new Failure(`Nothing can be fixed: ${wholeReason(problem)}.`, problem.fix);
  for (const document of documents) {
    for (const row of describe(document, options, terminal)) terminal.print(row);
    for (const skipped of document.skipped) {
      terminal.note(
        line`Not rewritten: ${document.file}:${skipped.line} \`${skipped.text}\`: ${skipped.reason}.`,
      );
    }
  }
  for (const { file, reason } of unread) {
    terminal.note(line`Not read: ${file}: ${reason}.`);
  }
  const skippedText = options.quiet === true ? null : describeSkipped(skipped);
  if (skippedText !== null) terminal.note(line`${skippedText}`);
  if (options.quiet !== true) terminal.print(line`${summaryOf(documents, options)}`);
  return EXIT.clean;
}

function describe(
  { file, fixed, diff, inputOf }: FixedDocument,
  { dryRun, quiet }: FixOptions,
  terminal: Printer,
): LogText[] {
  if (dryRun) {
    const lines = diff.replace(/\n$/, '').split('\n').map(printableCode);
    return diff === '' ? [] : lines.map((row) => new LogText(paintDiff(row, terminal)));
  }
  if (quiet || fixed.length === 0) return [];
  const changed =
    inputOf.length === 0 ? [] : [line`  This changes an input of ${inputOf.join(', ')}.`];
  return [
    line`${file}`,
    ...fixed.map((citation) => line`  ${citation.line}: ${citation.text} → ${citation.rewritten}`),
    ...changed,
  ];
}

function summaryOf(documents: readonly FixedDocument[], { dryRun }: FixOptions): string {
  const fixed = documents.reduce((sum, document) => sum + document.fixed.length, 0);
  const left = documents.reduce((sum, document) => sum + document.skipped.length, 0);
  if (fixed + left === 0) return 'No citation has moved.';
  const files = documents.filter((document) => document.fixed.length > 0).length;
  const done = `${dryRun ? 'Would rewrite' : 'Rewrote'} ${plural(fixed, 'citation')} in ${plural(files, 'document')}`;
  return left === 0 ? `${done}.` : `${done}, and left ${left}.`;
}
