import { SUPPORTED, TEXT_LANGUAGES } from '../languages/index.ts';
import type { LanguageSupport } from '../languages/language-support.ts';

/** The name of a language whose files are parsed with a grammar. */
export type Language = keyof typeof SUPPORTED;

/** The names of all languages whose files are parsed with a grammar. */
export const LANGUAGES = Object.keys(SUPPORTED) as readonly Language[];

const BY_FILE = new Map(
  LANGUAGES.flatMap((language) =>
    supportOf(language)
      .files.split(' ')
      .map((name) => [name, language]),
  ),
);

const OTHER_FILES = LANGUAGES.flatMap(
  (language) => supportOf(language).otherFiles?.split(' ') ?? [],
);

/** Returns the rules of a language. */
export function supportOf(language: Language): LanguageSupport {
  return SUPPORTED[language];
}

/** The name of a language whose files are compared without a grammar. */
export type TextLanguageName = keyof typeof TEXT_LANGUAGES;

/** The names of all languages whose files are compared without a grammar. */
export const TEXT_LANGUAGE_NAMES = Object.keys(TEXT_LANGUAGES) as readonly TextLanguageName[];

const TEXT_BY_FILE = new Map(
  TEXT_LANGUAGE_NAMES.flatMap((language) =>
    TEXT_LANGUAGES[language].files.split(' ').map((name) => [name, language]),
  ),
);

/**
 * Finds the language of a file that is compared without a grammar. Returns `null` for any other
 * file.
 */
export function textLanguageOf(path: string): TextLanguageName | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  return TEXT_BY_FILE.get(name) ?? (dot < 0 ? null : (TEXT_BY_FILE.get(name.slice(dot)) ?? null));
}

/** Tells by the name of a file whether its imports are also its exports. */
export function exportsImports(path: string): boolean {
  const language = languageOf(path);
  const { exportingFiles = '' } = language === null ? {} : supportOf(language);
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return exportingFiles.split(' ').includes(name);
}

/**
 * Finds the language of a file by its name. Returns `null` if files with this name are not parsed
 * with a grammar.
 */
export function languageOf(path: string): Language | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (OTHER_FILES.some((ending) => name.endsWith(ending))) return null;
  const dot = name.lastIndexOf('.');
  return BY_FILE.get(name) ?? (dot < 0 ? null : (BY_FILE.get(name.slice(dot)) ?? null));
}
