import { DOCUMENT_STATES, type DocumentState } from '../impact/impact.ts';
import { baselineDay } from '../report/baseline-day.ts';
import { noDriftReason } from '../report/no-drift-reason.ts';
import { plural } from '../report/plural.ts';
import type { ChangeReport, SpecReport } from '../report/schema.ts';
import { driftCount, sourceCount } from '../report/source-count.ts';
import { STATUS_LABELS } from '../report/status-labels.ts';
import { describeSymbols } from '../report/symbols.ts';
import { dayOf } from '../text/time.ts';
import type { FileUrl } from './file-url.ts';
import { code, commandBlock, htmlText, link, plainText, sentence } from './markdown-text.ts';
import { show } from './shown.ts';

/** The greatest number of changes that are listed for a spec. */
const SHOWN_CHANGES = 50;

/** Renders a spec as a row of the table. The row ends with a line break. */
export function renderRow(spec: SpecReport, urlOf: FileUrl): string {
  const name = link(code(spec.id), urlOf(wholeFile(spec.file)));
  const owners = spec.owners.length === 0 ? [] : [`owned by ${spec.owners.map(code).join(', ')}`];
  const cells = [
    [name, plainText(spec.title), ...owners].join('<br>'),
    STATUS_LABELS[spec.status],
    renderSources(spec),
    renderDocuments(spec),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function renderSources(spec: SpecReport): string {
  const { status, upstreamDrift, baseline } = spec;
  if (status === 'unknown') return plainText(baseline.reason);
  if (status === 'not-completed') return '';
  const day = baselineDay(spec);
  const since = day === null ? '' : ` since ${day}`;
  const count = driftCount(spec);
  const own =
    count === 0
      ? `none of ${sourceCount(spec)} changed`
      : `${count} of ${sourceCount(spec)} changed`;
  const root = upstreamDrift.at(-1);
  return `${own}${since}${root === undefined ? '' : `; builds on ${code(root)}, which has drifted`}`;
}

/** Counts the documents by state. The findings name them. */
function renderDocuments({ documents }: SpecReport): string {
  const counts = Map.groupBy(documents, ({ state }) => state);
  return DOCUMENT_STATES.flatMap((state) => {
    const count = counts.get(state)?.length ?? 0;
    return count === 0 ? [] : [`${count} ${STATE_LABELS[state]}`];
  }).join('<br>');
}

const STATE_LABELS: Readonly<Record<DocumentState, string>> = {
  broken: 'broken',
  'needs-review': 'to review',
  'nearby-changes': 'with changes nearby',
  'up-to-date': 'up to date',
  unknown: 'unknown',
  'not-completed': 'not completed',
};

/** Renders the changes of a spec and the recommendation as a collapsed block. */
export function renderDetails(spec: SpecReport, urlOf: FileUrl): string {
  const { items, rest } = show(spec.changes, SHOWN_CHANGES, ({ significant }) => significant);
  const before = spec.baseline.commit ?? undefined;
  const lines = items.flatMap((change) => renderChange(change, before, urlOf));
  if (rest > 0) lines.push(`- and ${rest} more`);
  const { recommendation } = spec;
  const advice =
    recommendation === null ? [] : ['', `Recommended: ${sentence(recommendation.text)}.`];
  const command = recommendation?.command ?? null;
  return [
    `<details><summary>${htmlText(spec.title)}: ${plural(spec.changes.length, 'file')}</summary>`,
    '',
    ...lines,
    ...advice,
    ...(command === null ? [] : ['', commandBlock(command)]),
    '',
    '</details>',
    '',
  ].join('\n');
}

function renderChange(change: ChangeReport, before: string | undefined, urlOf: FileUrl): string[] {
  const { kind, path, previousPath, modifiedAt, owners } = change;
  const url =
    kind === 'deleted' ? before && urlOf(wholeFile(path), before) : urlOf(wholeFile(path));
  const reason = noDriftReason(change);
  const facts = [
    previousPath === undefined ? kind : `renamed from ${code(previousPath)}`,
    ...sizeOf(change),
    modifiedAt === null ? 'not committed yet' : dayOf(modifiedAt),
    ...(owners.length === 0 ? [] : [`owned by ${owners.map(code).join(', ')}`]),
    ...(reason === null ? [] : [`no drift: ${reason}`]),
  ];
  return [
    `- ${link(code(path), url ?? null)} ${facts.join(', ')}`,
    ...describeSymbols(change).map((line) => `  - ${plainText(line)}`),
  ];
}

function sizeOf({ significance, additions, deletions }: ChangeReport): string[] {
  if (significance === null || additions === null) return [];
  return [significance === 'binary' ? 'binary' : `+${additions} −${deletions ?? 0}`];
}

function wholeFile(path: string): Parameters<FileUrl>[0] {
  return { path, startLine: null, endLine: null };
}
