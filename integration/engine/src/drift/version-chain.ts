import type { Commit } from '../git/commit.ts';

/** A version of a document, made by a commit. */
export interface DocumentVersion {
  readonly commit: Pick<Commit, 'oid' | 'parents' | 'authorTime' | 'time' | 'subject'>;
  /** The path of the document in this version. */
  readonly path: string;
  readonly oid: string;
  /** The content before the commit; `null` if the commit added the document. */
  readonly previous: string | null;
}

/**
 * The contents of versions by blob id; `null` for a version that cannot be parsed. A version that
 * the clone lacks is missing.
 */
export interface Contents<T> {
  readonly has: (oid: string) => boolean;
  /** @throws {Unread} for a version that has not been read yet */
  readonly get: (oid: string) => T | null | undefined;
}

/**
 * A version of a document is needed and has not been read yet. Whoever catches this reads it, and
 * then asks again.
 */
export class Unread extends Error {
  readonly oid: string;

  constructor(oid: string) {
    super(`The version ${oid} has not been read.`);
    this.oid = oid;
  }
}

/**
 * The contents of a chain of versions, the current one first. A content is looked up when it is
 * asked for. It is `null` for a version that cannot be parsed.
 */
export type Versions<T> = Pick<readonly (T | null)[], 'length' | 'at'>;

/** The versions of a document that led to the current one, newest first. */
export interface VersionChain<T> {
  readonly contents: Versions<T>;
  /**
   * What made each content: a commit, or `null` for edits that are not committed. It is `undefined`
   * for a content that is older than the known history, or the same as a version that the clone
   * lacks.
   */
  readonly makers: readonly (DocumentVersion | null | undefined)[];
  /** The chain ends early, because the clone lacks a version. */
  readonly isCut: boolean;
}

/** A document's history, as far as its current version depends on it. */
export interface ChainSource {
  /** The content in HEAD; `null` if the document is not committed. */
  readonly committed: string | null;
  /** The content in the working tree differs from the one in HEAD. */
  readonly edited: boolean;
  /** The versions, newest first. */
  readonly versions: readonly DocumentVersion[];
}

/**
 * Returns the versions that led to the current content of a document.
 *
 * @param current the current content
 */
export function chainOf<T>(
  { committed, edited, versions }: ChainSource,
  current: T | null,
  contents: Contents<T>,
): VersionChain<T> {
  const chain = committed === null ? [] : findChain(committed, versions);
  const oids = oidsOf(chain);
  // If the document is not edited, the newest version is the document itself.
  const isOwn = edited || chain.length === 0;
  const past = oids.slice(isOwn ? 0 : 1);
  const missing = past.findIndex((oid) => !contents.has(oid));
  const isCut = missing >= 0;
  const known = isCut ? past.slice(0, missing) : past;
  const makers = isOwn ? [null, ...chain] : chain;
  return {
    contents: {
      length: known.length + 1,
      at(index) {
        if (index === 0) return current;
        const oid = known[index - 1];
        return oid === undefined ? undefined : (contents.get(oid) ?? null);
      },
    },
    // Nobody knows whether the last content is that of the missing version.
    makers: isCut ? makers.slice(0, known.length) : makers,
    isCut,
  };
}

/** Returns the blob ids of the versions that led to the committed content, newest first. */
export function chainOids({ committed, versions }: ChainSource): readonly string[] {
  return committed === null ? [] : oidsOf(findChain(committed, versions));
}

function oidsOf(chain: readonly DocumentVersion[]): readonly string[] {
  const older = chain.at(-1)?.previous ?? null;
  return [...chain.map(({ oid }) => oid), ...(older === null ? [] : [older])];
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
 * Finds the commit that wrote a part of a document. If a merge brought the part, this is the commit
 * on the merged branch that wrote it.
 *
 * @param version the version in which the part appears
 * @param count counts how often a content has the part
 */
export function writerOf<T>(
  version: DocumentVersion,
  versions: readonly DocumentVersion[],
  contents: Contents<T>,
  count: (content: T | null) => number,
): DocumentVersion {
  if (version.commit.parents.length < 2) return version;
  const countIn = (oid: string | null): number =>
    count(oid === null ? null : (contents.get(oid) ?? null));
  const written = versions.find(
    ({ commit, oid, previous }) => commit.parents.length < 2 && countIn(oid) > countIn(previous),
  );
  return written ?? version;
}
