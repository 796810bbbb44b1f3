import type { Acceptance } from './acceptance.ts';

/** Which of the rules gave a baseline that is a commit. */
export type BaselineRule =
  'completion-commit' | 'named-commit' | 'completion-time' | 'status-commit' | 'page-commit';

/** The state of the inputs for which the documents were last known to be right. */
export type Baseline =
  | {
      readonly kind: 'commit';
      readonly rule: BaselineRule;
      readonly oid: string;
      /** When that commit was made, in seconds since 1970. */
      readonly time: number;
      /** Commits authored after this landed too late to be known; seconds since 1970. */
      readonly authoredUntil: number | null;
      readonly reason: string;
      /** An acceptance that no longer holds. */
      readonly expired?: Acceptance;
    }
  | { readonly kind: 'accepted'; readonly acceptance: Acceptance; readonly reason: string }
  | { readonly kind: 'working-tree'; readonly reason: string }
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      readonly fix: string;
      /** More history would tell. */
      readonly beyond?: true;
    };

/** One that is a commit. */
export type CommitBaseline = Extract<Baseline, { kind: 'commit' }>;
/** One that somebody declared. */
export type AcceptedBaseline = Extract<Baseline, { kind: 'accepted' }>;

/** The commit that a baseline is, or was declared at; `null` for one that has none. */
export function commitOf(baseline: Baseline): string | null {
  if (baseline.kind === 'accepted') return baseline.acceptance.commit;
  return baseline.kind === 'commit' ? baseline.oid : null;
}
