import { bareMessage } from './bare-message.ts';
import type { ExplainedFinding, Reason } from './explained-findings.ts';
import { describeSource } from './origin.ts';
import { plural } from './plural.ts';

/** The greatest number of reasons of a finding that are written out. */
const SHOWN_REASONS = 5;

/**
 * Says what is wrong in one line: the strongest reason with its origin, or the message if no reason
 * is known.
 */
export function headline({ finding, reasons, note }: ExplainedFinding): string {
  const [first, ...others] = reasons;
  if (first === undefined) return bareMessage(finding);
  const more = others.length === 0 ? '' : ` (and ${plural(others.length, 'more reason')})`;
  return `${describeReason(first, finding.file)}${more}${note === null ? '' : `; ${note}`}`;
}

/** Says what is wrong, with a line for each reason. */
export function headlines({ finding, reasons, note }: ExplainedFinding): string[] {
  if (reasons.length === 0) return [bareMessage(finding)];
  const shown = reasons.slice(0, SHOWN_REASONS);
  const rest = reasons.length - shown.length;
  return [
    ...shown.map((reason) => describeReason(reason, finding.file)),
    ...(rest > 0 ? [`… and ${plural(rest, 'more reason')}`] : []),
    ...(note === null ? [] : [`The documents were ${note}`]),
  ];
}

/** Names the document only if it is another file than that of the finding. */
function describeReason(reason: Reason, file: string): string {
  const place = reason.file === file ? '' : `${reason.file}:${reason.line}: `;
  const source = describeSource([reason]);
  return `${place}${reason.text}${source === null ? '' : `: ${source}`}`;
}
