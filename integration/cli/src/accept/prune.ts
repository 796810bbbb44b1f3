import { type Pruned, type Pruning, proposePruning } from '@astro-drift/engine/internal/prune';
import { plural } from '@astro-drift/engine/internal/report/plural';
import { below, line, type LogText } from '@astro-drift/engine/internal/text/log-text';
import { readSettings } from '../engine-options.ts';
import { EXIT } from '../exit.ts';
import type { Printer } from '../printer.ts';
import { openPrompts } from '../prompts.ts';
import type { SharedOptions } from '../shared-options.ts';
import { withProgress } from '../with-progress.ts';

export interface PruneOptions extends SharedOptions {
  readonly dryRun?: true;
  readonly yes?: true;
}

/**
 * Removes acceptances of nothing, and moves those of renamed pages. On a terminal, a person sees the
 * list first, and is asked. Returns the exit code.
 */
export async function prune(options: PruneOptions, terminal: Printer): Promise<number> {
  const { dryRun = false, quiet = false, yes = false } = options;
  const { engine } = await readSettings(options, terminal);
  const pruning = await withProgress(options, (tools) =>
    proposePruning({ ...engine, ...tools, dryRun }),
  );
  const { removals, moves, kept, apply } = pruning;
  for (const { file, reason, fix } of kept) {
    terminal.note(below([line`Kept ${file}, which ${reason}.`, line`  ${fix}`]));
  }
  if (removals.length + moves.length === 0) {
    if (kept.length > 0) return EXIT.findings;
    if (!quiet) terminal.print(line`All acceptances are about something that exists.`);
    return EXIT.clean;
  }
  const isAsked = terminal.isInteractive && !yes && !quiet && !dryRun;
  if (isAsked) {
    terminal.print(below(list(pruning, 'Would remove', 'Would move')));
    const isConfirmed = await (await openPrompts()).confirm(line`${question(pruning)}`);
    if (isConfirmed !== true) {
      terminal.note(line`Nothing was changed.`);
      return EXIT.cancelled;
    }
  }
  const pruned = await apply();
  if (!quiet) terminal.print(below(summarize(pruned, { isAsked, dryRun })));
  for (const { file, reason, fix } of pruned.refused) {
    terminal.note(below([line`Not pruned: ${file}. ${reason}`, line`  ${fix}`]));
  }
  return pruned.refused.length + kept.length > 0 ? EXIT.findings : EXIT.clean;
}

function list(
  { removals, moves }: Pick<Pruning, 'removals'> & { moves: Pruned['moved'] },
  remove: string,
  move: string,
): LogText[] {
  return [
    ...removals.map(({ file, reason }) => line`${remove} ${file}, which ${reason}`),
    ...moves.map(({ file, to }) => line`${move} ${file} to ${to}`),
  ];
}

function question({ removals, moves }: Pruning): string {
  const [remove, move] = [plural(removals.length, 'file'), plural(moves.length, 'file')];
  if (moves.length === 0) return `Remove ${remove}?`;
  return removals.length === 0 ? `Move ${move}?` : `Remove ${remove} and move ${move}?`;
}

/** Lists what was done, unless the person has seen the list already. */
function summarize(
  { removed, moved }: Pruned,
  { isAsked, dryRun }: { isAsked: boolean; dryRun: boolean },
): LogText[] {
  if (dryRun) return list({ removals: removed, moves: moved }, 'Would remove', 'Would move');
  const done = isAsked ? [] : list({ removals: removed, moves: moved }, 'Removed', 'Moved');
  return removed.length + moved.length === 0 ? done : [...done, line`Commit the change.`];
}
