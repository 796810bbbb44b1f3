import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import { findContradiction } from '../drift/contradiction.ts';
import { hasLostInputs } from '../drift/status.ts';
import type { FailedVerification } from '../specs/spec.ts';
import { dayOf, toTimestamp } from '../text/time.ts';
import type { Evidence } from './document-impact.ts';

/** The kinds of evidence that come from the file of a spec. */
export type SpecEvidenceName = 'verification' | 'unmatched';

/** The number of failures of a verification that the text quotes. */
const QUOTED = 3;

/** The number of characters of a failure that the text quotes. */
const MAX_LENGTH = 120;

/** Finds what the file of a spec says against its documents. It concerns all of them as a whole. */
export function findSpecEvidence(analysis: SpecAnalysis): Evidence[] {
  const { spec, baseline, changes } = analysis;
  const place = { impact: 'named', path: spec.file, section: 0, commit: null } as const;
  const evidence: Evidence[] = [];
  const failed = findContradiction(spec, baseline);
  if (failed !== null) {
    const text = describeFailed(failed);
    evidence.push({ ...place, kind: 'verification', text, line: failed.line });
  }
  // A change that counts tells more.
  const isSilent = changes.every(({ significant }) => !significant);
  if (isSilent && hasLostInputs(analysis)) {
    const text = 'none of the files that it was made from is left';
    evidence.push({ ...place, kind: 'unmatched', text, line: spec.inputs[0]?.line ?? null });
  }
  return evidence;
}

/** Describes a failed verification. The failures are text of the spec and quoted as such. */
export function describeFailed({ status, failures, checked }: FailedVerification): string {
  const day = checked === null ? '' : ` of ${dayOf(toTimestamp(checked.time))}`;
  const verb = status === 'failed' ? 'failed' : 'passed only in part';
  const quoted = failures.slice(0, QUOTED).map((failure) => `“${shorten(failure)}”`);
  const more = failures.length - quoted.length;
  const listed = [...quoted, ...(more > 0 ? [`${String(more)} more`] : [])].join(', ');
  return `the verification${day} ${verb}${listed === '' ? '' : `: ${listed}`}`;
}

/**
 * Returns a failure in one line, without the marks of code and headings, which would end in the
 * middle of a text that was cut off.
 */
function shorten(failure: string): string {
  const plain = failure.replaceAll(/[`*]/g, "'").replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(plain);
  if (characters.length <= MAX_LENGTH) return plain;
  return `${characters.slice(0, MAX_LENGTH).join('').trimEnd()}…`;
}
