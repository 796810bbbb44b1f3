import { type Format, formatOf } from './formats.ts';
import { normalizeLines, trimEnd, trimStart } from './spaces.ts';

/**
 * Matches the names of Markdown files. In Markdown, two spaces or more at the end of a line break
 * the line.
 */
const MARKDOWN = /\.(?:livemd|markdoc|markdown|md|mdoc|mdown|mdwn|mdx|mkd|qmd|rmd)(?:\.\w+)?$/;

/**
 * Returns normal forms of two texts that are compared without a grammar. The forms are equal if the
 * texts differ only in white space that means nothing in the format of the file.
 */
export function plainForms(path: string, before: string, after: string): [string, string] {
  const texts = [normalizeLines(before), normalizeLines(after)] as const;
  const format = formatOf(path, texts);
  const breaks = MARKDOWN.test(path.toLowerCase()) ? '  ' : '';
  return [formOf(format, breaks, texts[0]), formOf(format, breaks, texts[1])];
}

function formOf(format: Format, breaks: string, text: string): string {
  if (format === 'exact') return text;
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const rest = lineOf(format === 'free' ? trimStart(line) : line, breaks);
    if (rest !== '' || (format === 'prose' && (lines.at(-1) ?? '') !== '')) lines.push(rest);
  }
  if (lines.at(-1) === '') lines.pop();
  return lines.join('\n');
}

/** Returns a line without the spaces at its end, unless they mean something. */
function lineOf(line: string, breaks: string): string {
  const rest = trimEnd(line);
  if (rest === '' || rest === line) return rest;
  // At the very end of a line, a backslash joins the next line. Before a space it does not, so the
  // space is kept.
  if (rest.endsWith('\\')) return `${rest} `;
  return line.endsWith('  ') ? `${rest}${breaks}` : rest;
}
