import { findDefinition } from '../code/definition.ts';
import { definitionsOf } from '../code/definitions.ts';
import { languageOf } from '../code/language.ts';
import type { LineRange } from '../files/lines.ts';
import { fetchTexts } from '../git/fetch.ts';
import type { FileState } from '../git/files.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import type { TrackedCitation } from './cited-files.ts';
import { textOidOf } from './content-id.ts';

/** The definition of a cited name, then and now. */
export interface SymbolFacts {
  /** The lines of the definition; `null` if there was none, or more than one. */
  readonly then: LineRange | null;
  readonly now: LineRange | null;
  /** The text of the definition is unchanged. */
  readonly same: boolean;
  /** The current file contains the name. */
  readonly mentioned: boolean;
}

/**
 * Finds the definitions of cited names, in one process. Each file is parsed once.
 *
 * @returns the definitions; without files that cannot be parsed, and names that are used but not
 *   defined
 */
export async function findSymbols(
  session: GitSession,
  citations: readonly TrackedCitation[],
): Promise<Map<TrackedCitation, SymbolFacts>> {
  const states = citations.flatMap(({ before, after }) => [before, after]);
  const oids = states.map(textOidOf).filter((oid) => oid !== null);
  const sources = new Sources(await fetchTexts(session, oids));
  const found = new Map<TrackedCitation, SymbolFacts>();
  for (const tracked of citations) {
    const { citation, before = null, path, after } = tracked;
    const name = citation.token.symbol ?? '';
    const [then, now] = await Promise.all([
      sources.find(citation.token.path, before, name),
      sources.find(path, after, name),
    ]);
    if (then === undefined || now === undefined) continue;
    const mentioned = sources.mentions(after, name);
    if (then === null && now === null && (mentioned || sources.mentions(before, name))) continue;
    const same = sources.text(before, then) === sources.text(after, now);
    found.set(tracked, { then, now, same, mentioned });
  }
  return found;
}

/** Source files. Each of them is parsed once. */
class Sources {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly parsed = new Map<string, ReturnType<typeof definitionsOf>>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.texts = texts;
  }

  /** `undefined` if the file cannot be parsed. */
  async find(
    path: string,
    state: FileState | null,
    name: string,
  ): Promise<LineRange | null | undefined> {
    if (state === null) return null;
    const language = languageOf(path);
    const oid = textOidOf(state);
    const text = this.texts.get(oid ?? '');
    if (language === null || text === undefined) return undefined;
    const key = `${language}:${oid}`;
    const known = this.parsed.get(key) ?? definitionsOf(language, text);
    this.parsed.set(key, known);
    const definitions = await known;
    return definitions === null ? undefined : findDefinition(definitions, name);
  }

  mentions(state: FileState | null, name: string): boolean {
    const last = /[\p{L}\p{N}_$]+(?=(?:\(\))?$)/u.exec(name)?.[0] ?? name;
    return this.texts.get(textOidOf(state) ?? '')?.includes(last) === true;
  }

  text(state: FileState | null, lines: LineRange | null): string | null {
    const text = this.texts.get(textOidOf(state) ?? '');
    if (text === undefined || lines === null) return null;
    return text
      .split('\n')
      .slice(lines.startLine - 1, lines.endLine)
      .join('\n');
  }
}
