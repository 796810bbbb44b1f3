import { type Coverage, coverage } from '@astro-drift/engine/internal/coverage';
import type { CoverageCounts, FolderCoverage } from '@astro-drift/engine/internal/coverage/summary';
import { wholeReason } from '@astro-drift/engine/internal/git/repository';
import { plural } from '@astro-drift/engine/internal/report/plural';
import { below, line, LogText } from '@astro-drift/engine/internal/text/log-text';
import { Failure } from '../failure.ts';
import { EXIT } from '../exit.ts';
import { readSettings } from '../engine-options.ts';
import type { SharedOptions } from '../shared-options.ts';
import { renderTable } from '../table.ts';
import type { Printer } from '../printer.ts';
import { withProgress } from '../with-progress.ts';

export interface CoverageOptions extends SharedOptions {
  readonly json?: true;
}

/**
 * Reports which source files are documented. Returns the exit code.
 *
 * @throws {Failure} if git cannot list the files
 */
export async function reportCoverage(options: CoverageOptions, terminal: Printer): Promise<number> {
  const { engine } = await readSettings(options, terminal);
  const found = await withProgress(options, (tools) => coverage({ ...engine, ...tools }));
  const { problem } = found;
  if (problem !== null)
    throw new Failure(`Coverage is unknown: ${wholeReason(problem)}.`, problem.fix);
  if (options.json) await terminal.json(found);
  else terminal.print(render(found, terminal.width));
  return EXIT.clean;
}

/** The largest number of folders, and of files, that are listed. */
const MAX_ROWS = 40;

function render(found: Coverage, width: number | null): LogText {
  const { total, folders, owners, files } = found;
  if (total.files === 0) {
    return line`No source file matches the option \`coverage\`.`;
  }
  const incomplete = folders.filter(isRootOrIncomplete);
  const missing = files.filter((file) => file.coverage === 'none').map(({ path }) => path);
  const blocks = [
    below([
      table(
        'FOLDER',
        incomplete.slice(0, MAX_ROWS).map((folder) => [folder.folder, folder]),
        width,
      ),
      ...more(incomplete.length, 'folder'),
    ]),
  ];
  if (owners.some(({ owner }) => owner !== null)) {
    blocks.push(
      table(
        'OWNER',
        owners.map((counts) => [counts.owner ?? '(nobody)', counts]),
        width,
      ),
    );
  }
  if (missing.length > 0) {
    const names = missing.slice(0, MAX_ROWS).map((path) => line`  ${path}`);
    blocks.push(
      below([line`Neither tracked nor cited:`, ...names, ...more(missing.length, 'file')]),
    );
  }
  const { trackedPercent, documentedPercent } = total;
  const cited = total.cited > 0 ? `, ${documentedPercent ?? 0} % tracked or cited` : '';
  blocks.push(
    line`${trackedPercent ?? 0} % of ${plural(total.files, 'source file')} are tracked by a spec${cited}.`,
  );
  return new LogText(blocks.join('\n\n'));
}

function isRootOrIncomplete({ folder, none }: FolderCoverage): boolean {
  return folder === '.' || none > 0;
}

function table(
  head: string,
  rows: readonly (readonly [string, CoverageCounts])[],
  width: number | null,
): LogText {
  return renderTable(
    [head, 'FILES', 'TRACKED', 'CITED', 'NEITHER', '%'],
    rows.map(([name, { files, tracked, cited, none, documentedPercent }]) => [
      name,
      ...[files, tracked, cited, none, documentedPercent ?? 0].map(String),
    ]),
    { width },
  );
}

function more(count: number, noun: string): LogText[] {
  return count > MAX_ROWS
    ? [line`… and ${plural(count - MAX_ROWS, `more ${noun}`)}: --json has all.`]
    : [];
}
