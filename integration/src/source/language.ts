/** Longer files are shown without colours, which would make their pages many times larger. */
const MAX_HIGHLIGHTED = 200_000;

/** Each language of Shiki's with the extensions, or whole names, of its files. */
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

/** A language that source code is highlighted in. */
export type SourceLanguage = keyof typeof FILES | 'plaintext';

const BY_NAME = new Map(
  (Object.keys(FILES) as (keyof typeof FILES)[]).flatMap((language) =>
    FILES[language].split(' ').map((name) => [name, language] as const),
  ),
);

/** Files that are known by their whole name. */
const NAMES = new Set(['containerfile', 'dockerfile', 'gemfile', 'makefile', 'rakefile']);

/** The language to highlight a file in, by its name; `plaintext` for all that is not known. */
export function languageOf(path: string, code: string): SourceLanguage {
  if (code.length > MAX_HIGHLIGHTED) return 'plaintext';
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
  const key = NAMES.has(name) ? name : NAMES.has(extension) ? '' : extension;
  return BY_NAME.get(key) ?? 'plaintext';
}
