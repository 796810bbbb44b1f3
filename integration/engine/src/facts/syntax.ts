import { languageOf, supportOf, textLanguageOf } from '../code/language.ts';
import { TEXT_LANGUAGES } from '../languages/index.ts';
import {
  type FactSyntax,
  LIKE_C,
  LIKE_CSS,
  LIKE_HTML,
  LIKE_SHELL,
  TYPED_LIKE_C,
} from '../languages/rules/fact-syntax.ts';

const SETTINGS: FactSyntax = { ...LIKE_SHELL, hasPlainValues: true, hasTables: true };

/** Formats of which only the facts are read. No language of the engine has them. */
const OTHERS = new Map(
  (
    [
      ['kt kts swift scala', LIKE_C],
      ['dart proto', TYPED_LIKE_C],
      ['hbs htm html xml', LIKE_HTML],
      ['less', LIKE_CSS],
      ['cfg conf env ini', SETTINGS],
      ['zsh', LIKE_SHELL],
    ] as const
  ).flatMap(([extensions, syntax]) =>
    extensions.split(' ').map((extension): [string, FactSyntax] => [extension, syntax]),
  ),
);

/**
 * Finds by the name of a file how its lines are read. Returns `null` if no facts are read from the
 * file.
 */
export function syntaxOf(path: string): FactSyntax | null {
  const language = languageOf(path);
  if (language !== null) return supportOf(language).facts;
  const format = textLanguageOf(path);
  if (format !== null) return (TEXT_LANGUAGES[format] as { facts?: FactSyntax }).facts ?? null;
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return OTHERS.get(name.slice(name.lastIndexOf('.') + 1)) ?? null;
}
