import { findIntroductions, findStanding, type Sequence } from '../citations/introduced-in.ts';
import type { Document } from '../documents/document.ts';
import type { Reference } from '../documents/references.ts';
import { chainOf, type ChainSource, type Contents, writerOf } from './version-chain.ts';
import { keyOf, mayCite, sequenceOf, type VersionReader } from './version-reader.ts';

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

const BASELINE: CitationDate = { at: 'baseline' };
const WORKING_TREE: CitationDate = { at: 'working-tree' };
const UNKNOWN: CitationDate = { at: 'unknown' };

/** The dates of a document's citations. */
export type CitationDates = ReadonlyMap<Reference, CitationDate>;

/** Dates the citations of an edited version of a document. */
export type Redate = (edited: Document) => CitationDates;

/** A document with the dates of its citations. */
export interface DatedDocument {
  readonly file: string;
  readonly dates: CitationDates;
  readonly redate: Redate;
}

/**
 * Dates the citations of documents.
 *
 * @param reader has read the versions of all histories
 * @returns the documents in the order of the histories
 */
export function dateReferences(
  histories: readonly DocumentHistory[],
  reader: VersionReader,
  boundary: ReadonlySet<string>,
): DatedDocument[] {
  const { mentions } = reader;
  return histories.map((history) => ({
    file: history.file,
    dates: dateDocument(history, mentions, boundary),
    redate: (document) => dateDocument({ ...history, document, edited: true }, mentions, boundary),
  }));
}

/**
 * Returns the function that dates the citations of an edited document, if the document was
 * unchanged since it was declared right as a whole.
 */
export function redateStated(file: string, document: Document): Redate {
  const oid = 'stated';
  const contents = new Map([[oid, sequenceOf(document.references)]]);
  const past = { file, stated: oid, committed: oid, edited: true, versions: [] };
  return (edited) => dateDocument({ ...past, document: edited }, contents, new Set());
}

/**
 * Dates the citations of one document.
 *
 * @param contents the citations of each version, by blob id; `null` if a version cannot be parsed
 * @param boundary commits whose parents the clone lacks
 */
function dateDocument(
  { document, stated, ...source }: DocumentHistory,
  contents: Contents<Sequence>,
  boundary: ReadonlySet<string>,
): CitationDates {
  const references = document.references.filter(mayCite);
  const now = references.map(keyOf);
  const declared = stated === null ? null : (contents.get(stated) ?? null);
  const standing = declared === null ? [] : findStanding(now, declared);
  const chain = chainOf(source, now, contents);
  const introduced = findIntroductions(chain.contents);

  return new Map(
    references.map((reference, index): [Reference, CitationDate] => {
      if ((standing[index] ?? null) !== null) return [reference, BASELINE];
      const version = chain.makers[introduced[index] ?? 0];
      if (version === null) return [reference, WORKING_TREE];
      if (version === undefined) {
        return [reference, stated === null || chain.isCut ? UNKNOWN : BASELINE];
      }
      if (boundary.has(version.commit.oid)) return [reference, UNKNOWN];
      const key = keyOf(reference);
      const { commit } = writerOf(
        version,
        source.versions,
        contents,
        (content) => content?.filter((other) => other === key).length ?? 0,
      );
      return [reference, { at: 'commit', oid: commit.oid }];
    }),
  );
}
