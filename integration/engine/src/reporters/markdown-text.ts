import { escapeHtml } from '../html/html.ts';
import { bareMessage } from '../report/bare-message.ts';
import type { Reason } from '../report/explained-findings.ts';
import type { Finding } from '../report/schema.ts';
import { printable } from '../text/printable.ts';

/**
 * Matches the start of a mention, of an address, or of a reference such as the number of an issue.
 * GitHub and GitLab turn them into links.
 */
const REFERENCE = /[@#!$%~&](?=["\w])|GH(?=-\d)|:(?=\/\/)|www(?=\.)/gi;

/** A character without width. It keeps GitHub and GitLab from recognising a reference. */
const GUARD = '\u200B';

/**
 * Escapes untrusted text for a sentence or a table cell. The result contains no markup and notifies
 * nobody. It must not stand at the start of a line, where a number or a dash would begin a list.
 */
export function plainText(text: string): string {
  return guard(printable(text)).replace(/[\\`*_[\]<>|~$]/g, String.raw`\$&`);
}

/** Escapes untrusted text for HTML inside Markdown. */
export function htmlText(text: string): string {
  return escapeHtml(guard(printable(text)));
}

/** Formats untrusted text as code, for a sentence or a table cell. */
export function code(text: string): string {
  const clean = printable(text);
  // A `|` ends a cell even between backticks.
  if (clean.includes('|') || clean.trim() === '') return `<code>${plainText(clean)}</code>`;
  const runs = [...clean.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = /^`|`$|^ .* $/.test(clean) ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

/** Escapes a sentence. Text between backticks becomes code. */
export function sentence(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : plainText(part)))
    .join('');
}

/** Formats the text of evidence. Names stand between backticks, and the heading between asterisks. */
export function evidence({ text, heading }: Pick<Reason, 'text' | 'heading'>): string {
  const mark = `*${heading ?? ''}*`;
  const at = heading === null ? -1 : text.indexOf(mark);
  const isInCode = text.slice(0, at).split('`').length % 2 === 0;
  if (at < 0 || isInCode) return sentence(text);
  const [before, after] = [text.slice(0, at), text.slice(at + mark.length)];
  return `${sentence(before)}*${plainText(heading ?? '')}*${sentence(after)}`;
}

/** Matches the heading in the text of evidence. */
const HEADING = /(?<= in \*).+?(?=\*(?:[ ,;:]|$))/;

/** Formats the message of a finding. It may quote evidence. */
export function message(finding: Finding): string {
  const text = bareMessage(finding);
  return evidence({ text, heading: HEADING.exec(text)?.[0] ?? null });
}

/**
 * Makes a link. The label must already be Markdown. If there is no address, the label alone is
 * returned.
 */
export function link(label: string, url: string | null): string {
  if (url === null) return label;
  const target = url
    .replace(/[\s<>|\\`"[\]]/g, encodeURIComponent)
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${label}](${target})`;
}

/** Makes a code block that contains a command. */
export function commandBlock(command: string): string {
  const clean = printable(command);
  const runs = [...clean.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return `${fence}sh\n${clean}\n${fence}`;
}

function guard(text: string): string {
  return text.replace(REFERENCE, (mark) => mark + GUARD);
}
