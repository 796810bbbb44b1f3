import type { LanguageInput, LanguageRegistration } from 'shiki';
import type { OwnLanguages } from './language.ts';

/** Those options in Astro's `markdown.shikiConfig` that add languages. */
export interface LanguageChoice {
  readonly langs?: readonly (LanguageInput | string)[] | undefined;
  readonly langAlias?: Readonly<Record<string, string>> | undefined;
}

/** The languages that the site's configuration adds. */
export interface LoadedLanguages extends OwnLanguages {
  readonly grammars: readonly LanguageRegistration[];
}

/**
 * Loads the site's own languages. A file belongs to such a language if its extension is one of the
 * grammar's `fileTypes`, or a name of the language. Names of Shiki's languages are skipped, because
 * Shiki loads these when they are needed.
 */
export async function loadLanguages({
  langs = [],
  langAlias = {},
}: LanguageChoice): Promise<LoadedLanguages> {
  const grammars = (await Promise.all(langs.map(resolve))).flat();
  const byExtension = new Map(
    grammars.flatMap(({ name, aliases = [], fileTypes = [] }) =>
      [name, ...aliases, ...fileTypes].map(
        (extension) => [extension.replace(/^\./, '').toLowerCase(), name] as const,
      ),
    ),
  );
  return { grammars, byExtension, aliases: langAlias };
}

async function resolve(language: LanguageInput | string): Promise<LanguageRegistration[]> {
  if (typeof language === 'string') return [];
  const loaded = await (typeof language === 'function' ? language() : language);
  const grammars = 'default' in loaded ? loaded.default : loaded;
  return Array.isArray(grammars) ? grammars : [grammars];
}
