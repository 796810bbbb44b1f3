import { moveAcceptance, removeAcceptance } from './accept/prune-files.ts';
import { type PruneOptions, PruneOptionsSchema } from './accept/options.ts';
import { AcceptError, type Obstacle } from './accept/refusal.ts';
import { survey } from './analyze.ts';
import type { LostAcceptance } from './drift/acceptances.ts';
import type { MovedAcceptance } from './drift/placed-acceptances.ts';
import { wholeReason } from './git/repository.ts';
import { readOptions } from './options.ts';

/** An acceptance file that was removed. */
export interface RemovedAcceptance {
  readonly file: string;
  /** Why the file was about nothing, as a clause such as `is about a spec that does not exist`. */
  readonly reason: string;
}

/** An acceptance file of a renamed page or heading that was moved to the new name. */
export interface RelocatedAcceptance {
  readonly file: string;
  readonly to: string;
}

/** A file that could be neither removed nor moved. */
export interface UnprunedAcceptance extends Obstacle {
  readonly file: string;
}

/**
 * An acceptance file that was kept, because the clone lacks what tells whether its page or heading
 * was renamed.
 */
export interface KeptAcceptance {
  readonly file: string;
  /** Why it was kept, as a clause such as `is about docs/a.md, and the clone is shallow, …`. */
  readonly reason: string;
  /** How to get what the clone lacks. */
  readonly fix: string;
}

/** What was pruned. All lists are sorted by file. */
export interface Pruned {
  readonly removed: readonly RemovedAcceptance[];
  readonly moved: readonly RelocatedAcceptance[];
  readonly kept: readonly KeptAcceptance[];
  readonly refused: readonly UnprunedAcceptance[];
}

/** Files to prune, which can be shown to a person first. */
export interface Pruning {
  readonly removals: readonly LostAcceptance[];
  readonly moves: readonly MovedAcceptance[];
  readonly kept: readonly KeptAcceptance[];
  /** Removes and moves the files. */
  readonly apply: () => Promise<Pruned>;
}

/**
 * Removes the acceptances of specs, pages and sections that do not exist, and moves those of renamed
 * pages and headings to the new names. Files that are no acceptances stay as they are, and so do
 * acceptances of which the clone cannot tell whether they are about nothing.
 *
 * @throws {DriftError} if an option is not valid, or if there is no repository
 */
export async function pruneAcceptances(options: PruneOptions): Promise<Pruned> {
  return (await proposePruning(options)).apply();
}

/**
 * Finds out what {@link pruneAcceptances} would do. Nothing is changed before
 * {@link Pruning.apply} is called.
 *
 * @throws {DriftError} as {@link pruneAcceptances} does
 */
export async function proposePruning(options: PruneOptions): Promise<Pruning> {
  const { dryRun, ...where } = readOptions(PruneOptionsSchema, options);
  const { report, evidence } = await survey(where);
  if (evidence === null) {
    const problem = report.repository.problem ?? { reason: 'git told nothing', fix: '' };
    const reason = `No acceptance can be pruned: ${wholeReason(problem)}.`;
    throw new AcceptError({ reason, fix: problem.fix });
  }
  const { lost, moved, untold } = evidence.acceptances;
  const removals = sortedByFile(lost);
  const moves = sortedByFile(moved);
  const kept = sortedByFile(untold);
  const { root } = evidence.repository;
  return {
    removals,
    moves,
    kept,
    apply: async () => ({
      ...(dryRun
        ? { removed: removals, moved: moves.map(withoutText), refused: [] }
        : await prune(root, removals, moves)),
      kept,
    }),
  };
}

async function prune(
  root: string,
  removals: readonly LostAcceptance[],
  moves: readonly MovedAcceptance[],
): Promise<Omit<Pruned, 'kept'>> {
  const removed: RemovedAcceptance[] = [];
  const moved: RelocatedAcceptance[] = [];
  const refused: UnprunedAcceptance[] = [];
  for (const removal of removals) {
    const obstacle = await removeAcceptance(root, removal.file);
    if (obstacle === null) removed.push(removal);
    else refused.push({ file: removal.file, ...obstacle });
  }
  for (const move of moves) {
    const obstacle = await moveAcceptance(root, move);
    if (obstacle === null) moved.push(withoutText(move));
    else refused.push({ file: move.file, ...obstacle });
  }
  return { removed, moved, refused: sortedByFile(refused) };
}

function withoutText({ file, to }: MovedAcceptance): RelocatedAcceptance {
  return { file, to };
}

function sortedByFile<T extends { readonly file: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}
