import { escapeHtml } from '../html/html.ts';
import { printable } from '../text/printable.ts';

/**
 * The start of a mention, of a reference such as that to an issue, or of an address. GitHub and GitLab
 * turn these into links.
 */
const REFERENCE = /[@#!$%~&](?=["\w])|GH(?=-\d)|:(?=\/\/)|www(?=\.)/gi;

/** A character of no width that stops GitHub and GitLab from recognising a reference. */
const GUARD = '\u200B';

/**
 * Escapes untrusted text for a sentence or a table cell: it contains no markup and notifies nobody. Do
 * not put it at the start of a line, where a number or a dash would start a list.
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
  // `|` ends a cell even between backticks.
  if (clean.includes('|') || clean.trim() === '') return `<code>${plainText(clean)}</code>`;
  const runs = [...clean.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = /^`|`$|^ .* $/.test(clean) ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

/** Escapes a sentence; text between backticks becomes code. */
export function sentence(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : plainText(part)))
    .join('');
}

/** A link. Its label is Markdown already. Without an address, the result is the label alone. */
export function link(label: string, url: string | null): string {
  if (url === null) return label;
  const target = url
    .replace(/[\s<>|\\`"[\]]/g, encodeURIComponent)
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${label}](${target})`;
}

/** A command as a code block. */
export function commandBlock(command: string): string {
  const clean = printable(command);
  const runs = [...clean.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return `${fence}sh\n${clean}\n${fence}`;
}

function guard(text: string): string {
  return text.replace(REFERENCE, (mark) => mark + GUARD);
}
