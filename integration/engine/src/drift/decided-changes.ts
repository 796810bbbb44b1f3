import type { Significance } from '../code/significances.ts';
import { type Commit, isDated } from '../git/commit.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Change, ComparedChange } from './change.ts';
import type { HistorySince } from './history-since.ts';
import { isMechanicalFile } from './mechanical-files.ts';
import type { SpecInputs } from './spec-inputs.ts';

/** What counts as drift. It is the same for all specs. */
export interface DriftCriteria {
  /** The changed files that `.gitattributes` calls generated. */
  readonly generated: ReadonlySet<string>;
  readonly significances: readonly Significance[];
}

/** A change, and the commit without a date among those that made it; `null` if there is none. */
interface DecidedChange {
  readonly change: Change;
  readonly dateless: string | null;
}

/** Decides which changes count as drift. Specs with the same history share the results. */
export class DecidedChanges {
  private readonly snapshot: Snapshot;
  private readonly criteria: DriftCriteria;
  private readonly known = {
    mechanical: new Map<HistorySince | null, Map<ComparedChange, DecidedChange>>(),
    other: new Map<HistorySince | null, Map<ComparedChange, DecidedChange>>(),
  };

  constructor(snapshot: Snapshot, criteria: DriftCriteria) {
    this.snapshot = snapshot;
    this.criteria = criteria;
  }

  /**
   * Decides which changes of the inputs of a spec, or of one of its sections, count as drift.
   *
   * @param cited the files that the documents of the spec cite
   */
  decide(
    { matches, history }: Pick<SpecInputs, 'matches' | 'history'>,
    changes: readonly ComparedChange[],
    cited: ReadonlySet<string>,
  ): { readonly changes: Change[]; readonly dateless: string | null } {
    const { generated } = this.criteria;
    const decided = changes.map((change) => {
      const { path, previousPath } = change;
      const names = [path, previousPath ?? path];
      const isMechanical = isMechanicalFile(names, generated, { matches, cited });
      const known = this.knownOf(history, isMechanical);
      const result = known.get(change) ?? this.decideOne(change, history, isMechanical);
      known.set(change, result);
      return result;
    });
    const dateless = decided.find((each) => each.dateless !== null)?.dateless ?? null;
    return { changes: decided.map(({ change }) => change), dateless };
  }

  private knownOf(
    history: HistorySince | null,
    isMechanical: boolean,
  ): Map<ComparedChange, DecidedChange> {
    const byHistory = this.known[isMechanical ? 'mechanical' : 'other'];
    const known = byHistory.get(history) ?? new Map<ComparedChange, DecidedChange>();
    byHistory.set(history, known);
    return known;
  }

  private decideOne(
    change: ComparedChange,
    history: HistorySince | null,
    isMechanical: boolean,
  ): DecidedChange {
    const { snapshot } = this;
    const { path, previousPath } = change;
    const significance =
      isMechanical && change.significance !== null ? 'mechanical' : change.significance;
    const counts =
      significance === null ? !change.stays : this.criteria.significances.includes(significance);
    const unread = change.unread || snapshot.unreadable.has(path);
    const commits = commitsOf(history?.commitsOf ?? (() => []), path, previousPath);
    return {
      change: {
        ...change,
        significance,
        commits: commits.filter(isDated),
        uncommitted: [path, previousPath ?? path].some((name) => snapshot.isUncommitted(name)),
        significant: !change.ignored && !unread && counts,
      },
      dateless: commits.find((commit) => !isDated(commit))?.oid ?? null,
    };
  }
}

/** Returns the commits of a file under its old and its new name, newest first. */
function commitsOf(
  since: (path: string) => readonly Commit[],
  path: string,
  previousPath: string | null,
): readonly Commit[] {
  if (previousPath === null) return since(path);
  return [...new Set([...since(path), ...since(previousPath)])].sort(
    (a, b) => (b.time ?? 0) - (a.time ?? 0),
  );
}
