import { mapLines, type MappedLines } from '../citations/line-map.ts';
import { findDefinitions } from '../code/definition.ts';
import { narrowChange } from '../facts/narrow-change.ts';
import { isWithin, type LineRange } from '../files/lines.ts';
import { clipDiff } from '../git/clip-diff.ts';
import type { FileState } from '../git/files.ts';
import type { LineDiff } from '../git/patch.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import { CitedTexts, type DefinedLines, type FileText } from './cited-texts.ts';
import { type InputPart, nameOfPart } from './input-parts.ts';
import { followLines } from './line-citations.ts';
import type { PatternMatch } from './match-patterns.ts';
import type { ComparedChange } from './change.ts';
import { mentions } from './symbol-citations.ts';
import type { SpecInputs } from './spec-inputs.ts';

type ChangesBySpec = ReadonlyMap<SpecInputs, readonly ComparedChange[]>;

/** The changes of inputs, limited to the parts that are inputs. */
export interface NarrowedInputs {
  readonly changes: ChangesBySpec;
  /** Why a pattern that names a part of a file cannot be used. */
  readonly problems: ReadonlyMap<PatternMatch, string>;
  /** The patterns that name a definition or lines that never existed. */
  readonly absent: ReadonlySet<PatternMatch>;
}

/** A file of which a part is an input, both at the baseline and now. */
interface PartialInput {
  readonly inputs: SpecInputs;
  readonly match: PatternMatch;
  readonly part: InputPart;
  readonly before: FileText;
  readonly after: FileText;
  /** The change of the file; `null` if the file has not changed. */
  readonly change: ComparedChange | null;
}

/**
 * A part of a file with its old and its current lines, and how it changed:
 *
 * - `absent`: the part never existed
 * - `same`: at most white space in it changed
 * - `comment`: only comments in it changed
 * - `changed`: something else in it changed
 * - `unclear`: nobody can tell which lines belong to it
 */
interface JudgedPart {
  readonly state: 'absent' | 'same' | 'comment' | 'changed' | 'unclear';
  readonly then: readonly LineRange[];
  readonly now: readonly LineRange[];
  /**
   * The current text of the part, with every run of white space as one space. For a key of a data
   * file, the value of the key.
   */
  readonly content: string;
  readonly problem?: string;
}

/**
 * Limits the changes of files of which only definitions or lines are inputs. A change elsewhere in
 * such a file is left out. One process reads all files.
 */
export async function narrowInputs(
  session: GitSession,
  snapshot: Snapshot,
  allInputs: readonly SpecInputs[],
  changes: ChangesBySpec,
): Promise<NarrowedInputs> {
  const problems = new Map<PatternMatch, string>();
  const absent = new Set<PatternMatch>();
  const partial = allInputs.flatMap((inputs) =>
    findPartial(inputs, changes.get(inputs) ?? [], snapshot),
  );
  if (partial.length === 0) return { changes, problems, absent };
  const texts = await CitedTexts.read(
    session,
    partial.flatMap(({ before, after }) => [before.state, after.state]),
  );
  const changed = new Map<ComparedChange, ChangedParts>();
  for (const input of partial) {
    const judged = await judgePart(input, texts);
    const { match, inputs, before, after, change } = input;
    if (judged.problem !== undefined) problems.set(match, judged.problem);
    if (judged.state === 'absent') absent.add(match);
    if (change === null || !inputs.parts.has(before.path)) continue;
    const parts = [...(changed.get(change)?.parts ?? []), judged];
    changed.set(change, { before, after, parts });
  }
  const narrow = (change: ComparedChange): ComparedChange[] => {
    const found = changed.get(change);
    return found === undefined ? [change] : limit(change, found, texts);
  };
  return {
    changes: new Map([...changes].map(([inputs, own]) => [inputs, own.flatMap(narrow)])),
    problems,
    absent,
  };
}

/** A changed file, with the parts of it that are inputs. */
interface ChangedParts extends Pick<PartialInput, 'before' | 'after'> {
  readonly parts: readonly JudgedPart[];
}

