import { exportsImports, languageOf, textLanguageOf } from '../code/language.ts';
import { type Outline, outlineOf } from '../code/outline.ts';
import { countRows } from '../code/rows.ts';
import { compareOutlines, comparePlain } from '../code/significance.ts';
import { compareSymbols, type SymbolChanges } from '../code/symbols.ts';
import { textOutlineOf } from '../code/text-outline.ts';
import { compareFacts, type FileChange } from '../facts/file-change.ts';
import type { FileFacts } from '../facts/fact.ts';
import { readFacts } from '../facts/read-facts.ts';
import { nameOf } from '../files/name.ts';
import { visitBlobs } from '../git/blobs.ts';
import type { FileState } from '../git/files.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import { PlainCopies } from '../text/plain-copies.ts';
import type { AssessmentCache } from './assessment-cache.ts';
import { textOidOf } from './content-id.ts';
import type { Assessment, ContentChange } from './change.ts';
import { isSame } from './find-changes.ts';
import type { Significance } from '../code/significances.ts';

/** Looks up the assessment of a change. */
export type Assess = (change: ContentChange) => Assessment;

const NO_SYMBOLS: SymbolChanges = { added: [], removed: [], changed: [] };

const SAME = {
  significance: null,
  language: null,
  symbols: NO_SYMBOLS,
  rows: null,
  facts: null,
} as const;
const CODE = { ...SAME, significance: 'code' } as const;
const BINARY = { ...SAME, significance: 'binary' } as const;

/**
 * Assesses changes. Both contents of a change are parsed, unless the cache has the result.
 *
 * @param changes the changes with their diffs; a diff is not known if the clone lacks a content
 */
export async function assessAll(
  session: GitSession,
  changes: readonly ContentChange[],
  cache: AssessmentCache,
): Promise<Assess> {
  const assessments = new Map<ContentChange, Assessment>();
  const open = new Map<string, ContentChange[]>();
  for (const change of changes) {
    const plain = assessPlainly(change);
    if (plain !== null) {
      assessments.set(change, plain);
      continue;
    }
    const key = keyOf(change);
    const alike = open.get(key);
    if (alike === undefined) open.set(key, [change]);
    else alike.push(change);
  }
  const unread = [...open].flatMap(([key, [change]]) =>
    change === undefined || cache.get(key) !== undefined ? [] : [[key, change] as const],
  );
  await compareAll(session, unread, cache);
  for (const [key, alike] of open) {
    const assessment = cache.get(key) ?? CODE;
    for (const change of alike) assessments.set(change, assessment);
  }
  return (change) => assessments.get(change) ?? CODE;
}

/** Assesses a change without reading the contents. Returns `null` if they have to be read. */
function assessPlainly({ before, after, pair: { diff } }: ContentChange): Assessment | null {
  if (before !== null && after !== null && isSame(before, after)) return SAME;
  if (diff?.binary === true) return BINARY;
  return diff === null || !isText(before) || !isText(after) ? CODE : null;
}

/** A change whose contents are being read. */
interface OpenChange {
  readonly key: string;
  readonly change: ContentChange;
  readonly oids: ReadonlySet<string>;
}

/**
 * Compares changes while one process of git reads their contents. A content is dropped after its
 * last use, because all contents together can be much larger than the results.
 */
async function compareAll(
  session: GitSession,
  unread: readonly (readonly [key: string, change: ContentChange])[],
  cache: AssessmentCache,
): Promise<void> {
  const open = unread.map(([key, change]): OpenChange => {
    const oids = [change.after?.oid, change.before?.oid].filter((oid) => oid !== undefined);
    return { key, change, oids: new Set(oids) };
  });
  // Many old contents have the same current one, which then is dropped early.
  const byContent = [...Map.groupBy(open, ({ change }) => change.after?.oid).values()].flat();
  const users = new Map<string, Set<OpenChange>>();
  for (const each of byContent) {
    for (const oid of each.oids) {
      const known = users.get(oid);
      if (known === undefined) users.set(oid, new Set([each]));
      else known.add(each);
    }
  }
  const contents = new Contents();
  const copies = new PlainCopies();
  const finish = async (each: OpenChange): Promise<void> => {
    cache.set(each.key, copies.copy(await compare(each.change, contents)));
    for (const oid of each.oids) {
      const others = users.get(oid);
      others?.delete(each);
      if (others?.size === 0) contents.drop(oid);
    }
  };
  await visitBlobs(session, users.keys(), async (oid, text) => {
    contents.add(oid, text);
    for (const each of users.get(oid) ?? []) if (contents.hasAll(each.oids)) await finish(each);
  });
  // The clone lacks a content of the others.
  const left = new Set([...users.values()].flatMap((changes) => [...changes]));
  for (const each of left) await finish(each);
}

