import { survey } from '@astro-drift/engine/internal/analyze';
import { contentReader } from '@astro-drift/engine/internal/content-reader';
import type { FileComparison } from '@astro-drift/engine/internal/drift/file-comparison';
import { baselineDay } from '@astro-drift/engine/internal/report/baseline-day';
import type { SpecReport } from '@astro-drift/engine/internal/report/schema';
import { declaring } from '@astro-drift/engine/internal/specs/kinds';
import { line, LogText } from '@astro-drift/engine/internal/text/log-text';
import { Failure } from '../failure.ts';
import { EXIT } from '../exit.ts';
import { readSettings } from '../engine-options.ts';
import { paintDiff } from '../diff-colours.ts';
import { diffFiles } from '../file-diff.ts';
import { printInPager } from '../pager.ts';
import type { SharedOptions } from '../shared-options.ts';
import { selectNamed } from '../specs.ts';
import { readTypedPath } from '../typed-paths.ts';
import type { Printer } from '../printer.ts';
import { withProgress } from '../with-progress.ts';

export interface DiffOptions extends SharedOptions {
  readonly all?: true;
  readonly pager: boolean;
}

/** Shows what changed in the inputs of a spec since its baseline. Returns the exit code. */
export async function diff(name: string, options: DiffOptions, terminal: Printer): Promise<number> {
  const { engine, repository } = await readSettings(options, terminal);
  const typed = [readTypedPath(name, repository.root)];
  const run = await withProgress(options, (tools) => survey({ ...engine, ...tools }, true));
  const { ids } = selectNamed(typed, {
    report: run.report,
    root: repository.root,
    files: () => run.evidence?.snapshot.knownPaths() ?? [],
  });
  const [spec, ...others] = declaring(run.report.specs).filter(({ id }) => ids.has(id));
  if (spec === undefined) throw new Failure(`No spec tracks or cites ${name}.`, 'Name a spec.');
  if (others.length > 0) {
    const several = [spec, ...others].map(({ id }) => id).join(', ');
    throw new Failure(`${name} concerns several specs: ${several}.`, 'Name one of them.');
  }
  checkComparable(spec);
  const files = selectFiles(spec, run.files.get(spec.id) ?? [], options.all === true);
  if (files.length === 0) {
    const since = baselineDay(spec);
    terminal.note(line`No input of ${spec.id} changed${since === null ? '' : ` since ${since}`}.`);
    return EXIT.clean;
  }
  const text = await diffFiles(files, contentReader(engine.root, run));
  const painted = new LogText(text.map((row) => paintDiff(row, terminal)).join('\n'));
  await printInPager(painted, terminal, { root: options.root, isWanted: options.pager });
  return EXIT.clean;
}

function checkComparable({ id, status, baseline }: SpecReport): void {
  if (status === 'not-completed') {
    throw new Failure(`${id} is not completed, so it has no baseline.`);
  }
  if (status === 'unknown') throw new Failure(`${id} cannot be compared: ${baseline.reason}.`);
}

function selectFiles(
  { changes }: SpecReport,
  files: readonly FileComparison[],
  all: boolean,
): FileComparison[] {
  const wanted = new Set(
    changes.filter((change) => all || change.significant).map(({ path }) => path),
  );
  return files.filter(({ path }) => wanted.has(path));
}
