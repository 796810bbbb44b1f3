import * as z from 'zod';
import type { AuthoredState } from '../citations/authored-state.ts';
import { UNKNOWN_STATE } from '../citations/authored-state.ts';
import type { FoundCitation, JudgedCitation, TrackedCitation } from '../citations/citation.ts';
import { SimilarPaths } from '../citations/similar-path.ts';
import type { FoundDocument } from '../documents/reader.ts';
import { mayCite } from '../documents/version.ts';
import { analyzeSpec, type SpecAnalysis } from '../drift/analyze-specs.ts';
import type { AssessmentCache } from '../drift/assessment-cache.ts';
import type { FindAuthoredState } from '../drift/authored-states.ts';
import { trackCitations } from '../drift/cited-files.ts';
import { judgeCitations } from '../drift/citation-judgement.ts';
import { ContentPairs } from '../drift/content-pairs.ts';
import { DecidedChanges } from '../drift/decided-changes.ts';
import { measureContents } from '../drift/diff-contents.ts';
import {
  type CitationDate,
  type DatedDocument,
  dateReferences,
  redateStated,
} from '../drift/document-dates.ts';
import { readPinnedStates } from '../drift/pinned-states.ts';
import { filesOf, findSpecInputs, type SpecInputs } from '../drift/spec-inputs.ts';
import { Timeline } from '../drift/timeline.ts';
import { sessionsOf, VersionReader } from '../drift/version-reader.ts';
import { readBlobIdsAt } from '../git/files-at.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import { kindsIn } from '../specs/kinds.ts';
import type { Spec } from '../specs/spec.ts';
import type { PageHistory } from './page-history.ts';
import type { LostFile, WatchTools } from './stale-references.ts';

/** What is needed to analyze the references of pages. */
interface Tools extends Pick<WatchTools, 'files' | 'ignored'> {
  readonly cache: AssessmentCache;
  readonly history: PageHistory;
}

/**
 * Makes a spec of each page that may refer to sources, with its references as citations. They count
 * from the commit that brought them into the page. The history is read only for pages that name
 * lines or definitions, because nothing else can move in a file.
 *
 * @param lost the references whose files are gone
 */
export async function analyzeReferences(
  repository: Repository,
  snapshot: Snapshot,
  documents: readonly FoundDocument[],
  lost: readonly LostFile[],
  { files, ignored, cache, history }: Tools,
): Promise<SpecAnalysis[]> {
  const specs = await readPageSpecs(documents, files);
  const byFile = new Map(documents.map((document) => [document.file, document]));
  const none = { repository, bySpec: new Map(), paths: new Set<string>() };
  const found = findSpecInputs(snapshot, specs, [], none, byFile, ignored)
    .map((inputs) => withLost(inputs, lost))
    .filter(({ citations }) => [...citations.values()].some(({ length }) => length > 0));
  if (found.length === 0) return [];
  const dated = await dateCitations(repository, snapshot, found, history);
  const find = await findStates(repository, snapshot, found, dated);
  return withTemporaryObjects(repository, async (session) => {
    await snapshot.settle(found.flatMap(citationsOf).flatMap(filesOf), session);
    const timeline = new Timeline([], '', snapshot.committed);
    const evidence = {
      timeline,
      byCommit: new Map(),
      uncommitted: new Map(),
      now: (path: string) => snapshot.stateOf(path),
      holders: new Map(),
      gone: [],
    };
    const lostOf = new Map(lost.map((each) => [each.lost.reference, each]));
    const tracked = found.flatMap((inputs) =>
      trackCitations(inputs, find, snapshot, evidence).map((citation) =>
        followLost(citation, lostOf.get(citation.reference), snapshot),
      ),
    );
    const pairs = new ContentPairs();
    for (const { before, after } of tracked) if (before) pairs.add(before, after);
    const { lineCountOf } = await measureContents(
      session,
      pairs,
      tracked.flatMap(({ after, startLine }) => (startLine === null ? [] : [after])),
      false,
    );
    const judged = await judgeCitations(session, tracked, cache, {
      snapshot,
      timeline,
      lineCountOf,
      diffOf: (before, after) => pairs.add(before, after).diff,
    });
    const citations = new Map<FoundCitation, JudgedCitation>();
    found.flatMap(citationsOf).forEach((citation, index) => {
      const result = judged[index];
      if (result !== undefined) citations.set(citation, result);
    });
    const redates = new Map(dated.map(({ file, redate }) => [file, redate]));
    const terms = {
      decided: new DecidedChanges(snapshot, { generated: new Set(), significances: [] }),
      significances: [],
      edits: undefined,
      ignored: new Set<string>(),
      similar: new SimilarPaths(() => snapshot.paths()),
    };
    return found.map((inputs) =>
      analyzeSpec(
        snapshot,
        inputs,
        null,
        {
          changes: new Map(),
          citedFiles: new Map(),
          citations,
          problems: new Map(),
          absent: new Set(),
          redate: (_, { file, document }) =>
            redates.get(file) ?? (document === null ? null : redateStated(file, document)),
        },
        terms,
      ),
    );
  });
}