/** What a content means under the name of its file. */
interface Meaning {
  readonly outline: Outline | null;
  /** `null` if no facts are read from such files. */
  readonly facts: FileFacts | null;
}

/** The contents of files. Each of them is parsed once. */
class Contents {
  private readonly texts = new Map<string, string>();
  /** By the id of the content, and by what its meaning depends on besides. */
  private readonly meanings = new Map<string, Map<string, Promise<Meaning>>>();

  add(oid: string, text: string): void {
    this.texts.set(oid, text);
  }

  drop(oid: string): void {
    this.texts.delete(oid);
    this.meanings.delete(oid);
  }

  hasAll(oids: ReadonlySet<string>): boolean {
    return [...oids].every((oid) => this.texts.has(oid));
  }

  textOf(state: FileState | null): string | null {
    return state === null ? null : (this.texts.get(state.oid) ?? '');
  }

  /** Returns `null` if there is no content. */
  async meaningOf(path: string, state: FileState | null): Promise<Meaning | null> {
    const text = this.textOf(state);
    if (text === null || state === null) return null;
    const known = this.meanings.get(state.oid) ?? new Map<string, Promise<Meaning>>();
    this.meanings.set(state.oid, known);
    const name = nameOf(path);
    const meaning = known.get(name) ?? readMeaning(path, text);
    known.set(name, meaning);
    return meaning;
  }
}

async function readMeaning(path: string, text: string): Promise<Meaning> {
  const outline = await readOutline(path, text);
  const routes = outline?.symbols.filter(({ kind }) => kind === 'route') ?? [];
  return { outline, facts: readFacts(path, text, routes) };
}

/** Returns the language of a file, whether there is a grammar for it or not. */
function anyLanguageOf(path: string): string | null {
  return languageOf(path) ?? textLanguageOf(path);
}

async function readOutline(path: string, text: string): Promise<Outline | null> {
  const language = languageOf(path);
  if (language !== null) return outlineOf(language, text, exportsImports(path));
  const textLanguage = textLanguageOf(path);
  return textLanguage === null ? null : textOutlineOf(textLanguage, path, text);
}

async function compare(
  { path, previousPath, before, after }: ContentChange,
  contents: Contents,
): Promise<Assessment> {
  const oldPath = previousPath ?? path;
  const [then, since] = await Promise.all([
    contents.meaningOf(oldPath, before),
    contents.meaningOf(path, after),
  ]);
  const [old, now] = [then?.outline ?? null, since?.outline ?? null];
  const [oldText, text] = [contents.textOf(before), contents.textOf(after)];
  const isParsed = (before === null || old !== null) && (after === null || now !== null);
  const significance = (): Significance => {
    if (oldText === null || text === null || languageOf(oldPath) !== languageOf(path))
      return 'code';
    return old !== null && now !== null && anyLanguageOf(oldPath) === anyLanguageOf(path)
      ? compareOutlines(old, now)
      : compareTexts(oldPath, path, oldText, text);
  };
  return {
    significance: significance(),
    language: isParsed ? anyLanguageOf(path) : null,
    symbols: isParsed ? compareSymbols(old?.symbols ?? [], now?.symbols ?? []) : NO_SYMBOLS,
    rows: countRows(path, oldText, text),
    facts: compareMeanings(then, since),
  };
}

/** Returns `null` if no facts are read from one of the files. */
function compareMeanings(before: Meaning | null, after: Meaning | null): FileChange | null {
  if (before?.facts === null || after?.facts === null) return null;
  return compareFacts(before?.facts ?? null, after?.facts ?? null);
}

/**
 * Compares two texts by the formats of both paths, because a rename can change the format. The
 * result is `code` if one of the two comparisons says so.
 */
function compareTexts(oldPath: string, path: string, old: string, now: string): Significance {
  const byOld = comparePlain(oldPath, old, now);
  return byOld === 'code' ? byOld : comparePlain(path, old, now);
}

/** Whether a state is neither a symbolic link nor a submodule. */
function isText(state: FileState | null): boolean {
  return state === null || textOidOf(state) !== null;
}

/**
 * Returns the key of a change in the cache. It consists of the ids of both contents and the names
 * of both files, because the names decide the language.
 */
function keyOf({ path, previousPath, before, after }: ContentChange): string {
  const names = [previousPath ?? path, path].map(nameOf);
  return `${names.join('>')}:${before?.oid ?? ''}:${after?.oid ?? ''}`;
}
