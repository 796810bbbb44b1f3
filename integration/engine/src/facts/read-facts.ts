import { FactReader } from './fact-reader.ts';
import { type FileFacts, nameFact, type ReadFact } from './fact.ts';
import { withoutImports, withoutTests } from './left-out.ts';
import { readReexports } from './reexports.ts';
import { type Piece, readSource } from './source-text.ts';
import { syntaxOf } from './syntax.ts';
import { readUserSettings } from './user-settings.ts';

/** Longer files are not read, because they are generated. */
const MAX_LENGTH = 256 * 1024;

/** A route that the file declares. */
export interface RouteFact {
  readonly name: string;
  readonly method: string | null;
  readonly startLine: number;
  /** It is the same if the code of the route is the same. */
  readonly fingerprint: string;
}

/**
 * Reads what a source file states: its definitions, keys and members of lists with their
 * containers, its identifiers, and the texts that a document may repeat.
 *
 * @param routes the routes in the file, which only a parser can find
 * @returns `null` if files of this format are not read, or if the file is too long
 */
export function readFacts(
  path: string,
  text: string,
  routes: readonly RouteFact[] = [],
): FileFacts | null {
  const syntax = syntaxOf(path);
  if (syntax === null || text.length > MAX_LENGTH) return null;
  const source = readSource(text, syntax);
  const strings = source.strings.map((string) => string.text);
  const own = withoutImports(source.bare);
  const code = withoutTests(own).join('\n');
  // The path in an import says nothing that a document could repeat.
  const said = source.strings.filter(({ line }) => own[line - 1] === source.bare[line - 1]);
  return {
    facts: [
      ...new FactReader(syntax, source).read(),
      ...readReexports(syntax, withoutTests(source.code)),
      ...readUserSettings(source.strings, withoutTests(source.code)),
      ...routes.map(factOfRoute),
    ].sort((a, b) => a.line - b.line),
    identifiers: new Set(code.match(/[A-Za-z_$][\w$]*/g)),
    words: new Set(said.flatMap(({ text: string }) => wordsOf(string))),
    messages: strings.filter((string) => /\S\s+\S/.test(string)),
    docs: source.docs.flatMap(sentencesOf),
  };
}

/** Returns the words of a string. Parts that a template inserts are left out. */
function wordsOf(string: string): string[] {
  return string.replaceAll(/\$?\{[^{}]*\}/g, ' ').match(/[\w$][\w$-]*/g) ?? [];
}

/** Matches tags in the doc comments of C# and Java. */
const XML_TAG =
  /<\/?(?:br|c|code|example|exception|li|p|para|param|pre|remarks|returns|see|summary|ul|value)\b[^<>]*>/g;

/** Returns the sentences of a doc comment, and the descriptions after its tags. */
function sentencesOf({ text }: Piece): string[] {
  return text
    .replaceAll(XML_TAG, ' ')
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=[.!?:])\s+|(?=@\w+\b)/)
    .map((sentence) => sentence.trim().replace(/^@\w+ (?:\{[^}]*\} )?(?:[\w.[\]=]+ )?/, ''))
    .filter((sentence) => sentence !== '');
}

function factOfRoute({ name, method, startLine, fingerprint }: RouteFact): ReadFact {
  const marks = method === null ? [] : [method];
  const route = { container: 'routes', name, kind: 'definition', line: startLine } as const;
  return { ...nameFact({ ...route, marks }), body: fingerprint };
}
