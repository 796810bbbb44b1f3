import { distance } from 'fastest-levenshtein';
import type { TrackedCitation } from '../citations/citation.ts';
import { findDefinition } from '../code/definition.ts';
import type { LineRange } from '../files/lines.ts';
import type { CitedTexts, DefinedLines, FileText } from './cited-texts.ts';

/** The definition of a cited name, as the author saw it and as it is now. */
export interface SymbolFacts {
  /** The lines of the definition; `null` if there was none, or more than one. */
  readonly then: LineRange | null;
  readonly now: LineRange | null;
  /** The definition is unchanged, apart from comments and white space. */
  readonly same: boolean;
  /** The current file contains the name. */
  readonly mentioned: boolean;
  /** A name that the current file defines and that resembles the cited one; `null` if none does. */
  readonly similar: string | null;
}

/**
 * Finds the definitions of cited names.
 *
 * @returns the definitions by citation. A citation is left out if a file cannot be parsed, or if
 *   the name is used but not defined
 */
export async function findSymbols(
  texts: CitedTexts,
  citations: readonly TrackedCitation[],
): Promise<Map<TrackedCitation, SymbolFacts>> {
  const found = new Map<TrackedCitation, SymbolFacts>();
  for (const citation of citations) {
    const { before = null, after } = citation;
    const name = citation.symbol ?? '';
    const old = { path: citation.path, state: before };
    const current = { path: citation.currentPath, state: after };
    const [then, now] = [
      before === null ? null : await find(texts, old, name),
      after === null ? null : await find(texts, current, name),
    ];
    if (then === undefined || now === undefined) continue;
    const mentioned = mentions(texts.textOf(after), name);
    const wasMentioned = mentions(texts.textOf(before), name);
    if (then === null && now === null && (mentioned || wasMentioned)) continue;
    const same =
      then !== null &&
      now !== null &&
      (await texts.isSame({ ...old, lines: then }, { ...current, lines: now }));
    const similar = now === null && after !== null ? await findSimilar(texts, current, name) : null;
    found.set(citation, { then, now, same, mentioned, similar });
  }
  return found;
}

/** Finds a definition by its name. Returns `undefined` if the file cannot be parsed. */
async function find(
  texts: CitedTexts,
  version: FileText,
  name: string,
): Promise<DefinedLines | null | undefined> {
  const definitions = await texts.definitionsOf(version);
  return definitions === null ? undefined : findDefinition(definitions, name);
}

/** Finds the only defined name that differs from another one by a typing error. */
async function findSimilar(
  texts: CitedTexts,
  version: FileText,
  name: string,
): Promise<string | null> {
  const plain = name.replace(/\(\)$/, '');
  // Short names resemble each other by chance.
  const most = plain.length < 5 ? 1 : 2;
  const names = new Set((await texts.definitionsOf(version))?.map((each) => each.name));
  const near = [...names].filter((each) => distance(each, plain) <= most);
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** Whether a text contains the last word of a name. */
export function mentions(text: string | undefined, name: string): boolean {
  const last = /[\p{L}\p{N}_$]+(?=(?:\(\))?$)/u.exec(name)?.[0] ?? name;
  return text?.includes(last) === true;
}
