import { countKept } from '../citations/line-map.ts';
import { stateOf } from '../citations/state.ts';
import type { CitationOutcome } from './citation-outcome.ts';
import type { FileState } from '../git/files.ts';
import type { LineDiff } from '../git/patch.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { TrackedCitation } from './cited-files.ts';
import { CitedTexts } from './cited-texts.ts';
import { judgeTokens, needsTokens } from './line-citations.ts';
import { findMoved } from './moved-blocks.ts';
import { findSymbols, type SymbolFacts } from './symbol-citations.ts';
import type { Timeline } from './timeline.ts';

/** What the judgement needs to know about contents. */
export interface ContentFacts {
  readonly snapshot: Snapshot;
  readonly timeline: Timeline;
  /** The number of lines of a file; `null` if it is not known. */
  readonly lineCountOf: (state: FileState | null) => number | null;
  /** The diff of two contents; `null` if the clone lacks one of them. */
  readonly diffOf: (before: FileState | null, after: FileState | null) => LineDiff | null;
}

/**
 * Decides the states of citations. It reads only changed files, and the number of processes does
 * not depend on the number of citations.
 *
 * @returns the outcomes, in the same order
 */
export async function judgeCitations(
  session: GitSession,
  citations: readonly TrackedCitation[],
  facts: ContentFacts,
): Promise<CitationOutcome[]> {
  const named = citations.filter(({ citation }) => citation.token.symbol !== null);
  const byLines = citations.map((tracked) => judgeLines(tracked, facts));
  const unclear = byLines.filter(needsTokens).map(({ tracked }) => tracked);
  const texts = await CitedTexts.read(
    session,
    [...named, ...unclear].flatMap(({ before, after }) => [before, after]),
  );
  const symbols = await findSymbols(texts, named);
  const outcomes: CitationOutcome[] = [];
  for (const outcome of byLines) {
    const { tracked } = outcome;
    const symbol = symbols.get(tracked);
    if (symbol !== undefined) outcomes.push(judgeSymbol(tracked, symbol));
    else if (!needsTokens(outcome)) outcomes.push(outcome);
    else {
      const diff = facts.diffOf(tracked.before ?? null, tracked.after);
      outcomes.push(await judgeTokens(outcome, diff, texts));
    }
  }
  const lost = outcomes.filter((outcome) => isLost(outcome, facts));
  const moved = await findMoved(session, facts.snapshot, facts.timeline, lost);
  return outcomes.map((outcome) => {
    const current = moved.get(outcome);
    return current === undefined ? outcome : { ...outcome, state: 'moved', current };
  });
}

/** Whether the cited lines may have moved: most of them did not stay. */
function isLost(
  { tracked: { before, after }, state, startLine, endLine }: CitationOutcome,
  { diffOf }: ContentFacts,
): boolean {
  if (state !== 'changed' && state !== 'deleted') return false;
  if (!before || startLine === null || endLine === null) return false;
  const hunks = after === null ? null : diffOf(before, after)?.hunks;
  const kept = hunks ? countKept(hunks, startLine, endLine) : 0;
  return kept * 2 <= endLine - startLine + 1;
}

function judgeLines(tracked: TrackedCitation, facts: ContentFacts): CitationOutcome {
  const { citation, before, path, after } = tracked;
  const { token } = citation;
  const { state, current } = stateOf(token, {
    existed: before === undefined ? after !== null : before !== null,
    exists: after !== null,
    // If the past is not known, lines beyond the end of the file may have existed then.
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
): CitationOutcome {
  const { citation, path } = tracked;
  const lines = { startLine: then?.startLine ?? null, endLine: then?.endLine ?? null };
  if (now === null) {
    // The definition is not gone if the name occurs: it may be defined twice, or not be parsed.
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
