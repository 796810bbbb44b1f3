import * as z from 'zod';
import { findIntroductions, findStanding, type Sequence } from '../citations/introduced-in.ts';
import type { Document } from '../documents/document.ts';
import { keyOf, mayCite } from '../documents/version.ts';
import type { Reference } from '../documents/references.ts';
import { chainOf, type ChainSource, type Contents, writerOf } from './version-chain.ts';
import type { Sessions, VersionReader } from './version-reader.ts';

/** The history of a document. */
export interface DocumentHistory extends ChainSource {
  readonly file: string;
  readonly document: Document;
  /** The content that was declared right as a whole; `null` if none was. */
  readonly stated: string | null;
}

/**
 * Tells which state of the code a citation refers to: the one at the spec's baseline, at the commit
 * that added the citation, or in the working tree. It is `unknown` if the clone lacks the history.
 */
export type CitationDate =
  | { readonly at: 'baseline' }
  | { readonly at: 'commit'; readonly oid: string }
  | { readonly at: 'working-tree' }
  | { readonly at: 'unknown' };

/** The dates of a document's citations. */
export type CitationDates = ReadonlyMap<Reference, CitationDate>;

/** Dates the citations of an edited version of a document. */
export type Redate = (edited: Document) => Promise<CitationDates>;

/** A document with the dates of its citations. */
export interface DatedDocument {
  readonly file: string;
  readonly dates: CitationDates;
  readonly redate: Redate;
}

/** How the versions of documents are read. */
export interface DatingTools {
  readonly reader: VersionReader;
  readonly sessions: Sessions;
  /** Opens sessions at any time later. */
  readonly later: Sessions;
  /** Commits whose parents the clone lacks. */
  readonly boundary: ReadonlySet<string>;
}

/**
 * Where a citation comes from: two versions, as indexes of `ChainSource.versions`, of which the first
 * brought it to the document, and the commit of the second wrote it. The two differ if the first is
 * a merge.
 */
const CitationOrigin = z.union([
  z.tuple([z.number(), z.number()]).readonly(),
  z.literal(['baseline', 'working-tree', 'unknown']),
]);

type CitationOrigin = z.output<typeof CitationOrigin>;

/** What is asked about the citations of a document. Earlier runs may have answered it. */
const ORIGINS = { table: 'citation-origins', schema: z.array(CitationOrigin).readonly() };

/**
 * Dates the citations of documents.
 *
 * @returns the documents in the order of the histories
 */
export async function dateReferences(
  histories: readonly DocumentHistory[],
  { reader, sessions, later, boundary }: DatingTools,
): Promise<DatedDocument[]> {
  const datesOf = async (
    asked: readonly DocumentHistory[],
    readIn: Sessions,
  ): Promise<CitationDates[]> => {
    const sources = asked.map((history) => ({ ...history, now: keysOf(history.document) }));
    const origins = await reader.answer(readIn, sources, {
      ...ORIGINS,
      terms: ({ now }) => now,
      answer: (source) => findCitationOrigins(source, source.now, reader.mentionsOf(source.file)),
    });
    return asked.map((history, index) => dateDocument(history, origins[index] ?? [], boundary));
  };
  const dates = await datesOf(histories, sessions);
  return histories.map((history, index) => ({
    file: history.file,
    dates: dates[index] ?? new Map<Reference, CitationDate>(),
    redate: async (document) => {
      const [redated] = await datesOf([{ ...history, document, edited: true }], later);
      return redated ?? new Map<Reference, CitationDate>();
    },
  }));
}

/**
 * Returns the function that dates the citations of an edited document, if the document was
 * unchanged since it was declared right as a whole.
 */
export function redateStated(file: string, document: Document): Redate {
  const oid = 'stated';
  const contents = new Map([[oid, keysOf(document)]]);
  const past = { file, stated: oid, committed: oid, edited: true, versions: [] };
  return (edited) => {
    const origins = findCitationOrigins(past, keysOf(edited), contents);
    return Promise.resolve(dateDocument({ ...past, document: edited }, origins, new Set()));
  };
}

/** Returns the keys of the citations of a document. */
function keysOf({ references }: Document): Sequence {
  return references.filter(mayCite).map(keyOf);
}

/**
 * Finds where each citation of a document comes from.
 *
 * @param now the citations as they are now
 * @param contents the citations of each version, by blob id; `null` if a version cannot be parsed
 */
export function findCitationOrigins(
  { stated, ...source }: Omit<DocumentHistory, 'document'>,
  now: Sequence,
  contents: Contents<Sequence>,
): CitationOrigin[] {
  const declared = stated === null ? null : (contents.get(stated) ?? null);
  const standing = declared === null ? [] : findStanding(now, declared);
  const chain = chainOf(source, now, contents);
  const introduced = findIntroductions(chain.contents);
  return now.map((key, index): CitationOrigin => {
    if ((standing[index] ?? null) !== null) return 'baseline';
    const maker = chain.makers[introduced[index] ?? 0];
    if (maker === null) return 'working-tree';
    if (maker === undefined) return stated === null || chain.isCut ? 'unknown' : 'baseline';
    const writer = writerOf(
      maker,
      source.versions,
      contents,
      (content) => content?.filter((other) => other === key).length ?? 0,
    );
    return [source.versions.indexOf(maker), source.versions.indexOf(writer)];
  });
}

/**
 * Dates the citations of one document.
 *
 * @param origins where its citations come from
 * @param boundary commits whose parents the clone lacks
 */
function dateDocument(
  { document, versions }: DocumentHistory,
  origins: readonly CitationOrigin[],
  boundary: ReadonlySet<string>,
): CitationDates {
  const references = document.references.filter(mayCite);
  return new Map(
    references.map((reference, index): [Reference, CitationDate] => {
      const origin = origins[index] ?? 'unknown';
      if (typeof origin === 'string') return [reference, { at: origin }];
      const [maker, writer] = origin.map((at) => versions[at]?.commit.oid);
      if (maker === undefined || writer === undefined || boundary.has(maker)) {
        return [reference, { at: 'unknown' }];
      }
      return [reference, { at: 'commit', oid: writer }];
    }),
  );
}