/** Makes specs of the pages that have a reference which may be a citation. */
async function readPageSpecs(
  documents: readonly FoundDocument[],
  files: Tools['files'],
): Promise<Spec[]> {
  const naming = documents.filter(({ document }) => document?.references.some(mayCite));
  const specs = await Promise.all(
    naming.map(async ({ file, document }) => {
      const text = (await files.readText(file)) ?? '';
      return kindsIn('other-pages').flatMap((kind): Spec[] => {
        const read = kind.read(file, text, []);
        if (read === null) return [];
        return [
          read.untitled === null
            ? read.spec
            : { ...read.spec, title: document?.title ?? read.spec.title },
        ];
      });
    }),
  );
  return specs.flat();
}

/** Adds the references whose files are gone. There are no diagrams among the citations. */
function withLost(inputs: SpecInputs, lost: readonly LostFile[]): SpecInputs {
  const { file } = inputs.spec;
  const own = lost.filter(({ page }) => page === file);
  const references = new Set(own.map((each) => each.lost.reference));
  const present = (inputs.citations.get(file) ?? []).filter(
    ({ reference, fits: { direct, endings } }) =>
      direct.length + endings.length > 0 && !references.has(reference),
  );
  const gone = own.flatMap(({ path, lost: { reference, token } }): FoundCitation[] => {
    const found = { reference, path, fits: { direct: [path], endings: [] }, pinned: null };
    const runs = token.ranges.length > 0 ? token.ranges : [{ startLine: null, endLine: null }];
    return runs.map(({ startLine, endLine }) => ({ ...found, startLine, endLine, symbol: null }));
  });
  const citations = [...present, ...gone].sort(
    ({ reference: a }, { reference: b }) => a.line - b.line || a.column - b.column,
  );
  return { ...inputs, citations: new Map([[file, citations]]), nodes: new Map() };
}

function citationsOf({ citations, spec }: SpecInputs): readonly FoundCitation[] {
  return citations.get(spec.file) ?? [];
}

/** Whether it matters when a citation was written: what it names can move in its file. */
function mayMove({ startLine, symbol, pinned }: FoundCitation): boolean {
  return pinned === null && (startLine !== null || symbol !== null);
}

async function dateCitations(
  repository: Repository,
  snapshot: Snapshot,
  found: readonly SpecInputs[],
  history: PageHistory,
): Promise<DatedDocument[]> {
  const open = found.filter((inputs) => citationsOf(inputs).some(mayMove));
  const versions = await history.versionsOf(open.map(({ spec }) => spec.file));
  const histories = open.flatMap(({ spec: { file }, documents }) =>
    documents.flatMap(({ document }) =>
      document === null
        ? []
        : [
            {
              file,
              document,
              stated: null,
              committed: snapshot.committed.get(file)?.oid ?? null,
              edited: snapshot.isUncommitted(file),
              versions: versions.get(file) ?? [],
            },
          ],
    ),
  );
  const sessions = sessionsOf(repository);
  const { boundary } = repository;
  const reader = new VersionReader(repository.facts);
  return dateReferences(histories, { reader, sessions, later: sessions, boundary });
}

/** Finds the states of the files that the authors of citations saw, without reading whole trees. */
async function findStates(
  repository: Repository,
  snapshot: Snapshot,
  found: readonly SpecInputs[],
  dated: readonly DatedDocument[],
): Promise<FindAuthoredState> {
  const dates = new Map(dated.flatMap((document) => [...document.dates]));
  const moving = found.flatMap(citationsOf).filter(mayMove);
  const asked = moving.flatMap((citation) => {
    const date = dates.get(citation.reference);
    return date?.at === 'commit' ? filesOf(citation).map((path) => `${date.oid}:${path}`) : [];
  });
  const blobs = await readBlobs(repository, asked);
  const pinned = await readPinnedStates(repository, snapshot, found);
  const now: AuthoredState = { commit: null, stateOf: (path) => snapshot.stateOf(path) };
  const stateAt = (date: CitationDate | undefined): AuthoredState => {
    if (date?.at === 'unknown') return UNKNOWN_STATE;
    if (date?.at !== 'commit') return now;
    return {
      commit: date.oid,
      stateOf(path) {
        const oid = blobs.get(`${date.oid}:${path}`);
        const { mode = '100644' } = snapshot.stateOf(path) ?? {};
        return oid === undefined || oid === null ? oid : { mode, oid };
      },
    };
  };
  return (_, citation) => {
    const { pinned: commit, reference } = citation;
    return commit === null ? stateAt(dates.get(reference)) : (pinned.get(commit) ?? UNKNOWN_STATE);
  };
}

/** Reads the ids of blobs at commits, unless earlier runs have read them. */
async function readBlobs(
  repository: Repository,
  places: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const facts = await repository.facts.table('blobs-at', z.string().nullable());
  const open = places.filter((place) => facts.get(place) === undefined);
  const read = await readBlobIdsAt(repository, open);
  const known = new Map<string, string | null>();
  for (const place of places) {
    const oid = read.get(place) ?? facts.get(place) ?? null;
    known.set(place, oid);
    // A clone without trees does not know whether there was such a file.
    if (oid !== null || repository.remote?.omits !== 'trees') facts.set(place, oid);
  }
  return known;
}

/** Follows a citation to the file that a commit renamed, or to the last content of the file. */
function followLost(
  citation: TrackedCitation,
  lost: LostFile | undefined,
  snapshot: Snapshot,
): TrackedCitation {
  if (lost === undefined) return citation;
  const before = citation.before ?? lost.before;
  const { movedTo } = lost;
  if (movedTo === null) return { ...citation, before };
  return { ...citation, before, after: snapshot.stateOf(movedTo), currentPath: movedTo };
}
