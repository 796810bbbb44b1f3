import { exportsImports, languageOf, textLanguageOf } from '../code/language.ts';
import { type Outline, outlineOf } from '../code/outline.ts';
import { countRows } from '../code/rows.ts';
import { compareOutlines, comparePlain } from '../code/significance.ts';
import { compareSymbols, type SymbolChanges } from '../code/symbols.ts';
import { textOutlineOf } from '../code/text-outline.ts';
import { compareFacts, type FileChange } from '../facts/file-change.ts';
import { readFacts } from '../facts/read-facts.ts';
import { nameOf } from '../files/name.ts';
import { readBlobs } from '../git/blobs.ts';
import type { FileState } from '../git/files.ts';
import type { GitSession } from '../git/temporary-objects.ts';
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
  const oids = unread.flatMap(([, { before, after }]) => [before?.oid, after?.oid]);
  const contents = new Contents(
    await readBlobs(
      session,
      oids.filter((oid) => oid !== undefined),
    ),
  );
  for (const [key, change] of unread) cache.set(key, await compare(change, contents));
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

/** The contents of files. Each of them is parsed once. */
class Contents {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly outlines = new Map<string, Promise<Outline | null>>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.texts = texts;
  }

  textOf(state: FileState | null): string | null {
    return state === null ? null : (this.texts.get(state.oid) ?? '');
  }

  async outlineOf(path: string, state: FileState | null): Promise<Outline | null> {
    const text = this.textOf(state);
    const name = anyLanguageOf(path);
    if (name === null || text === null || state === null) return null;
    // The meaning of a text can depend on the name of its file.
    const key = `${anyLanguageOf(path) ?? ''}:${nameOf(path)}:${state.oid}`;
    const outline = this.outlines.get(key) ?? readOutline(path, text);
    this.outlines.set(key, outline);
    return outline;
  }
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
  const [old, now] = await Promise.all([
    contents.outlineOf(oldPath, before),
    contents.outlineOf(path, after),
  ]);
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
    facts: changeOfFacts(
      oldText === null ? null : { path: oldPath, text: oldText, outline: old },
      text === null ? null : { path, text, outline: now },
    ),
  };
}

/** One side of a change. */
interface Side {
  readonly path: string;
  readonly text: string;
  readonly outline: Outline | null;
}

function changeOfFacts(before: Side | null, after: Side | null): FileChange | null {
  const [then, now] = [before, after].map((side) => {
    if (side === null) return null;
    const routes = side.outline?.symbols.filter(({ kind }) => kind === 'route') ?? [];
    return readFacts(side.path, side.text, routes);
  }) as [ReturnType<typeof readFacts>, ReturnType<typeof readFacts>];
  const isRead = (before === null || then !== null) && (after === null || now !== null);
  return isRead ? compareFacts(then, now) : null;
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
