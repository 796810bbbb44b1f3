import { analyzeInDepth } from '@astro-drift/engine/internal/analyze';
import { contentReader } from '@astro-drift/engine/internal/content-reader';
import { type FileComparison, pathsOf } from '@astro-drift/engine/internal/drift/file-comparison';
import { isSecretName } from '@astro-drift/engine/internal/files/secret-names';
import type { ReadTexts } from '@astro-drift/engine/internal/git/batched-reader';
import { unifiedDiff } from '@astro-drift/engine/internal/git/unified';
import { baselineDay } from '@astro-drift/engine/internal/report/baseline-day';
import type { SpecReport } from '@astro-drift/engine/internal/report/schema';
import { line, LogText } from '@astro-drift/engine/internal/text/log-text';
import { printableCode } from '@astro-drift/engine/internal/text/printable';
import { Failure } from '../failure.ts';
import { EXIT } from '../exit.ts';
import { readSettings } from '../engine-options.ts';
import { paintDiff } from '../diff-colours.ts';
import { printInPager } from '../pager.ts';
import type { SharedOptions } from '../shared-options.ts';
import { findSpecs, knownSpecs } from '../specs.ts';
import type { Printer } from '../printer.ts';
import { withProgress } from '../with-progress.ts';

export interface DiffOptions extends SharedOptions {
  readonly all?: true;
  readonly pager: boolean;
}

/** Shows what changed in the inputs of a spec since its baseline. Returns the exit code. */
export async function diff(name: string, options: DiffOptions, terminal: Printer): Promise<number> {
  const { engine } = await readSettings(options, terminal);
  const run = await withProgress(options, (tools) => analyzeInDepth({ ...engine, ...tools }));
  const [id] = findSpecs([name], knownSpecs(run.report));
  const spec = run.report.specs.find((candidate) => candidate.id === id);
  if (spec === undefined) return EXIT.failure;
  checkComparable(spec);
  const files = selectFiles(spec, run.files.get(spec.id) ?? [], options.all === true);
  if (files.length === 0) {
    const since = baselineDay(spec);
    terminal.note(line`No input of ${spec.id} changed${since === null ? '' : ` since ${since}`}.`);
    return EXIT.clean;
  }
  const text = await describe(files, contentReader(engine.root, run));
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

async function describe(files: readonly FileComparison[], readTexts: ReadTexts): Promise<string[]> {
  const oids = files.flatMap(({ before, after }) => [before, after]);
  const texts = await readTexts(oids.filter((oid) => oid !== null));
  return files.flatMap((file) => {
    const { before, after, diff } = file;
    const header = headerOf(file).map(printableCode);
    const old = before === null ? '' : texts.get(before);
    const now = after === null ? '' : texts.get(after);
    if (diff === null || old === undefined || now === undefined) {
      return [...header, 'The clone lacks one of the two contents.'];
    }
    if (pathsOf(file).some(isSecretName)) {
      return [...header, 'The content is not shown, because the name is that of a secret.'];
    }
    const [from = '', to = ''] = namesOf(file).map(printableCode);
    if (diff.binary) return [...header, `Binary files ${from} and ${to} differ`];
    const lines = unifiedDiff(old, now, diff.hunks).map(printableCode);
    return lines.length === 0 ? header : [...header, `--- ${from}`, `+++ ${to}`, ...lines];
  });
}

/** The lines that git prints for a file before its hunks. */
function headerOf({ path, previousPath, before, after, isLink }: FileComparison): string[] {
  const mode = isLink ? '120000' : '100644';
  const isRenamed = previousPath !== null && previousPath !== path;
  return [
    `diff --git a/${previousPath ?? path} b/${path}`,
    ...(isRenamed
      ? [`rename from ${previousPath}`, `rename to ${path}`]
      : [
          ...(before === null ? [`new file mode ${mode}`] : []),
          ...(after === null ? [`deleted file mode ${mode}`] : []),
        ]),
  ];
}

/** The names of a file before and after, as git prints them. */
function namesOf({ path, previousPath, before, after }: FileComparison): string[] {
  return [
    before === null ? '/dev/null' : `a/${previousPath ?? path}`,
    after === null ? '/dev/null' : `b/${path}`,
  ];
}
