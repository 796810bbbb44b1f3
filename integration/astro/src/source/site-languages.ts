import type { LanguageInput, LanguageRegistration } from 'shiki';
import type { OwnLanguages } from './language.ts';

/** The parts of Astro's `markdown.shikiConfig` that add languages. */
export interface LanguageChoice {
  readonly langs?: readonly (LanguageInput | string)[] | undefined;
  readonly langAlias?: Readonly<Record<string, string>> | undefined;
}

/** The languages of the site's configuration. */
export interface LoadedLanguages extends OwnLanguages {
  readonly grammars: readonly LanguageRegistration[];
}

/**
 * Loads the site's own languages. Their files are recognised by the grammar's `fileTypes`, or by an
 * extension equal to the language's name. Names of Shiki's languages are skipped, because these are
 * loaded on demand.
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
