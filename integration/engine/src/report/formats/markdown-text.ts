import { escapeHtml } from '../../html/html.ts';
import { printable } from '../../text/printable.ts';

/**
 * Begins a mention of a person, a reference to an issue and the like, or an address, which GitHub and
 * GitLab make links of.
 */
const REFERENCE = /[@#!$%~&](?=["\w])|GH(?=-\d)|:(?=\/\/)|www(?=\.)/gi;

/** Keeps a reference from being one; it has no width. */
const GUARD = '\u200B';

/**
 * Untrusted text in a sentence or a cell. It is neither markup nor does it notify anybody. It must
 * not stand at the beginning of a line, where a number or a dash would make it a list.
 */
export function plainText(text: string): string {
  return guard(printable(text)).replace(/[\\`*_[\]<>|~$]/g, String.raw`\$&`);
}

/** Untrusted text within HTML. */
export function htmlText(text: string): string {
  return escapeHtml(guard(printable(text)));
}

/** Untrusted text as code, in a sentence or a cell. */
export function code(text: string): string {
  const clean = printable(text);
  // A fence does not keep `|` from ending a cell.
  if (clean.includes('|') || clean.trim() === '') return `<code>${plainText(clean)}</code>`;
  const runs = [...clean.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = /^`|`$|^ .* $/.test(clean) ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

/** A sentence in which what stands between backticks is code. */
export function sentence(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : plainText(part)))
    .join('');
}

/** A link whose label is Markdown; only the label where there is no address. */
export function link(label: string, url: string | null): string {
  if (url === null) return label;
  const target = url
    .replace(/[\s<>|\\`"[\]]/g, encodeURIComponent)
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${label}](${target})`;
}

/** A command to copy, in a block of its own. */
export function commandBlock(command: string): string {
  const clean = printable(command);
  const runs = [...clean.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return `${fence}sh\n${clean}\n${fence}`;
}

function guard(text: string): string {
  return text.replace(REFERENCE, (mark) => mark + GUARD);
}
