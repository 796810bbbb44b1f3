import { languageOf } from './language.ts';
import { doubtMarkup, doubtQuotes, doubtSql, doubtXml } from './literals.ts';

/**
 * What whitespace means in a format:
 *
 * - `exact`: everything, except how lines end
 * - `prose`: indents, and blank lines between others
 * - `indented`: indents
 * - `free`: nothing, at the beginning and the end of lines
 */
export type Format = 'exact' | 'prose' | 'indented' | 'free';

/**
 * Extensions, and whole names of files, of the formats that are known. The kinds from `lines` on
 * give no meaning to indents, but for those of literals: they differ in what these look like.
 */
const FILES = {
  // Cells, and lines of a comparison, can begin and end with spaces.
  exact: '.csv .diff .patch .psv .snap .tab .tsv',
  prose:
    '.adoc .asciidoc .creole .latex .livemd .ltx .markdoc .markdown .md .mdoc .mdown .mdwn .mdx .mediawiki .mkd .org .pod .qmd .rdoc .rmd .rst .tex .text .textile .txt .typ .wiki',
  yaml: '.yaml .yml',
  indented:
    '.agda .bzl .cfg .coffee .cson .curry .elm .feature .fs .fsi .fsx .gd .haml .hs .idr .imba .ini .jade .kk .lean .lhs .litcoffee .ls .mk .mojo .nim .nimble .nims .pug .purs .pxd .pxi .pyx .robot .roc .sass .sc .scala .slim .smk .star .styl build gnumakefile justfile makefile sconscript sconstruct snakefile tiltfile workspace wscript',
  lines: '.editorconfig .jsonl .ndjson .npmrc .properties go.mod go.sum go.work',
  json: '.avsc .code-workspace .geojson .gltf .har .importmap .ipynb .json .jsonc .jsonld .tfstate .topojson .webmanifest composer.lock deno.lock flake.lock pipfile.lock',
  braces:
    '.avdl .bicep .css .dart .frag .gitconfig .gitmodules .glsl .gql .graphql .graphqls .hlsl .json5 .kt .kts .less .metal .pcss .postcss .prisma .proto .rego .scss .sol .swift .thrift .toml .vert .wgsl cargo.lock pdm.lock poetry.lock uv.lock',
  here: '.hcl .nomad .tf .tfvars',
  shell:
    '.bash .bash_profile .bashrc .containerfile .dockerfile .env .envrc .fish .ksh .profile .ps1 .psd1 .psm1 .sh .zsh .zshenv .zshrc containerfile dockerfile',
  sql: '.ddl .pgsql .sql',
  lua: '.lua .luau',
  markup: '.astro .htm .html .svelte .vue',
  xml: '.atom .csproj .fsproj .gpx .kml .nuspec .plist .props .resx .rss .storyboard .svg .targets .vbproj .vcxproj .wsdl .xaml .xib .xlf .xliff .xml .xsd .xsl .xslt',
} as const satisfies Record<string, string>;

type Kind = keyof typeof FILES | 'unknown';

const KINDS = Object.keys(FILES) as (keyof typeof FILES)[];

const BY_NAME = new Map(
  KINDS.flatMap((kind) => FILES[kind].split(' ').map((name): [string, Kind] => [name, kind])),
);

/** Of the same format as the file without it. */
const COPY = /\.(?:default|dist|example|sample)$/;

/** Of the same format once it is filled in, by what can make much of whitespace. */
const TEMPLATE = /\.(?:ejs|erb|gotmpl|hbs|j2|jinja2?|liquid|mustache|njk|tmpl|tpl|twig)$/;

/** Begins a text over several lines, in one language or another. */
const LONG_STRING = /"""|'''|`/;
const HERE_DOCUMENT = /<<[-~]?[ \t]*["'\\]?[A-Za-z_]/;

/** Begins a text over several lines in YAML, and in what is as likely to be something else. */
const BLOCK_SCALAR = /[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/m;
const VALUE_IN_BLOCK = /[:-][ \t]+[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/m;

/** What can make a text of a kind mean more by whitespace than is said of the kind. */
interface Rule {
  readonly format: Format;
  /** With one of these, every space can be one of a literal. */
  readonly exact?: readonly RegExp[];
  /** With one of these, blank lines between others can mean something. */
  readonly prose?: RegExp;
  /** With this, indents can. */
  readonly indented?: (text: string) => boolean;
}

const CONTINUED = /\\$/m;

const RULES: Readonly<Record<Kind, Rule>> = {
  exact: { format: 'exact' },
  prose: { format: 'prose' },
  yaml: { format: 'indented', prose: BLOCK_SCALAR },
  indented: { format: 'indented', exact: [/"""|'''/] },
  unknown: { format: 'indented', exact: [LONG_STRING, HERE_DOCUMENT], prose: VALUE_IN_BLOCK },
  lines: { format: 'free' },
  json: { format: 'free', indented: (text) => CONTINUED.test(text) },
  braces: { format: 'free', exact: [LONG_STRING], indented: (text) => CONTINUED.test(text) },
  here: { format: 'free', exact: [LONG_STRING, HERE_DOCUMENT] },
  shell: {
    format: 'free',
    exact: [LONG_STRING, /<</],
    indented: (text) => doubtQuotes(text) || /\S\\$/m.test(text),
  },
  sql: { format: 'free', exact: [LONG_STRING], indented: doubtSql },
  lua: {
    format: 'free',
    exact: [LONG_STRING, /\[=*\[/],
    indented: (text) => CONTINUED.test(text) || text.includes('\\z'),
  },
  markup: {
    format: 'free',
    exact: [LONG_STRING, /<(?:listing|plaintext|pre|textarea|xmp)\b/i],
    indented: (text) => CONTINUED.test(text) || doubtMarkup(text),
  },
  xml: { format: 'free', indented: doubtXml },
};

/** The format of a file, by its name and by what stands in its texts: in doubt, whitespace counts. */
export function formatOf(path: string, texts: readonly string[]): Format {
  // A language with a grammar, in a file that is too long for it: literals are not told apart.
  if (languageOf(path) !== null) return 'exact';
  const name = baseOf(path);
  const { format, exact = [], prose, indented } = RULES[kindOf(name)];
  if (exact.some((literal) => texts.some((text) => literal.test(text)))) return 'exact';
  if (prose !== undefined && texts.some((text) => prose.test(text))) return 'prose';
  // What stands between two such lines in Astro is code.
  const isFrontMatter = !name.endsWith('.astro') && texts.some((text) => text.startsWith('---\n'));
  if (format === 'free' && (isFrontMatter || texts.some((text) => indented?.(text)))) {
    return 'indented';
  }
  return format;
}

/** It holds JSON, all of it. */
export function isJson(path: string): boolean {
  return kindOf(baseOf(path)) === 'json';
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}

function kindOf(name: string): Kind {
  const copied = name.replace(COPY, '');
  const made = copied.replace(TEMPLATE, '');
  const first = made.slice(0, Math.max(0, made.indexOf('.', 1)));
  const names = [made, made.slice(made.lastIndexOf('.')), first];
  const kind = names.map((one) => BY_NAME.get(one)).find((one) => one !== undefined) ?? 'unknown';
  return made !== copied && RULES[kind].format === 'free' ? 'unknown' : kind;
}
