import type { Document } from '../documents/document.ts';
import type { Reference } from '../documents/references.ts';
import type { FoundDocument } from '../documents/reader.ts';
import type { Renames } from '../git/renames.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { isDeclared } from '../specs/kinds.ts';
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
import { type AuthoredState, UNKNOWN_STATE } from './authored-state.ts';
import type { SpecInputs } from './spec-inputs.ts';

/** Finds the state of the files that a citation refers to. */
export type FindAuthoredState = (question: SpecInputs, reference: Reference) => AuthoredState;

/** For each citation, the state of the files that it refers to. */
export interface AuthoredStates {
  readonly find: FindAuthoredState;
  /** Dates the citations of an edited document; `null` if its history is not known. */
  readonly redate: (question: SpecInputs, found: FoundDocument) => Redate | null;
}

/** Renames, which the history of a document depends on. */
export interface AuthoredStateEvidence {
  readonly byCommit: ReadonlyMap<string, Renames>;
  /** The path of a file at the baseline, if it was renamed since. */
  readonly previousPath: (question: SpecInputs, file: string) => string | null;
}

/**
 * Finds the state of the code that each citation refers to. If the document was declared right as a
 * whole and contained the citation then, it is the state at the baseline. Otherwise it is the state
 * at the commit that added the citation.
 */
export async function findAuthoredStates(
  session: GitSession,
  snapshot: Snapshot,
  baselines: Baselines,
  questions: readonly SpecInputs[],
  evidence: AuthoredStateEvidence,
): Promise<AuthoredStates> {
  const now: AuthoredState = { commit: null, stateOf: (path) => snapshot.stateOf(path) };
  const own: CitationDates = new Map(baselines.dated.flatMap(({ dates }) => [...dates]));
  const ownRedates = redatesOf(baselines.dated);
  const dates = new Map<SpecInputs, CitationDates>();
  const redates = new Map<SpecInputs, ReadonlyMap<string, Redate>>();
  const open: { readonly question: SpecInputs; readonly history: DocumentHistory }[] = [];
  for (const question of questions) {
    if (!isStated(question)) {
      dates.set(question, own);
      redates.set(question, ownRedates);
      continue;
    }
    for (const found of question.documents) {
      const history = historyOf(snapshot, baselines, question, found, evidence);
      if (history !== null) open.push({ question, history });
    }
  }
  const dated = await dateReferences(
    session,
    open.map(({ history }) => history),
  );
  for (const [question, known] of Map.groupBy(dated, (_, index) => open[index]?.question)) {
    if (question === undefined) continue;
    dates.set(question, new Map(known.flatMap((found) => [...found.dates])));
    redates.set(question, redatesOf(known));
  }
  const oids = [...new Set(dates.values())].flatMap((known) =>
    [...known.values()].flatMap((date) => (date.at === 'commit' ? [date.oid] : [])),
  );
  const authored = await baselines.statesAt(oids);

  const find: FindAuthoredState = (question, reference) => {
    const { known } = question;
    if (known?.baseline.kind === 'unknown') return UNKNOWN_STATE;
    const date = dates.get(question)?.get(reference);
    switch (date?.at) {
      case 'commit':
        return authored.get(date.oid) ?? UNKNOWN_STATE;
      case 'working-tree':
        return now;
      case 'unknown':
        return UNKNOWN_STATE;
      case 'baseline':
      case undefined:
        return known?.view
          ? { commit: commitOf(known.baseline), stateOf: known.view.citedStateOf }
          : now;
    }
  };
  const redate = (question: SpecInputs, { file, document }: FoundDocument): Redate | null => {
    const known = redates.get(question)?.get(file);
    if (known !== undefined || document === null) return known ?? null;
    const stated = question.known?.view?.citedStateOf(file)?.oid;
    const isAsStated = stated !== undefined && stated === snapshot.stateOf(file)?.oid;
    return isStated(question) && isAsStated ? redateStated(file, document) : null;
  };
  return { find, redate };
}

function redatesOf(dated: readonly DatedDocument[]): ReadonlyMap<string, Redate> {
  return new Map(dated.map(({ file, redate }) => [file, redate]));
}

/** Whether the spec or an acceptance says that the documents were right as a whole. */
function isStated({ spec, known }: SpecInputs): boolean {
  return isDeclared(spec) || known?.baseline.kind === 'accepted';
}

/** The history of a document since the baseline; `null` if it is unchanged or not known. */
function historyOf(
  snapshot: Snapshot,
  { timeline }: Baselines,
  question: SpecInputs,
  { file, document }: FoundDocument,
  { byCommit, previousPath }: AuthoredStateEvidence,
): DocumentHistory | null {
  const { view } = question.known ?? {};
  if (!view || document === null || !cites(question, file, document)) return null;
  const before = view.citedStateOf(file);
  if (before === undefined) return null;
  const renamed = before === null ? previousPath(question, file) : null;
  const stated = (before ?? (renamed === null ? null : view.citedStateOf(renamed)))?.oid ?? null;
  const content = snapshot.stateOf(file)?.oid;
  if (stated !== null && stated === content) return null;
  const committed = snapshot.committed.get(file)?.oid ?? null;
  const edited = content !== committed;
  const versions = versionsOf(file, (path) => timeline.changesOf(path), byCommit);
  return { file, document, stated, committed, edited, versions };
}

function cites({ citations }: SpecInputs, file: string, document: Document): boolean {
  return document.references.length > 0 && (citations.get(file)?.length ?? 0) > 0;
}
