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

/** Lines, perhaps with the value of the key that is defined there. */
export type DefinedLines = LineRange & Pick<Definition, 'value'>;

/** The texts of files in which lines or names are cited. Each of them is parsed once. */
export class CitedTexts {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly definitions = new Map<string, ReturnType<typeof readDefinitions>>();
  private readonly tokens = new Map<string, ReturnType<typeof tokensOf>>();

  /** Reads texts in one process. Those that the clone lacks, and cannot fetch, are left out. */
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

  /** The number of lines; `undefined` for a text that is not known. */
  lineCountOf(state: FileState | null | undefined): number | undefined {
    const text = this.textOf(state);
    return text === '' ? 0 : text?.replace(/\n$/, '').split('\n').length;
  }

  /**
   * The definitions of a source file, or the keys of a data file; `null` for a file that cannot be
   * parsed, or is not there.
   */
  async definitionsOf({ path, state }: FileText): Promise<readonly Definition[] | null> {
    const text = this.textOf(state);
    if (text === undefined) return null;
    const key = `${languageOf(path) ?? nameOf(path)}:${textOidOf(state)}`;
    const found = this.definitions.get(key) ?? readDefinitions(path, text);
    this.definitions.set(key, found);
    return found;
  }

  /** `null` for a file that cannot be parsed, or is not there. */
  async tokensOf({ path, state }: FileText): Promise<TokenList | null> {
    const text = this.textOf(state);
    if (text === undefined) return null;
    const key = `${languageOf(path) ?? path}:${textOidOf(state)}`;
    const found = this.tokens.get(key) ?? tokensOf(path, text);
    this.tokens.set(key, found);
    return found;
  }

  /** Whether two runs of lines differ in nothing but comments and white space. */
  async isSame(before: TextLines, after: TextLines): Promise<boolean> {
    const [oldValue, value] = [before.lines.value, after.lines.value];
    if (oldValue !== undefined && value !== undefined) return oldValue === value;
    if (this.linesOf(before) === this.linesOf(after)) return true;
    const [old, now] = await Promise.all([this.runOf(before), this.runOf(after)]);
    return old !== null && now !== null && isSameRun(old, now);
  }

  /** The words of lines; none for a text that is not known. */
  wordsOf(version: TextLines): string {
    return collapse(this.linesOf(version) ?? '').trim();
  }

  private linesOf({ state, lines: { startLine, endLine } }: TextLines): string | undefined {
    return this.textOf(state)
      ?.split('\n')
      .slice(startLine - 1, endLine)
      .join('\n');
  }

  /** The tokens of lines; `null` if there are none, or if they are not certain. */
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

/** Whether the parser could not read some of the lines. */
export function isBroken({ broken }: TokenList, { startLine, endLine }: LineRange): boolean {
  return broken.some((lines) => lines.startLine <= endLine && lines.endLine >= startLine);
}
