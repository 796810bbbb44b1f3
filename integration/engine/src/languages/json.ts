import { inEqualQuotes, tokensOf } from './rules/tokens.ts';
import type { TextLanguage, TextParts } from './text-language.ts';
import { LIKE_JAVASCRIPT } from './rules/fact-syntax.ts';

/** Longer texts are data, and take too much time to read. */
const MAX_LENGTH = 2 ** 21;

const TOKENS = [
  ['comment', /\/\/.*|\/\*[^]*?\*\//y],
  ['string', /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'/y],
  ['space', /[ \t\n]+/y],
  ['sign', /[[\]{}:,]/y],
  ['word', /[-+.\w$]+/y],
] as const;

/** Matches a number or a word that is a value. In JSON5, names of properties need no quotes. */
const VALUE = /^(?:true|false|null|[-+]?(?:Infinity|NaN|\d[-+.\w]*|\.\d[-+.\w]*))$/;
const NAME = /^[A-Za-z_$][\w$]*$/;

/** Matches the names of package manifests. */
const MANIFESTS = /^(?:composer|deno|jsr|lerna|package)\.jsonc?$/;

/** JSON, with or without comments and trailing commas. The order of properties counts. */
export const json: TextLanguage = {
  files:
    '.avsc .code-workspace .geojson .gltf .har .importmap .ipynb .json .json5 .jsonc .jsonld .tfstate .topojson .webmanifest composer.lock deno.lock flake.lock pipfile.lock',
  version: 1,
  facts: { ...LIKE_JAVASCRIPT, exports: 'everything' },
  read: (text, name) => readJson(text, MANIFESTS.test(name)),
};

/**
 * Reads the parts of a text that is exactly one JSON value. Returns `null` for any other text,
 * because it may not be JSON.
 */
function readJson(text: string, isManifest: boolean): TextParts | null {
  const tokens = text.length > MAX_LENGTH ? null : tokensOf(text, TOKENS);
  if (tokens === null) return null;
  const comments: string[] = [];
  const code: string[] = [];
  const versions: string[] = [];
  let depth = 0;
  let values = 0;
  for (const { kind, text: written } of tokens) {
    if (kind === 'comment') comments.push(written);
    if (kind === 'comment' || kind === 'space') continue;
    const isKey = /^[{,]$/.test(code.at(-1) ?? '');
    if (kind === 'word' && !VALUE.test(written) && !(isKey && NAME.test(written))) return null;
    const isEnd = written === ']' || written === '}';
    if (isEnd && code.at(-1) === ',') code.pop();
    if (isEnd) depth--;
    else if (depth === 0) values++;
    if (written === '[' || written === '{') depth++;
    if (depth < 0 || values > 1) return null;
    const isVersion =
      isManifest && depth === 1 && code.at(-1) === ':' && code.at(-2) === '"version"';
    if (isVersion && kind === 'string') {
      versions.push(written);
      code.push('""');
    } else {
      code.push(kind === 'string' ? inEqualQuotes(written) : written);
    }
  }
  if (depth !== 0) return null;
  // No token contains a line break, so a line break separates them clearly.
  return { code: code.join('\n'), comments, mechanical: versions.join('\n'), scripts: [] };
}
