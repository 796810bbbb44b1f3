import { SUPPORTED, TEXT_LANGUAGES } from '../languages/index.ts';
import type { LanguageSupport } from '../languages/language-support.ts';

/** The name of a language whose source code is parsed. */
export type Language = keyof typeof SUPPORTED;

/** The names of all languages that are parsed. */
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

/** The rules of a language. */
export function supportOf(language: Language): LanguageSupport {
  return SUPPORTED[language];
}

/** The name of a language that is compared without a grammar. */
export type TextLanguageName = keyof typeof TEXT_LANGUAGES;

/** The names of all languages that are compared without a grammar. */
export const TEXT_LANGUAGE_NAMES = Object.keys(TEXT_LANGUAGES) as readonly TextLanguageName[];

const TEXT_BY_FILE = new Map(
  TEXT_LANGUAGE_NAMES.flatMap((language) =>
    TEXT_LANGUAGES[language].files.split(' ').map((name) => [name, language]),
  ),
);

/** The language of a file that is compared without a grammar; `null` for any other file. */
export function textLanguageOf(path: string): TextLanguageName | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  return TEXT_BY_FILE.get(name) ?? (dot < 0 ? null : (TEXT_BY_FILE.get(name.slice(dot)) ?? null));
}

/** Whether the imports of a file are exports, by its name. */
export function exportsImports(path: string): boolean {
  const language = languageOf(path);
  const { exportingFiles = '' } = language === null ? {} : supportOf(language);
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return exportingFiles.split(' ').includes(name);
}

/** The language of a file, by its name; `null` for a file that is not parsed. */
export function languageOf(path: string): Language | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (OTHER_FILES.some((ending) => name.endsWith(ending))) return null;
  const dot = name.lastIndexOf('.');
  return BY_FILE.get(name) ?? (dot < 0 ? null : (BY_FILE.get(name.slice(dot)) ?? null));
}
