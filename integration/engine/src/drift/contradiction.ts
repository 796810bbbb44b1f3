import type { FailedVerification, Spec } from '../specs/spec.ts';
import type { Baseline } from './baseline.ts';
import { lastSecondOf } from './completion-time.ts';

/**
 * Returns the failed check of a spec's documents. Returns `null` if it does not count any more,
 * because the spec was completed or accepted after it. A check without a time counts until an
 * acceptance.
 */
export function findContradiction(
  { verification, completion }: Pick<Spec, 'verification' | 'completion'>,
  baseline: Baseline | null,
): FailedVerification | null {
  if (verification === null) return null;
  const { checked } = verification;
  if (baseline?.kind === 'accepted') {
    const isOlder = checked === null || checked.time <= baseline.acceptance.time;
    return isOlder ? null : verification;
  }
  const completed = completion?.time ?? null;
  const isOlder = checked !== null && completed !== null && lastSecondOf(checked) < completed;
  return isOlder ? null : verification;
}
