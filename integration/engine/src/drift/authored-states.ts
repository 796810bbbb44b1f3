import type { Document } from '../documents/document.ts';
import type { FoundCitation } from '../citations/citation.ts';
import type { FoundDocument } from '../documents/reader.ts';
import type { Renames } from '../git/renames.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { commitOf } from './baseline.ts';
import type { Baselines } from './baselines.ts';
import {
  type CitationDates,
  type DatedDocument,
  dateReferences,
  type DocumentHistory,
  type Redate,
  redateStated,
} from './document-dates.ts';
import { versionsOf } from './file-versions.ts';
import type { HistorySince } from './history-since.ts';
import { type AuthoredState, UNKNOWN_STATE } from '../citations/authored-state.ts';
import { readPinnedStates } from './pinned-states.ts';
import type { SpecInputs } from './spec-inputs.ts';
import { sessionsOf } from './version-reader.ts';

/** Finds the state of the files that a citation refers to. */
export type FindAuthoredState = (
  inputs: SpecInputs,
  citation: Pick<FoundCitation, 'reference' | 'pinned'>,
) => AuthoredState;

/** Finds the state of the files that each citation refers to. */
export interface AuthoredStates {
  readonly find: FindAuthoredState;
  /**
   * Returns the function that dates the citations of an edited document. Returns `null` if the
   * history of the document is not known.
   */
  readonly redate: (inputs: SpecInputs, found: FoundDocument) => Redate | null;
}

/** The renames that are needed to follow the history of documents. */
export interface AuthoredStateEvidence {
  readonly byCommit: ReadonlyMap<string, Renames>;
  /**
   * Returns the path that a file had in the history, if it was renamed since; otherwise `null`.
   */
  readonly previousPath: (history: HistorySince, file: string) => string | null;
}

/**
 * Finds the state of the code that each citation refers to. If the document was declared right as a
 * whole and already contained the citation, that is the state at the baseline. Otherwise it is the
 * state at the commit that added the citation.
 */
export async function findAuthoredStates(
  session: GitSession,
  snapshot: Snapshot,
  baselines: Baselines,
  allInputs: readonly SpecInputs[],
  evidence: AuthoredStateEvidence,
): Promise<AuthoredStates> {
  const now: AuthoredState = { commit: null, stateOf: (path) => snapshot.stateOf(path) };
  const own: CitationDates = new Map(baselines.dated.flatMap(({ dates }) => [...dates]));
  const ownRedates = redatesOf(baselines.dated);
  const dates = new Map<SpecInputs, CitationDates>();
  const redates = new Map<SpecInputs, ReadonlyMap<string, Redate>>();
  const open: { readonly inputs: SpecInputs; readonly history: DocumentHistory }[] = [];
  for (const inputs of allInputs) {
    if (inputs.whole === null) {
      dates.set(inputs, own);
      redates.set(inputs, ownRedates);
      continue;
    }
    for (const found of inputs.documents) {
      const history = historyOf(snapshot, baselines, inputs, found, evidence);
      if (history !== null) open.push({ inputs, history });
    }
  }
  const histories = open.map(({ history }) => history);
  const { reader, repository } = baselines;
  const dated = await dateReferences(histories, {
    reader,
    sessions: { repository: session, open: (work) => work(session) },
    later: sessionsOf(repository),
    boundary: session.boundary,
  });
  for (const [inputs, known] of Map.groupBy(dated, (_, index) => open[index]?.inputs)) {
    if (inputs === undefined) continue;
    dates.set(inputs, new Map(known.flatMap((found) => [...found.dates])));
    redates.set(inputs, redatesOf(known));
  }
  const oids = [...new Set(dates.values())].flatMap((known) =>
    [...known.values()].flatMap((date) => (date.at === 'commit' ? [date.oid] : [])),
  );
  const authored = await baselines.statesAt(oids);

  const pinned = await readPinnedStates(baselines.repository, snapshot, allInputs);
  const find: FindAuthoredState = (inputs, citation) => {
    const { baseline, whole } = inputs;
    const { reference } = citation;
    if (citation.pinned !== null) return pinned.get(citation.pinned) ?? UNKNOWN_STATE;
    if (baseline?.kind === 'unknown') return UNKNOWN_STATE;
    const date = dates.get(inputs)?.get(reference);
    switch (date?.at) {
      case 'commit':
        return authored.get(date.oid) ?? UNKNOWN_STATE;
      case 'working-tree':
        return now;
      case 'unknown':
        return UNKNOWN_STATE;
      case 'baseline':
      case undefined:
        return whole?.history
          ? { commit: commitOf(whole.baseline), stateOf: whole.history.citedStateOf }
          : now;
    }
  };
  const redate = (inputs: SpecInputs, { file, document }: FoundDocument): Redate | null => {
    const known = redates.get(inputs)?.get(file);
    if (known !== undefined || document === null) return known ?? null;
    const history = inputs.whole?.history ?? null;
    const stated = history && statedContent(history, file, evidence);
    const isAsStated = stated !== null && stated === snapshot.stateOf(file)?.oid;
    return isAsStated ? redateStated(file, document) : null;
  };
  return { find, redate };
}

function redatesOf(dated: readonly DatedDocument[]): ReadonlyMap<string, Redate> {
  return new Map(dated.map(({ file, redate }) => [file, redate]));
}

/**
 * Returns the history of a document since the baseline. Returns `null` if the document is unchanged
 * or cites nothing, or if the history is not known.
 */
function historyOf(
  snapshot: Snapshot,
  { timeline }: Baselines,
  inputs: SpecInputs,
  { file, document }: FoundDocument,
  evidence: AuthoredStateEvidence,
): DocumentHistory | null {
  const history = inputs.whole?.history ?? null;
  if (history === null || document === null || !cites(inputs, file, document)) return null;
  const stated = statedContent(history, file, evidence);
  if (stated === undefined) return null;
  const content = snapshot.stateOf(file)?.oid;
  if (stated !== null && stated === content) return null;
  const committed = snapshot.committed.get(file)?.oid ?? null;
  const edited = content !== committed;
  const versions = versionsOf(file, (path) => timeline.changesOf(path), evidence.byCommit);
  return { file, document, stated, committed, edited, versions };
}

/**
 * Returns the content of a document when it was declared right as a whole, perhaps under another
 * path. Returns `null` if it did not exist, and `undefined` if this is not known.
 */
function statedContent(
  history: HistorySince,
  file: string,
  { previousPath }: AuthoredStateEvidence,
): string | null | undefined {
  const before = history.citedStateOf(file);
  if (before === undefined) return undefined;
  const renamed = before === null ? previousPath(history, file) : null;
  return (before ?? (renamed === null ? null : history.citedStateOf(renamed)))?.oid ?? null;
}

function cites({ citations }: SpecInputs, file: string, document: Document): boolean {
  return document.references.length > 0 && (citations.get(file)?.length ?? 0) > 0;
}
