import type { JudgedCitation, TrackedCitation } from '../citations/citation.ts';
import { countKept } from '../citations/line-map.ts';
import { stateOf } from '../citations/state.ts';
import type { FileState } from '../git/files.ts';
import type { LineDiff } from '../git/patch.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { AssessmentCache } from './assessment-cache.ts';
import { CitedTexts } from './cited-texts.ts';
import { judgeTokens, needsTokens } from './line-citations.ts';
import { findMoved } from './moved-blocks.ts';
import { findSymbols, type SymbolFacts } from './symbol-citations.ts';
import type { Timeline } from './timeline.ts';

/** What has to be known about the contents of files to judge citations. */
export interface ContentFacts {
  readonly snapshot: Snapshot;
  readonly timeline: Timeline;
  /** The number of lines of a file; `null` if it is not known. */
  readonly lineCountOf: (state: FileState | null) => number | null;
  /** The diff of two contents; `null` if the clone lacks one of them. */
  readonly diffOf: (before: FileState | null, after: FileState | null) => LineDiff | null;
}

/**
 * Decides the states of citations. Only changed files are read. The number of processes does not
 * depend on the number of citations.
 *
 * @returns the citations with their states, in the same order
 */
export async function judgeCitations(
  session: GitSession,
  citations: readonly TrackedCitation[],
  cache: AssessmentCache,
  facts: ContentFacts,
): Promise<JudgedCitation[]> {
  const byLines = citations.map((citation) => judgeLines(citation, facts));
  const named = byLines.filter(({ symbol }) => symbol !== null);
  const unclear = byLines.filter((citation) => needsTokens(citation, cache));
  const texts = await CitedTexts.read(
    session,
    [...named, ...unclear].flatMap(({ before, after }) => [before, after]),
  );
  const symbols = await findSymbols(texts, named);
  const judged: JudgedCitation[] = [];
  for (const citation of byLines) {
    const symbol = symbols.get(citation);
    if (symbol !== undefined) judged.push(judgeSymbol(citation, symbol));
    else {
      const diff = facts.diffOf(citation.before ?? null, citation.after);
      judged.push(await judgeTokens(citation, diff, texts, cache));
    }
  }
  const lost = judged.filter((citation) => isLost(citation, facts));
  const moved = await findMoved(session, facts.snapshot, facts.timeline, lost);
  return judged.map((citation) => {
    const current = moved.get(citation);
    return current === undefined ? citation : { ...citation, state: 'moved', current };
  });
}

/**
 * Whether cited lines may have moved to another place: at most half of them are still in the old
 * one.
 */
function isLost(
  { before, after, state, startLine, endLine }: JudgedCitation,
  { diffOf }: ContentFacts,
): boolean {
  if (state !== 'changed' && state !== 'deleted') return false;
  if (!before || startLine === null || endLine === null) return false;
  const hunks = after === null ? null : diffOf(before, after)?.hunks;
  const kept = hunks ? countKept(hunks, startLine, endLine) : 0;
  return kept * 2 <= endLine - startLine + 1;
}

function judgeLines(citation: TrackedCitation, facts: ContentFacts): JudgedCitation {
  const { path, before, after, currentPath } = citation;
  const { state, current } = stateOf(citation, {
    existed: before === undefined ? after !== null : before !== null,
    exists: after !== null,
    // If the old content is not known, lines beyond the end of the file may have existed in it.
    lineCount: before === undefined ? null : facts.lineCountOf(after),
    diff: before ? facts.diffOf(before, after) : null,
  });
  return {
    ...citation,
    state: state === 'ok' && currentPath !== path ? 'moved' : state,
    current: current && { path: currentPath, ...current },
    isComment: false,
    isReviewed: false,
    significance: null,
    suggestion: null,
  };
}

function judgeSymbol(
  citation: JudgedCitation,
  { then, now, same, mentioned, similar }: SymbolFacts,
): JudgedCitation {
  const path = citation.currentPath;
  const lines = { startLine: then?.startLine ?? null, endLine: then?.endLine ?? null };
  if (now === null) {
    // The definition is not gone if the file still contains its name. The name may be defined
    // twice, or the parser may have missed the definition.
    if (then !== null && mentioned) {
      return {
        ...citation,
        ...lines,
        state: 'changed',
        current: { path, startLine: null, endLine: null },
      };
    }
    const state = then === null ? 'missing' : 'deleted';
    return { ...citation, ...lines, state, current: null, suggestion: similar };
  }
  const isElsewhere = path !== citation.path;
  const state = then !== null && !same ? 'changed' : isElsewhere ? 'moved' : 'ok';
  return {
    ...citation,
    ...lines,
    state,
    current: { path, startLine: now.startLine, endLine: now.endLine },
  };
}
