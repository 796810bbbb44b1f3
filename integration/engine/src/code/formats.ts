import { languageOf } from './language.ts';
import { doubtMarkup, doubtQuotes, doubtSql, doubtXml } from './literals.ts';

/**
 * Says which white space counts in a file:
 *
 * - `exact`: all white space counts; only the kind of line breaks does not
 * - `prose`: indents count, and blank lines between other lines
 * - `indented`: indents count
 * - `free`: white space at the beginning and at the end of lines does not count
 */
export type Format = 'exact' | 'prose' | 'indented' | 'free';

/**
 * File extensions and whole file names, for each kind of format. In `lines` and all kinds below it,
 * indents mean nothing outside of literals. These kinds have different forms of literals.
 */
const FILES = {
  // Cells of a table and lines of a diff can begin and end with spaces.
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

/**
 * Matches the last extension of a copy such as `config.json.example`. The file has the format of
 * its name without this extension.
 */
const COPY = /\.(?:default|dist|example|sample)$/;

/**
 * Matches the last extension of a template. A template has the format of its output, but more of
 * its white space may mean something.
 */
const TEMPLATE = /\.(?:ejs|erb|gotmpl|hbs|j2|jinja2?|liquid|mustache|njk|tmpl|tpl|twig)$/;

/** Two patterns for the start of a string of several lines, as some languages have it. */
const LONG_STRING = /"""|'''|`/;
const HERE_DOCUMENT = /<<[-~]?[ \t]*["'\\]?[A-Za-z_]/;

/**
 * Two patterns for the start of a block scalar. The first is for YAML, the second for a format that
 * may be YAML.
 */
const BLOCK_SCALAR = /[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/m;
const VALUE_IN_BLOCK = /[:-][ \t]+[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/m;

/**
 * The format of a kind of files, and the patterns that show that more white space counts in a text.
 */
interface Rule {
  readonly format: Format;
  /** If one of these matches, any space can belong to a literal. So all white space counts. */
  readonly exact?: readonly RegExp[];
  /** If this matches, blank lines between other lines can mean something. */
  readonly prose?: RegExp;
  /** If this returns true, indents can mean something. */
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

/** Finds the format of a file by its name and its contents. If in doubt, white space counts. */
export function formatOf(path: string, texts: readonly string[]): Format {
  // A file of a parsed language comes here only if it is too long to parse. Its literals are
  // unknown.
  if (languageOf(path) !== null) return 'exact';
  const name = baseOf(path);
  const { format, exact = [], prose, indented } = RULES[kindOf(name)];
  if (exact.some((literal) => texts.some((text) => literal.test(text)))) return 'exact';
  if (prose !== undefined && texts.some((text) => prose.test(text))) return 'prose';
  // In a file of Astro, the text between two such lines is code.
  const isFrontMatter = !name.endsWith('.astro') && texts.some((text) => text.startsWith('---\n'));
  if (format === 'free' && (isFrontMatter || texts.some((text) => indented?.(text)))) {
    return 'indented';
  }
  return format;
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