function findPartial(
  inputs: SpecInputs,
  changes: readonly ComparedChange[],
  snapshot: Snapshot,
): PartialInput[] {
  const { history } = inputs;
  if (!history) return [];
  return inputs.matches.flatMap((match) => {
    const { part, paths } = match;
    return part === undefined ? [] : paths.map((path) => findInput(match, part, path));
  });

  function findInput(match: PatternMatch, part: InputPart, path: string): PartialInput {
    const change = changes.find((one) => one.path === path || one.previousPath === path) ?? null;
    const [before, after] =
      change === null
        ? [history?.stateOf(path) ?? null, snapshot.stateOf(path)]
        : [
            withContent(change.before, change.pair.before),
            withContent(change.after, change.pair.after),
          ];
    return {
      inputs,
      match,
      part,
      before: { path, state: before },
      after: { path: change?.path ?? path, state: after },
      change,
    };
  }
}

/**
 * Returns a state with the content that is compared. It leaves out the edits of ignored commits.
 */
function withContent(state: FileState | null, oid: string | null): FileState | null {
  return state === null || oid === null ? state : { ...state, oid };
}

/**
 * Limits the change of a file to the parts that are inputs. Returns an empty list if the change
 * concerns none of them. Returns the whole change if one of the parts is unclear.
 */
function limit(
  change: ComparedChange,
  { before, after, parts }: ChangedParts,
  texts: CitedTexts,
): ComparedChange[] {
  const has = (state: JudgedPart['state']): boolean => parts.some((part) => part.state === state);
  if (has('unclear')) return [change];
  const { kind, pair, symbols, significance, facts } = change;
  const isConcerned = has('changed') || has('comment') || (kind !== 'modified' && has('same'));
  if (!isConcerned) return [];
  const then = parts.flatMap((part) => part.then);
  const now = parts.flatMap((part) => part.now);
  const isNow = ({ line }: { readonly line: number }): boolean => isWithin(line, now);
  return [
    {
      ...change,
      significance: !has('changed') && significance === 'code' ? 'comment' : significance,
      pair: { ...pair, diff: pair.diff && clipDiff(pair.diff, then, now) },
      symbols: {
        added: symbols.added.filter(isNow),
        removed: symbols.removed.filter(({ line }) => isWithin(line, then)),
        changed: symbols.changed.filter(isNow),
      },
      rows: null,
      facts:
        facts &&
        narrowChange(
          facts,
          { path: before.path, text: texts.textOf(before.state) ?? '', lines: then },
          { path: after.path, text: texts.textOf(after.state) ?? '', lines: now },
        ),
      part: parts.map(({ content }) => content).join('\n'),
    },
  ];
}

async function judgePart(input: PartialInput, texts: CitedTexts): Promise<JudgedPart> {
  const { part } = input;
  if (part.kind === 'symbol') return judgeDefinition(input, part.symbol, texts);
  const judged: JudgedPart[] = [];
  for (const lines of part.ranges) judged.push(await judgeLines(input, lines, texts));
  return joinParts(judged);
}

/** Joins several parts into one. Its state is that of the part that changed most. */
function joinParts(parts: readonly JudgedPart[]): JudgedPart {
  const order = ['absent', 'same', 'comment', 'changed', 'unclear'] as const;
  const problem = parts.find((part) => part.problem !== undefined)?.problem;
  return {
    state: order[Math.max(...parts.map(({ state }) => order.indexOf(state)))] ?? 'unclear',
    then: parts.flatMap(({ then }) => then),
    now: parts.flatMap(({ now }) => now),
    content: parts.map(({ content }) => content).join('\n'),
    ...(problem !== undefined && { problem }),
  };
}

const NOTHING = { then: [], now: [], content: '' } as const;
const UNCLEAR: JudgedPart = { state: 'unclear', ...NOTHING };

