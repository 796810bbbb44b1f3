import { languageOf } from './language.ts';
import { normalizeLines, trimEnd, trimStart } from './spaces.ts';

/**
 * What whitespace means in a format:
 *
 * - `exact`: everything, except how lines end
 * - `prose`: indents, and blank lines between others
 * - `indented`: indents
 * - `free`: nothing, at the beginning and the end of lines
 */
type Format = 'exact' | 'prose' | 'indented' | 'free';

/** Extensions, and whole names of files, of the formats that are not `free`. */
const FILES = {
  // Cells, and lines of a comparison, can begin and end with spaces.
  exact: '.csv .diff .patch .psv .snap .tab .tsv',
  prose:
    '.adoc .asciidoc .livemd .markdoc .markdown .md .mdoc .mdown .mdwn .mdx .mkd .org .qmd .rmd .rst .text .textile .txt',
  indented:
    '.agda .bzl .cfg .coffee .cson .curry .elm .feature .fs .fsi .fsx .gd .haml .hs .idr .imba .ini .jade .kk .lean .lhs .litcoffee .ls .mk .mojo .nim .nimble .nims .pug .purs .pxd .pxi .pyx .robot .roc .sass .sc .scala .slim .smk .star .styl .yaml .yml build gnumakefile justfile makefile sconscript sconstruct snakefile tiltfile workspace wscript',
} as const satisfies Partial<Record<Format, string>>;

const BY_NAME = new Map(
  (Object.keys(FILES) as (keyof typeof FILES)[]).flatMap((format) =>
    FILES[format].split(' ').map((name) => [name, format] as const),
  ),
);

/** Begins a text over several lines, in one language or another. */
const LONG_LITERAL = /"""|'''|`|<<[-~]?[ \t]*["'\\]?[A-Za-z_]/;

/** Begins a text over several lines in YAML. */
const BLOCK_SCALAR = /[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/m;

/** In Markdown, two spaces or more break a line. */
const MARKDOWN = /\.(?:livemd|markdoc|markdown|md|mdoc|mdown|mdwn|mdx|mkd|qmd|rmd)$/;

/**
 * Two texts without a grammar, in forms that are equal where they differ only in whitespace that
 * means nothing in the format of the file.
 */
export function plainForms(path: string, before: string, after: string): [string, string] {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const texts = [normalizeLines(before), normalizeLines(after)] as const;
  const format = formatOf(name, texts);
  const breaks = MARKDOWN.test(name) ? '  ' : '';
  return [formOf(format, breaks, texts[0]), formOf(format, breaks, texts[1])];
}

function formatOf(name: string, texts: readonly string[]): Format {
  // A language with a grammar, in a file that is too long for it: literals are not told apart.
  if (languageOf(name) !== null) return 'exact';
  const format = BY_NAME.get(name) ?? BY_NAME.get(name.slice(name.lastIndexOf('.'))) ?? 'free';
  const has = (literal: RegExp): boolean => texts.some((text) => literal.test(text));
  if (format === 'free') return has(LONG_LITERAL) ? 'exact' : 'free';
  return format === 'indented' && /\.ya?ml$/.test(name) && has(BLOCK_SCALAR) ? 'prose' : format;
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

/** A line without the spaces at its end, unless they mean something. */
function lineOf(line: string, breaks: string): string {
  const rest = trimEnd(line);
  if (rest === '' || rest === line) return rest;
  // A backslash continues a line only at its very end.
  if (rest.endsWith('\\')) return `${rest} `;
  return line.endsWith('  ') ? `${rest}${breaks}` : rest;
}
