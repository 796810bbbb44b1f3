import { readCitation } from '../citations/read-citation.ts';
import { findIntroductions, findStanding, type Sequence } from '../citations/introduced-in.ts';
import type { Document } from '../documents/document.ts';
import { formatOf } from '../documents/format.ts';
import type { Mention } from '../documents/parse-tasks.ts';
import { parser } from '../documents/parser.ts';
import type { Reference } from '../documents/references.ts';
import { visitBlobs } from '../git/blobs.ts';
import { fetchBlobs } from '../git/fetch.ts';
import type { Commit } from '../git/history.ts';
import type { GitSession } from '../git/temporary-objects.ts';

/** A version of a document, made by a commit. */
export interface DocumentVersion {
  readonly commit: Pick<Commit, 'oid' | 'parents'>;
  readonly oid: string;
  /** The content before the commit; `null` if the commit added the document. */
  readonly previous: string | null;
}

/** The history of a document. */
export interface DocumentHistory {
  readonly file: string;
  readonly document: Document;
  /** The content that was declared right as a whole; `null` if none was. */
  readonly stated: string | null;
  /** The content in HEAD; `null` if the document is not committed. */
  readonly committed: string | null;
  /** The content in the working tree differs from the one in HEAD. */
  readonly edited: boolean;
  /** The versions, newest first. */
  readonly versions: readonly DocumentVersion[];
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

/**
 * When texts with this many characters wait to be parsed, no more are read from git until they are
 * done.
 */
const MOST_PENDING = 4_000_000;

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
 * Dates the citations of documents. One process reads the contents of all of them.
 *
 * @returns the documents in the order of the histories
 */
export async function dateReferences(
  session: GitSession,
  histories: readonly DocumentHistory[],
): Promise<DatedDocument[]> {
  const formats = new Map<string, 'md' | 'mdx'>();
  for (const { file, stated, committed, versions } of histories) {
    const oids = versions.flatMap(({ oid, previous }) => [oid, previous]);
    for (const oid of [stated, committed, ...oids]) {
      if (oid !== null) formats.set(oid, formatOf(file));
    }
  }
  const missing = await fetchBlobs(session, new Set(formats.keys()));
  const present = [...formats.keys()].filter((oid) => !missing.has(oid));
  const contents = await readSequences(session, present, formats);
  const { boundary } = session;
  return histories.map((history) => ({
    file: history.file,
    dates: dateDocument(history, contents, boundary),
    redate: (document) => dateDocument({ ...history, document, edited: true }, contents, boundary),
  }));
}

/**
 * Returns the function that dates the citations of an edited document, if the document was
 * unchanged since it was declared right as a whole.
 */
export function redateStated(file: string, document: Document): Redate {
  const oid = 'stated';
  const contents = new Map([[oid, toSequence(document.references)]]);
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
  { document, stated, committed, edited, versions }: DocumentHistory,
  contents: ReadonlyMap<string, Sequence | null>,
  boundary: ReadonlySet<string>,
): CitationDates {
  const references = document.references.filter(mayCite);
  const now = references.map(keyOf);
  const read = (oid: string): Sequence | null => contents.get(oid) ?? null;
  const declared = stated === null ? null : read(stated);
  const standing = declared === null ? [] : findStanding(now, declared);

  const chain = committed === null ? [] : findChain(committed, versions);
  const older = chain.at(-1)?.previous ?? null;
  const contentIds = [...chain.map(({ oid }) => oid), ...(older === null ? [] : [older])];
  // If the document is not edited, the newest version is the document itself.
  const isOwn = edited || chain.length === 0;
  const past = contentIds.slice(isOwn ? 0 : 1).map(read);
  const introduced = findIntroductions([now, ...past]);
  const makers = isOwn ? [null, ...chain] : chain;

  return new Map(
    references.map((reference, index): [Reference, CitationDate] => {
      if ((standing[index] ?? null) !== null) return [reference, BASELINE];
      const version = makers[introduced[index] ?? 0];
      if (version === null) return [reference, WORKING_TREE];
      if (version === undefined) return [reference, stated === null ? UNKNOWN : BASELINE];
      if (boundary.has(version.commit.oid)) return [reference, UNKNOWN];
      const { oid } = origin(version, keyOf(reference), versions, read).commit;
      return [reference, { at: 'commit', oid }];
    }),
  );
}

/**
 * Returns the versions that led to a content, newest first. For a merge, only the first parent is
 * followed.
 */
function findChain(head: string, versions: readonly DocumentVersion[]): readonly DocumentVersion[] {
  const chain: DocumentVersion[] = [];
  let content: string | null = head;
  for (let at = 0; at < versions.length && content !== null;) {
    const own = versions.findIndex(({ oid }, index) => index >= at && oid === content);
    const version: DocumentVersion | undefined = versions[own < 0 ? at : own];
    if (version === undefined) break;
    chain.push(version);
    content = version.previous;
    at = (own < 0 ? at : own) + 1;
  }
  return chain;
}

/**
 * Finds the version that first contained a citation. If a merge brought the citation, this is the
 * version of the commit on the merged branch that added it.
 */
function origin(
  version: DocumentVersion,
  key: string,
  versions: readonly DocumentVersion[],
  read: (oid: string) => Sequence | null,
): DocumentVersion {
  if (version.commit.parents.length < 2) return version;
  const count = (oid: string | null): number =>
    (oid === null ? [] : (read(oid) ?? [])).filter((other) => other === key).length;
  const written = versions.find(
    ({ commit, oid, previous }) => commit.parents.length < 2 && count(oid) > count(previous),
  );
  return written ?? version;
}

/**
 * Reads the citations of each version of a document, by blob id. The value is `null` if the version
 * cannot be parsed.
 */
async function readSequences(
  session: GitSession,
  oids: readonly string[],
  formats: ReadonlyMap<string, 'md' | 'mdx'>,
): Promise<Map<string, Sequence | null>> {
  const contents = new Map<string, Sequence | null>();
  let pending: Promise<void>[] = [];
  let characters = 0;
  const read = async (oid: string, text: string): Promise<void> => {
    const outcome = await parser.parse('mentions', text, formats.get(oid) ?? 'md');
    contents.set(oid, 'found' in outcome ? toSequence(outcome.found) : null);
  };
  await visitBlobs(session, oids, async (oid, text) => {
    pending.push(read(oid, text));
    characters += text.length;
    if (characters < MOST_PENDING) return;
    await Promise.all(pending);
    pending = [];
    characters = 0;
  });
  await Promise.all(pending);
  return contents;
}

function toSequence(mentions: readonly Mention[]): Sequence {
  return mentions.filter(mayCite).map(keyOf);
}

function mayCite({ kind, text }: Mention): boolean {
  return readCitation(text, kind).length > 0;
}

function keyOf({ kind, text }: Mention): string {
  return `${kind}:${text}`;
}
