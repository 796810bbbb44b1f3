import { baselineDay } from '../report/baseline-day.ts';
import { noDriftReason } from '../report/no-drift-reason.ts';
import { outdatedDocuments } from '../report/outdated.ts';
import { plural } from '../report/plural.ts';
import type { ChangeReport, SpecReport } from '../report/schema.ts';
import { driftCount, sourceCount } from '../report/source-count.ts';
import { STATUS_LABELS } from '../report/status-labels.ts';
import { describeSymbols } from '../report/symbols.ts';
import { dayOf } from '../text/time.ts';
import type { FileUrl } from './file-url.ts';
import { code, commandBlock, htmlText, link, plainText } from './markdown-text.ts';
import { show } from './shown.ts';

/** The greatest number of documents in a cell, and of sections of each document. */
const SHOWN_DOCUMENTS = 5;
const SHOWN_SECTIONS = 5;

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
    renderDocuments(spec, urlOf),
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

function renderDocuments(spec: SpecReport, urlOf: FileUrl): string {
  const documents = show(outdatedDocuments(spec), SHOWN_DOCUMENTS);
  const named = documents.items.map(({ file, sections }) => {
    const { items, rest } = show(sections, SHOWN_SECTIONS);
    const some = items.map(plainText).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
    return link(code(file), urlOf(wholeFile(file))) + (some === '' ? '' : `: ${some}`);
  });
  if (documents.rest > 0) named.push(`and ${documents.rest} more`);
  return named.join('<br>');
}

/** Renders the changes of a spec and the recommendation as a collapsed block. */
export function renderDetails(spec: SpecReport, urlOf: FileUrl): string {
  const { items, rest } = show(spec.changes, SHOWN_CHANGES, ({ significant }) => significant);
  const before = spec.baseline.commit ?? undefined;
  const lines = items.flatMap((change) => renderChange(change, before, urlOf));
  if (rest > 0) lines.push(`- and ${rest} more`);
  const { recommendation } = spec;
  const advice =
    recommendation === null ? [] : ['', `Recommended: ${plainText(recommendation.text)}.`];
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
