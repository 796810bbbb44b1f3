import { MAKE_READABLE } from '../files/unreadable.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { mayMatchBelow } from '../specs/pattern.ts';
import type { Baseline } from './baseline.ts';
import type { PatternMatch } from './match-patterns.ts';
import { citationsOf, type SpecInputs } from './spec-inputs.ts';

/**
 * Finds a commit with an unreadable date that decides whether a spec has drifted.
 *
 * @returns the id of the commit; `null` if there is none
 */
export function findDateless(inputs: SpecInputs): string | null {
  const { history } = inputs;
  for (const path of history === null ? [] : pathsOf(inputs)) {
    const commit = history?.datelessOf(path) ?? null;
    if (commit !== null) return commit;
  }
  return null;
}

/** Returns the files that a spec depends on: its inputs, and the files that its documents cite. */
function pathsOf(inputs: SpecInputs): ReadonlySet<string> {
  const cited = citationsOf(inputs).map(({ path }) => path);
  return new Set([...inputs.roles.keys(), ...cited]);
}

/** The baseline of a spec that has no inputs, although it has patterns. */
const UNMATCHED: Baseline = {
  kind: 'unknown',
  reason: 'none of its patterns matches anything, neither at the baseline nor now',
  fix: 'Correct the patterns in the file of the spec.',
};

/**
 * Finds what keeps a spec from being judged. This is a document, an input or a cited file that
 * cannot be read, or a folder that cannot be read and may hold inputs. A spec without any inputs
 * cannot be judged either.
 *
 * @param absent the patterns that name a definition or lines that never existed
 * @returns an unknown baseline with the reason; `null` if nothing keeps the spec from being judged
 */
export function findObstacle(
  inputs: SpecInputs,
  snapshot: Snapshot,
  absent: ReadonlySet<PatternMatch>,
): Baseline | null {
  return (
    findUnreadable(inputs, snapshot) ?? (isUnmatched(inputs, snapshot, absent) ? UNMATCHED : null)
  );
}

/** Whether the patterns of a spec select nothing, neither at the baseline nor now. */
function isUnmatched(
  { spec, matches, history }: SpecInputs,
  snapshot: Snapshot,
  absent: ReadonlySet<PatternMatch>,
): boolean {
  const existed = (path: string): boolean => (history?.stateOf(path) ?? null) !== null;
  return (
    spec.inputs.some(({ pattern }) => !pattern.startsWith('!')) &&
    matches.every(
      (match) =>
        absent.has(match) || !match.paths.some((path) => snapshot.exists(path) || existed(path)),
    )
  );
}

function findUnreadable(inputs: SpecInputs, { unreadable }: Snapshot): Baseline | null {
  for (const { file, problem } of inputs.documents) {
    if (problem !== null) return obstacle(file, problem.reason, problem.fix);
  }
  if (unreadable.size === 0) return null;
  const concerned = pathsOf(inputs);
  const excluded = inputs.spec.inputs.filter(({ pattern }) => pattern.startsWith('!'));
  const isExcluded = (folder: string): boolean =>
    excluded.some(({ pattern }) => folder.startsWith(`${pattern.slice(1).replace(/\/\**$/, '')}/`));
  const mayHoldInputs = (folder: string): boolean =>
    !isExcluded(folder) &&
    inputs.spec.inputs.some(
      ({ pattern }) => !pattern.startsWith('!') && mayMatchBelow(pattern, folder),
    );
  for (const [path, reason] of unreadable) {
    const isConcerned = path.endsWith('/')
      ? mayHoldInputs(path) || [...concerned].some((file) => file.startsWith(path))
      : concerned.has(path);
    if (isConcerned) return obstacle(path, reason);
  }
  return null;
}

function obstacle(path: string, reason: string, fix = MAKE_READABLE): Baseline {
  return { kind: 'unknown', reason: `${path} cannot be read: ${reason}`, fix };
}
