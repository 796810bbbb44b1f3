import { inDoubleQuotes, tokensOf } from './rules/tokens.ts';
import type { TextLanguage, TextParts } from './text-language.ts';
import { LIKE_SHELL } from './rules/fact-syntax.ts';

const TOKENS = [
  ['comment', /#.*/y],
  ['text', /"""(?:[^\\]|\\[^])*?"{3,5}|'''[^]*?'{3,5}/y],
  ['string', /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y],
  ['line', /\n/y],
  ['space', /[ \t]+/y],
  ['sign', /[[\]{}=,.]/y],
  ['word', /[^\s"'#[\]{}=,.]+/y],
] as const;

const MANIFESTS = /^(?:cargo|pyproject)\.toml$/;

/** Matches the header of the table that describes the package, and the line with its version. */
const PACKAGE = /^\[(?:package|project|tool\.poetry|workspace\.package)\]$/;
const VERSION = /^version="[^"]*"$/;

export const toml: TextLanguage = {
  files: '.toml cargo.lock pdm.lock poetry.lock uv.lock',
  version: 1,
  facts: { ...LIKE_SHELL, hasTables: true },
  read: (text, name) => readToml(text, MANIFESTS.test(name)),
};

/** Reads the parts of a TOML text. Returns `null` if a string or an array does not end. */
function readToml(text: string, isManifest: boolean): TextParts | null {
  const tokens = tokensOf(text, TOKENS);
  if (tokens === null) return null;
  const comments: string[] = [];
  const lines: string[] = [];
  let line: string[] = [];
  let depth = 0;
  let hasSpace = false;
  for (const { kind, text: written } of tokens) {
    if (kind === 'comment') comments.push(written);
    if (kind === 'line' && depth === 0) {
      if (line.length > 0) lines.push(line.join(''));
      line = [];
    }
    if (kind === 'comment' || kind === 'space' || kind === 'line') {
      hasSpace = true;
      continue;
    }
    const last = line.at(-1) ?? '=';
    const isEnd = written === ']' || written === '}';
    if (isEnd && last === ',') line.pop();
    if (written === '[' || written === '{') depth++;
    if (isEnd) depth--;
    if (depth < 0) return null;
    if (hasSpace && kind !== 'sign' && !/^[[\]{}=,.]$/.test(last)) line.push(' ');
    line.push(kind === 'string' ? inDoubleQuotes(written) : written);
    hasSpace = false;
  }
  if (depth !== 0) return null;
  if (line.length > 0) lines.push(line.join(''));
  const versions = isManifest ? versionLines(lines) : new Set<number>();
  return {
    code: lines.map((written, at) => (versions.has(at) ? 'version' : written)).join('\n'),
    comments,
    mechanical: lines.filter((_, at) => versions.has(at)).join('\n'),
    scripts: [],
  };
}

/** Returns the indexes of the lines that only say which version the package has. */
function versionLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let table = '';
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('[')) table = line;
    else if (PACKAGE.test(table) && VERSION.test(line)) found.add(at);
  }
  return found;
}
