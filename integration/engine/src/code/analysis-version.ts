import { createRequire } from 'node:module';
import { fingerprintOf } from './fingerprint.ts';
import { TEXT_LANGUAGES } from '../languages/index.ts';
import { LANGUAGES, supportOf, TEXT_LANGUAGE_NAMES } from './language.ts';

/**
 * The version of the code whose results are remembered: this folder, `facts`, `documents`,
 * `citations`, `watched`, the names in `impact`, the completions in `specs`, and what `drift` finds out from the
 * versions of a file. Raise it whenever a change of that code gives another result for the same text.
 */
export const CODE_VERSION = 17;

/** The fields of a package's manifest on which results depend. */
interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/**
 * Returns a version for everything that decides the comparison of two source files, except for the
 * files themselves: this package, its dependencies (among them the parser and the grammars), and
 * the rules of languages. Results with different versions must not be mixed.
 */
export function analysisVersion(): string {
  const manifest = createRequire(import.meta.url)('../../package.json') as Manifest;
  const languages = [
    ...LANGUAGES.map((language): [string, number] => [language, supportOf(language).version]),
    ...TEXT_LANGUAGE_NAMES.map((name): [string, number] => [name, TEXT_LANGUAGES[name].version]),
  ];
  return versionFrom(manifest, languages);
}

/** Computes the version from a manifest and from the versions of the languages. */
export function versionFrom(
  { version, dependencies }: Manifest,
  languages: readonly (readonly [name: string, version: number])[],
): string {
  return fingerprintOf(JSON.stringify([CODE_VERSION, version, dependencies, languages]));
}
