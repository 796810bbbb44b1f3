import { nameOf } from '../files/name.ts';
import { TEXT_LANGUAGES } from '../languages/index.ts';
import type { TextLanguageName } from './language.ts';
import { type Aspect, ASPECTS, fingerprintsOf, type Outline, outlineOf } from './outline.ts';
import { collapse, normalizeLines } from './spaces.ts';

/**
 * Reads a file in a language without a grammar, and parses the scripts in it.
 *
 * @returns `null` if the meaning of the text is not certain, or if a script cannot be parsed
 */
export async function textOutlineOf(
  language: TextLanguageName,
  path: string,
  text: string,
): Promise<Outline | null> {
  const name = nameOf(path).toLowerCase();
  const parts = TEXT_LANGUAGES[language].read(normalizeLines(text), name);
  if (parts === null) return null;
  const scripts: Outline[] = [];
  for (const script of parts.scripts) {
    const outline = await outlineOf(script.language, script.text);
    if (outline === null) return null;
    scripts.push(shift(outline, script.line));
  }
  const own: Readonly<Record<Aspect, string>> = {
    code: parts.code,
    types: '',
    doc: '',
    mechanical: parts.mechanical,
    comment: parts.comments.map(collapse).join('\n'),
  };
  const aspects = ASPECTS.map((aspect) => [
    aspect,
    JSON.stringify([own[aspect], ...scripts.map((script) => script[aspect])]),
  ]);
  return {
    ...fingerprintsOf(Object.fromEntries(aspects) as Record<Aspect, string>),
    symbols: scripts.flatMap(({ symbols }) => symbols),
  };
}

/** Changes the lines of a script's outline to lines of the file that contains the script. */
function shift(outline: Outline, lines: number): Outline {
  const symbols = outline.symbols.map((symbol) => ({
    ...symbol,
    startLine: symbol.startLine + lines,
    endLine: symbol.endLine + lines,
  }));
  return { ...outline, symbols };
}
