import { dayOf, toTimestamp } from '../text/time.ts';
import { type Acceptance, giverOf } from './acceptance.ts';

/** What somebody recorded when they accepted a document or a section. */
export type Accepted = Pick<
  Acceptance,
  'author' | 'commit' | 'inputs' | 'reason' | 'time' | 'until'
>;

/** The rule by which a commit was chosen as the baseline. */
export type BaselineRule =
  | 'completion-commit'
  | 'named-commit'
  | 'completion-time'
  | 'status-commit'
  | 'page-commit'
  | 'trailer';

/** The state of the inputs for which the documents were last known to be right. */
export type Baseline =
  | {
      readonly kind: 'commit';
      readonly rule: BaselineRule;
      readonly oid: string;
      /** When that commit was made, in seconds since 1970. */
      readonly time: number;
      /**
       * When the documents were declared right, in seconds since 1970. A commit that was authored
       * later still counts as a change, even if the baseline contains it. `null` if there is no
       * such time.
       */
      readonly authoredUntil: number | null;
      readonly reason: string;
      /** An acceptance that no longer holds. */
      readonly expired?: Accepted;
    }
  | { readonly kind: 'accepted'; readonly acceptance: Accepted; readonly reason: string }
  | { readonly kind: 'working-tree'; readonly reason: string }
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      readonly fix: string;
      /** The baseline may be found when more of the history is fetched. */
      readonly beyond?: true;
    };

/** A baseline that is a commit. */
export type CommitBaseline = Extract<Baseline, { kind: 'commit' }>;
/** A baseline that somebody declared with an acceptance. */
export type AcceptedBaseline = Extract<Baseline, { kind: 'accepted' }>;

/**
 * Returns the commit of a baseline, or the commit at which it was accepted. Returns `null` if the
 * baseline has no commit.
 */
export function commitOf(baseline: Baseline): string | null {
  if (baseline.kind === 'accepted') return baseline.acceptance.commit;
  return baseline.kind === 'commit' ? baseline.oid : null;
}

/** The baseline that an acceptance gives. */
export function acceptedBaseline(acceptance: Accepted): AcceptedBaseline {
  const { until, reason } = acceptance;
  const limit = until === null ? '' : ` until ${until}`;
  return {
    kind: 'accepted',
    acceptance,
    reason: `${sayAccepted(acceptance)}${limit}: ${reason}`,
  };
}

/** Says who accepted something, and when. */
export function sayAccepted(acceptance: Accepted): string {
  const day = dayOf(toTimestamp(acceptance.time));
  return `accepted by ${giverOf(acceptance)} on ${day}`;
}
