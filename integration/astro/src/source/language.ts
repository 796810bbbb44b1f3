import { nameOf } from '@astro-drift/engine/internal/files/name';
import { bundledLanguages } from 'shiki';

/** The languages of Shiki, each with the extensions or the whole names of its files. */
const FILES = {
  astro: 'astro',
  bash: 'bash sh zsh',
  c: 'c h',
  clojure: 'clj cljs',
  cpp: 'cc cpp cxx hh hpp',
  csharp: 'cs',
  css: 'css',
  csv: 'csv',
  dart: 'dart',
  docker: 'dockerfile containerfile',
  elixir: 'ex exs',
  erlang: 'erl',
  fsharp: 'fs fsx',
  go: 'go',
  graphql: 'gql graphql',
  groovy: 'gradle groovy',
  haskell: 'hs',
  hcl: 'hcl',
  html: 'htm html',
  ini: 'cfg conf ini',
  java: 'java',
  javascript: 'cjs js mjs',
  json: 'json map',
  jsonc: 'jsonc',
  jsx: 'jsx',
  julia: 'jl',
  kotlin: 'kt kts',
  less: 'less',
  lua: 'lua',
  make: 'makefile mk',
  markdown: 'markdown md',
  mdx: 'mdx',
  nix: 'nix',
  ocaml: 'ml mli',
  perl: 'pl pm',
  php: 'php',
  powershell: 'ps1 psm1',
  proto: 'proto',
  python: 'py pyi',
  r: 'r',
  ruby: 'gemfile rake rakefile rb',
  rust: 'rs',
  sass: 'sass',
  scala: 'sc scala',
  scss: 'scss',
  solidity: 'sol',
  sql: 'sql',
  svelte: 'svelte',
  swift: 'swift',
  terraform: 'tf tfvars',
  toml: 'toml',
  tsx: 'tsx',
  typescript: 'cts mts ts',
  vue: 'vue',
  xml: 'csproj svg xml xsd',
  yaml: 'yaml yml',
  zig: 'zig',
} as const satisfies Record<string, string>;

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(FILES).flatMap(([language, names]) =>
    names.split(' ').map((name) => [name, language] as const),
  ),
);

/** These are whole names of files. The other names above are extensions. */
const NAMES = new Set(['containerfile', 'dockerfile', 'gemfile', 'makefile', 'rakefile']);

/** The languages that a site has in addition to those of Shiki. */
export interface OwnLanguages {
  /** The name of each language, by the lower-case extensions of its files. */
  readonly byExtension: ReadonlyMap<string, string>;
  /** Further names of languages. They also count as extensions. */
  readonly aliases: Readonly<Record<string, string>>;
}

const NO_LANGUAGES: OwnLanguages = { byExtension: new Map(), aliases: {} };

/**
 * Returns the name of the language in which a file is highlighted. Returns `null` if the language
 * is not known. The site's own languages come first. If nothing else fits, the extension is taken
 * as the name of a Shiki language.
 */
export function languageOf(path: string, own: OwnLanguages = NO_LANGUAGES): string | null {
  const name = nameOf(path).toLowerCase();
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
  if (extension !== '') {
    const alias = Object.hasOwn(own.aliases, extension) ? own.aliases[extension] : undefined;
    const named = [alias, own.byExtension.get(extension)].find(
      (language) => language !== undefined && isLanguage(language, own),
    );
    if (named !== undefined) return named;
  }
  const key = NAMES.has(name) ? name : NAMES.has(extension) ? '' : extension;
  return BY_NAME.get(key) ?? (Object.hasOwn(bundledLanguages, key) ? key : null);
}

function isLanguage(name: string, { byExtension }: OwnLanguages): boolean {
  return Object.hasOwn(bundledLanguages, name) || [...byExtension.values()].includes(name);
}
