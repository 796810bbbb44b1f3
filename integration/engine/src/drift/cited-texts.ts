import { isSameRun, tokensIn } from '../citations/token-map.ts';
import { hasKeys } from '../code/data-key.ts';
import { keysOf } from '../code/data-keys.ts';
import type { Definition } from '../code/definition.ts';
import { definitionsOf } from '../code/definitions.ts';
import { languageOf } from '../code/language.ts';
import { collapse } from '../code/spaces.ts';
import { type TokenList, tokensOf } from '../code/tokens.ts';
import type { LineRange } from '../files/lines.ts';
import { nameOf } from '../files/name.ts';
import { fetchTexts } from '../git/fetch.ts';
import type { FileState } from '../git/files.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import { textOidOf } from './content-id.ts';

/** One version of a file. Its path decides the language. */
export interface FileText {
  readonly path: string;
  readonly state: FileState | null | undefined;
}

/** Lines of one version of a file. */
export interface TextLines extends FileText {
  readonly lines: DefinedLines;
}

/** The lines of a definition. If it is a key of a data file, `value` is the value of the key. */
export type DefinedLines = LineRange & Pick<Definition, 'value'>;

/** The texts of files in which lines or names are cited. Each of them is parsed once. */
export class CitedTexts {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly definitions = new Map<string, ReturnType<typeof readDefinitions>>();
  private readonly tokens = new Map<string, ReturnType<typeof tokensOf>>();

  /** Reads texts with one process. Texts that the clone lacks and cannot fetch are left out. */
  static async read(
    session: GitSession,
    states: Iterable<FileState | null | undefined>,
  ): Promise<CitedTexts> {
    const oids = [...states].map(textOidOf).filter((oid) => oid !== null);
    return new CitedTexts(await fetchTexts(session, oids));
  }

  private constructor(texts: ReadonlyMap<string, string>) {
    this.texts = texts;
  }

  textOf(state: FileState | null | undefined): string | undefined {
    return this.texts.get(textOidOf(state) ?? '');
  }

  /** Returns the number of lines; `undefined` if the text is not known. */
  lineCountOf(state: FileState | null | undefined): number | undefined {
    const text = this.textOf(state);
    return text === '' ? 0 : text?.replace(/\n$/, '').split('\n').length;
  }

  /**
   * Returns the definitions of a source file, or the keys of a data file. Returns `null` if the
   * file cannot be parsed, or if its text is not known.
   */
  async definitionsOf({ path, state }: FileText): Promise<readonly Definition[] | null> {
    const text = this.textOf(state);
    if (text === undefined) return null;
    const key = `${languageOf(path) ?? nameOf(path)}:${textOidOf(state)}`;
    const found = this.definitions.get(key) ?? readDefinitions(path, text);
    this.definitions.set(key, found);
    return found;
  }

  /**
   * Returns the tokens of a file. Returns `null` if the file cannot be parsed, or if its text is
   * not known.
   */
  async tokensOf({ path, state }: FileText): Promise<TokenList | null> {
    const text = this.textOf(state);
    if (text === undefined) return null;
    const key = `${languageOf(path) ?? path}:${textOidOf(state)}`;
    const found = this.tokens.get(key) ?? tokensOf(path, text);
    this.tokens.set(key, found);
    return found;
  }

  /**
   * Whether two runs of lines differ only in comments and white space. If both define a key, the
   * values of the keys are compared.
   */
  async isSame(before: TextLines, after: TextLines): Promise<boolean> {
    const [oldValue, value] = [before.lines.value, after.lines.value];
    if (oldValue !== undefined && value !== undefined) return oldValue === value;
    if (this.linesOf(before) === this.linesOf(after)) return true;
    const [old, now] = await Promise.all([this.runOf(before), this.runOf(after)]);
    return old !== null && now !== null && isSameRun(old, now);
  }

  /**
   * Returns the text of lines, with every run of white space as one space. Returns an empty text if
   * the text of the file is not known.
   */
  wordsOf(version: TextLines): string {
    return collapse(this.linesOf(version) ?? '').trim();
  }

  private linesOf({ state, lines: { startLine, endLine } }: TextLines): string | undefined {
    return this.textOf(state)
      ?.split('\n')
      .slice(startLine - 1, endLine)
      .join('\n');
  }

  /**
   * Returns the tokens of lines. Returns `null` if there are none, or if the lines could not be
   * parsed completely.
   */
  private async runOf(version: TextLines): Promise<ReturnType<typeof tokensIn>> {
    const list = await this.tokensOf(version);
    if (list === null || isBroken(list, version.lines)) return null;
    const run = tokensIn(list.tokens, version.lines);
    return run?.length === 0 ? null : run;
  }
}

async function readDefinitions(path: string, text: string): Promise<readonly Definition[] | null> {
  if (hasKeys(path)) return keysOf(path, text);
  const language = languageOf(path);
  return language === null ? null : definitionsOf(language, text);
}

/** Whether some of the lines could not be parsed. */
export function isBroken({ broken }: TokenList, { startLine, endLine }: LineRange): boolean {
  return broken.some((lines) => lines.startLine <= endLine && lines.endLine >= startLine);
}
