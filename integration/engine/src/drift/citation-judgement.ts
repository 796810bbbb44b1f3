import { countKept } from '../citations/line-map.ts';
import { stateOf } from '../citations/state.ts';
import type { CitationFate } from './citation-fate.ts';
import type { FileState } from '../git/files.ts';
import type { LineDiff } from '../git/patch.ts';
import type { GitSession } from '../git/scratch.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { TrackedCitation } from './cited-files.ts';
import { findMoved } from './moved-blocks.ts';
import { findSymbols, type SymbolFacts } from './symbol-citations.ts';
import type { Timeline } from './timeline.ts';

/** What is known of contents. */
export interface ContentFacts {
  readonly snapshot: Snapshot;
  readonly timeline: Timeline;
  /** Lines that a file has; `null` where they cannot be counted. */
  readonly lineCountOf: (state: FileState | null) => number | null;
  /** `null` where one of the two contents is not here. */
  readonly diffOf: (before: FileState | null, after: FileState | null) => LineDiff | null;
}

/**
 * Decides what became of citations. Only texts of files that are not what they were are read, in a
 * number of processes that does not depend on how many there are.
 *
 * @returns in the same order
 */
export async function judgeCitations(
  session: GitSession,
  citations: readonly TrackedCitation[],
  facts: ContentFacts,
): Promise<CitationFate[]> {
  const symbols = await findSymbols(
    session,
    citations.filter(({ citation }) => citation.token.symbol !== null),
  );
  const fates = citations.map((tracked) => {
    const symbol = symbols.get(tracked);
    return symbol === undefined ? judgeLines(tracked, facts) : judgeSymbol(tracked, symbol);
  });
  const lost = fates.filter((fate) => isLost(fate, facts));
  const moved = await findMoved(session, facts.snapshot, facts.timeline, lost);
  return fates.map((fate) => {
    const current = moved.get(fate);
    return current === undefined ? fate : { ...fate, state: 'moved', current };
  });
}

/** Whether lines may have gone elsewhere: those most of which stayed have not. */
function isLost(
  { tracked: { before, after }, state, startLine, endLine }: CitationFate,
  { diffOf }: ContentFacts,
): boolean {
  if (state !== 'changed' && state !== 'deleted') return false;
  if (!before || startLine === null || endLine === null) return false;
  const hunks = after === null ? null : diffOf(before, after)?.hunks;
  const kept = hunks ? countKept(hunks, startLine, endLine) : 0;
  return kept * 2 <= endLine - startLine + 1;
}

function judgeLines(tracked: TrackedCitation, facts: ContentFacts): CitationFate {
  const { citation, before, path, after } = tracked;
  const { token } = citation;
  const { state, current } = stateOf(token, {
    existed: before === undefined ? after !== null : before !== null,
    exists: after !== null,
    // Where nothing is known of the past, lines that are not there now may have been there then.
    lineCount: before === undefined ? null : facts.lineCountOf(after),
    diff: before ? facts.diffOf(before, after) : null,
  });
  return {
    tracked,
    state: state === 'ok' && path !== token.path ? 'moved' : state,
    current: current && { path, ...current },
    startLine: token.startLine,
    endLine: token.endLine,
  };
}

function judgeSymbol(
  tracked: TrackedCitation,
  { then, now, same, mentioned }: SymbolFacts,
): CitationFate {
  const { citation, path } = tracked;
  const lines = { startLine: then?.startLine ?? null, endLine: then?.endLine ?? null };
  if (now === null) {
    // A name that is defined twice by now, or in a way that does not parse, is not gone.
    if (then !== null && mentioned) {
      const current = { path, startLine: null, endLine: null };
      return { tracked, state: 'changed', current, ...lines };
    }
    return { tracked, state: then === null ? 'missing' : 'deleted', current: null, ...lines };
  }
  const isElsewhere = path !== citation.token.path;
  const state = then !== null && !same ? 'changed' : isElsewhere ? 'moved' : 'ok';
  const current = { path, startLine: now.startLine, endLine: now.endLine };
  return { tracked, state, current, ...lines };
}