async function judgeDefinition(
  { before, after }: PartialInput,
  symbol: string,
  texts: CitedTexts,
): Promise<JudgedPart> {
  const [then, now] = [
    await findLines(before, symbol, texts),
    await findLines(after, symbol, texts),
  ];
  if (then === 'unparsed' || now === 'unparsed') {
    const problem = `${before.path} cannot be parsed, so nothing tells where it defines ${symbol}`;
    return { ...UNCLEAR, problem };
  }
  if (then === 'unclear' || now === 'unclear') return UNCLEAR;
  if (then === null && now === null) {
    const problem = `${before.path} defines no ${symbol}`;
    return { state: 'absent', ...NOTHING, problem };
  }
  return compare(before, then, after, now, texts);
}

/**
 * Returns the lines of a definition; `null` if it does not exist. Returns `unparsed` if the file
 * cannot be parsed. Returns `unclear` if the text is not known, or if the name may be defined
 * elsewhere too.
 */
async function findLines(
  version: FileText,
  symbol: string,
  texts: CitedTexts,
): Promise<DefinedLines | 'unparsed' | 'unclear' | null> {
  if (!version.state) return null;
  const text = texts.textOf(version.state);
  if (text === undefined) return 'unclear';
  const definitions = await texts.definitionsOf(version);
  if (definitions === null) return 'unparsed';
  const [found, ...others] = findDefinitions(definitions, symbol);
  if (found === undefined) {
    // A syntax error may hide the definition.
    const isBroken = (await texts.tokensOf(version))?.broken.length !== 0;
    return isBroken && mentions(text, symbol) ? 'unclear' : null;
  }
  return found.isCertain && others.length === 0 ? found : 'unclear';
}

async function judgeLines(
  { before, after, change }: PartialInput,
  lines: LineRange,
  texts: CitedTexts,
): Promise<JudgedPart> {
  const written = before.state ? before : after;
  const count = texts.lineCountOf(written.state);
  if (count === undefined) return UNCLEAR;
  if (lines.endLine > count) {
    const name = nameOfPart({ kind: 'lines', ranges: [lines] });
    const had = before.state ? `it had ${count} at the baseline` : `it has ${count}`;
    const problem = `${written.path} has no ${name}; ${had}`;
    return { state: 'absent', ...NOTHING, problem };
  }
  if (!before.state) return compare(before, null, after, lines, texts);
  if (!after.state) return compare(before, lines, after, null, texts);
  if (change === null) return { state: 'same', ...NOTHING };
  const { diff } = change.pair;
  if (diff === null || diff.binary) return UNCLEAR;
  const { state, current } = await mapPart(before, lines, after, diff, texts);
  if (state === 'ok' || state === 'moved') return compare(before, lines, after, current, texts);
  const now = current === null ? [] : [current];
  const content = current === null ? '' : texts.wordsOf({ ...after, lines: current });
  return { state: 'changed', then: [lines], now, content };
}

async function mapPart(
  before: FileText,
  lines: LineRange,
  after: FileText,
  diff: LineDiff,
  texts: CitedTexts,
): Promise<MappedLines> {
  const byLines = mapLines(diff.hunks, lines.startLine, lines.endLine);
  if (byLines.state === 'ok' || byLines.state === 'moved') return byLines;
  const followed = await followLines(texts, { ...before, lines }, after, diff);
  const isKept = followed !== null && followed.mapped.state !== 'changed';
  return isKept ? followed.mapped : byLines;
}

/**
 * Compares the old lines of a part with the current ones. `null` stands for lines that do not
 * exist.
 */
async function compare(
  before: FileText,
  then: DefinedLines | null,
  after: FileText,
  now: DefinedLines | null,
  texts: CitedTexts,
): Promise<JudgedPart> {
  const places = {
    then: then === null ? [] : [then],
    now: now === null ? [] : [now],
    content: now === null ? '' : (now.value ?? texts.wordsOf({ ...after, lines: now })),
  };
  if (then === null || now === null) return { state: 'changed', ...places };
  const [old, current] = [
    { ...before, lines: then },
    { ...after, lines: now },
  ];
  if (!(await texts.isSame(old, current))) return { state: 'changed', ...places };
  const isSame = then.value !== undefined || texts.wordsOf(old) === places.content;
  return { state: isSame ? 'same' : 'comment', ...places };
}
