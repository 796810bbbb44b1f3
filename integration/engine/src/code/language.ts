/** The file names and extensions of each language that is parsed. */
const FILES = {
  c: '.c',
  cpp: '.cc .cpp .cxx .h .hh .hpp .hxx',
  csharp: '.cs',
  go: '.go',
  java: '.java',
  javascript: '.cjs .js .jsx .mjs',
  php: '.php',
  python: '.py .pyi',
  ruby: '.gemspec .rake .rb config.ru gemfile rakefile',
  rust: '.rs',
  tsx: '.tsx',
  typescript: '.cts .mts .ts',
} as const satisfies Record<string, string>;

/** A language whose source code is parsed. */
export type Language = keyof typeof FILES;

/** All of them. */
export const LANGUAGES = Object.keys(FILES) as readonly Language[];

const BY_NAME = new Map(
  LANGUAGES.flatMap((language) => FILES[language].split(' ').map((name) => [name, language])),
);

/** The language of a file, by its name; `null` for one that is not parsed. */
export function languageOf(path: string): Language | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  // A template, in which PHP is the exception and text the rule.
  if (name.endsWith('.blade.php')) return null;
  const dot = name.lastIndexOf('.');
  return BY_NAME.get(name) ?? (dot < 0 ? null : (BY_NAME.get(name.slice(dot)) ?? null));
}
