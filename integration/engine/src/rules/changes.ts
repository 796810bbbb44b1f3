import { baselineDay } from '../report/baseline-day.ts';
import { driftCount, sourceCount } from '../report/source-count.ts';
import type { ChangeReport, EvidenceReport, SpecReport } from '../report/spec-schema.ts';
import { dayOf, toTimestamp } from '../text/time.ts';
import type { FirstPending } from './pending.ts';

/** The number of changed files that a message names. */
const LISTED = 3;

/**
 * Describes the changes of a spec in one sentence:
 * `1 of 152 sources changed since 2026-01-28: src/auth/routes.py (+45 −12)`. If no change counts, it
 * says what the file of the spec says against its documents.
 */
export function describeChanges(spec: SpecReport): string {
  const day = baselineDay(spec);
  const since = day === null ? '' : ` since ${day}`;
  const significant = spec.changes.filter((change) => change.significant);
  const listed = significant.slice(0, LISTED).map(describeChange);
  const count = driftCount(spec);
  const said = spec.documents
    .flatMap(({ evidence }) => evidence)
    .find(({ path }) => path === spec.file);
  if (count === 0 && said !== undefined) return said.text;
  const rest = count - listed.length;
  const more = rest > 0 ? [`${rest} more`] : [];
  const named = [...(listed.length > 0 ? [listed.join(', ')] : []), ...more].join(' and ');
  return `${count} of ${sourceCount(spec)} sources changed${since}: ${named}${describeExpiry(spec)}`;
}

/**
 * Describes what concerns a document in one sentence, with the first commit behind the strongest
 * evidence:
 * `` `--fix`, named in *Options*, got another default (since 3f2a1c0, 2026-03-01), and 2 more ``.
 *
 * @param evidence it is not empty, and the strongest comes first
 */
export function describeEvidence(
  spec: SpecReport,
  [strongest, ...further]: readonly EvidenceReport[],
  pending: FirstPending,
): string {
  const more = further.length > 0 ? `, and ${further.length} more` : '';
  return `${strongest?.text ?? ''}${describeStart(pending)}${more}${describeExpiry(spec)}`;
}

function describeStart({ commit, since }: FirstPending): string {
  if (commit !== null) {
    return ` (since ${commit.oid.slice(0, 7)}, ${dayOf(toTimestamp(commit.authorTime))})`;
  }
  return since === null ? ' (not committed yet)' : '';
}

/** Matches what {@link describeEvidence} says after the text of the evidence. */
const AFTER_EVIDENCE =
  /^(?: \((?:not committed yet|since [\da-f]{7}, [\d-]{10})\))?(?:, and \d+ more)?(?:; accepted only until [\dT:.Z+-]*)?$/;

/** Whether a message that {@link describeEvidence} made leads with some evidence. */
export function isAboutEvidence(message: string, title: string, evidence: EvidenceReport): boolean {
  const start = `${title}: ${evidence.text}`;
  return message.startsWith(start) && AFTER_EVIDENCE.test(message.slice(start.length));
}

function describeExpiry({ baseline: { acceptance } }: SpecReport): string {
  return acceptance?.expired === true ? `; accepted only until ${acceptance.until ?? ''}` : '';
}

function describeChange({ path, previousPath, kind, additions, deletions }: ChangeReport): string {
  if (kind === 'renamed') return `${path} (renamed from ${previousPath ?? ''})`;
  if (kind !== 'modified') return `${path} (${kind})`;
  return additions === null ? path : `${path} (+${additions} −${deletions ?? 0})`;
}

/**
 * Says what to do about a spec that has drifted, or about a spec whose upstream spec has drifted.
 */
export function recommendedHelp({ recommendation }: SpecReport): string {
  if (recommendation === null) return 'Bring the upstream spec up to date first.';
  const { text, command } = recommendation;
  return command === null ? `${text}.` : `${text}: ${command}`;
}
