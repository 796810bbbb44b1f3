import type * as z from 'zod';
import { FactStore } from '../cache/fact-store.ts';
import type { Sequence } from '../citations/introduced-in.ts';
import { formatOf } from '../documents/format.ts';
import { parser } from '../documents/parser.ts';
import type { SectionVersion } from '../documents/version.ts';
import { visitBlobs } from '../git/blobs.ts';
import { fetchBlobs, mayLackBlobs, mayRecall } from '../git/fetch.ts';
import { type GitSession, withTemporaryObjects } from '../git/temporary-objects.ts';
import type { Repository } from '../git/repository.ts';
import { answerInRounds } from './reading-rounds.ts';
import { areAlike, type IsAlike } from './section-edits.ts';
import { type ChainSource, chainOids, type Contents, Unread } from './version-chain.ts';
import { VersionFacts } from './version-facts.ts';
import { digestOf } from '../text/digest.ts';

/**
 * When texts with this many characters wait to be parsed, no more are read from git until they are
 * done.
 */
const MOST_PENDING = 4_000_000;

type Format = 'md' | 'mdx';

/** The versions of a document that may be read. */
export interface VersionSource extends ChainSource {
  readonly file: string;
  /** A content that may be read in addition; `null` for none. */
  readonly stated: string | null;
}

/** A repository, and how to open a session in it. */
export interface Sessions {
  readonly repository: Repository;
  readonly open: <T>(work: (session: GitSession) => Promise<T>) => Promise<T>;
}

/** A content to read. */
interface Wanted {
  readonly format: Format;
  readonly oid: string;
}

/** A question about documents, whose answer depends only on their versions and on the terms. */
export interface VersionQuestion<S extends VersionSource, R> {
  /** The table that keeps the answers. */
  readonly table: string;
  readonly schema: z.ZodType<R>;
  /** Returns everything else on which the answer depends, as JSON. */
  readonly terms: (source: S) => unknown;
  /**
   * Answers the question about a document. It may call the methods of the reader, and is called
   * again after each round of reading.
   */
  readonly answer: (source: S) => R;
}

/** The texts of two sections are needed, and at least one has not been read in this run. */
class UnreadTexts extends Error {
  readonly digests: readonly string[];

  constructor(digests: readonly string[]) {
    super('The texts of two sections have not been read.');
    this.digests = digests;
  }
}

/**
 * Reads the versions of documents that somebody asks for, each only once. What earlier runs have
 * read is remembered. One process reads many contents.
 */
export class VersionReader {
  private readonly store: FactStore;
  private facts: VersionFacts | null = null;
  /** The sections of each version by key; `null` for one that cannot be parsed. */
  private readonly known = new Map<string, readonly SectionVersion[] | null>();
  /** The contents that may be read, by key. */
  private readonly wanted = new Map<string, Wanted>();
  /** Texts that are not committed, by the ids that stand for them. */
  private readonly uncommitted = new Map<string, string>();
  /** The ids of contents that the parser failed on. */
  private readonly failed = new Set<string>();
  private readonly sequences = new WeakMap<readonly SectionVersion[], Sequence>();
  /** The texts of sections that this run has parsed, by digest. */
  private readonly texts = new Map<string, string>();
  /** The blobs that the clone lacks, and those of which that is known. */
  private readonly missing = new Set<string>();
  private readonly examined = new Set<string>();

  constructor(store: FactStore = new FactStore(null, '')) {
    this.store = store;
  }

  /** The sections of the versions of a document. */
  sectionsOf(file: string): Contents<readonly SectionVersion[]> {
    return this.contents(file, (sections) => sections);
  }

  /** The citations in the versions of a document. */
  mentionsOf(file: string): Contents<Sequence> {
    return this.contents(file, (sections) => this.sequenceOf(sections));
  }

  /** @throws {UnreadTexts} if a text has to be read first */
  readonly isAlike: IsAlike = ({ digest }, { digest: other }) => {
    const known = this.facts?.areAlike(digest, other);
    if (known !== undefined) return known;
    const [text, otherText] = [this.texts.get(digest), this.texts.get(other)];
    if (text === undefined || otherText === undefined) throw new UnreadTexts([digest, other]);
    const found = areAlike(text, otherText);
    this.facts?.setAlike(digest, other, found);
    return found;
  };

  /**
   * Answers a question about each document. If an earlier run has answered it, nothing is read.
   * Otherwise, the newest versions are read first, and no more than the answer needs.
   */
  async answer<S extends VersionSource, R>(
    sessions: Sessions,
    sources: readonly S[],
    { table, schema, terms, answer }: VersionQuestion<S, R>,
  ): Promise<R[]> {
    if (sources.length === 0) return [];
    const answers = await this.store.table(table, schema);
    await this.findMissing(sessions, sources);
    const keys = new Map(sources.map((source) => [source, this.answerKey(source, terms(source))]));
    const known = new Map<S, R>();
    for (const [source, key] of keys) {
      const answered = answers.get(key);
      if (answered !== undefined) known.set(source, answered);
    }
    const open = sources.filter((source) => !known.has(source));
    if (open.length > 0) {
      await this.openFacts();
      for (const source of open) this.list(source);
      const found = await answerInRounds(open, answer, {
        needs: (source, reason, most) => this.needsOf(source, reason, most),
        read: (wanted) => this.read(sessions, wanted),
      });
      for (const [index, source] of open.entries()) {
        const answered = found[index] as R;
        known.set(source, answered);
        if (this.isSettled(source)) answers.set(keys.get(source) ?? '', answered);
      }
    }
    return sources.map((source) => known.get(source) as R);
  }

  /** Returns the id by which a text that is not committed can be looked up like a version. */
  idOf(text: string): string {
    const id = `text ${digestOf(text)}`;
    this.uncommitted.set(id, text);
    return id;
  }

  private async openFacts(): Promise<void> {
    this.facts ??= await VersionFacts.open(this.store);
  }

  /** Returns the key of an answer. It contains everything on which the answer depends. */
  private answerKey(source: VersionSource, terms: unknown): string {
    const { file, stated, committed, edited, versions } = source;
    const missing =
      this.missing.size === 0 ? [] : oidsOf(source).filter((oid) => this.missing.has(oid));
    const history = versions.map(({ commit, oid, previous }) => [
      commit.oid,
      commit.parents.length,
      commit.subject,
      oid,
      previous,
    ]);
    const parts = [formatOf(file), stated, committed, edited, history, missing, terms];
    return digestOf(JSON.stringify(parts));
  }

  /**
   * Whether the parser could read all versions. A failure is not remembered, because another machine
   * may be able to parse the version.
   */
  private isSettled(source: VersionSource): boolean {
    if (this.failed.size === 0) return true;
    return !oidsOf(source).some((oid) => this.failed.has(oid));
  }

  private contents<T>(file: string, view: (sections: readonly SectionVersion[]) => T): Contents<T> {
    const format = formatOf(file);
    return {
      has: (oid) => !this.missing.has(oid),
      get: (oid) => {
        if (this.missing.has(oid)) return undefined;
        const key = keyOf(format, oid);
        const sections = this.lookUp(key);
        if (sections === undefined) {
          this.wanted.set(key, { format, oid });
          throw new Unread(oid);
        }
        return sections && view(sections);
      },
    };
  }

  private sequenceOf(sections: readonly SectionVersion[]): Sequence {
    const known = this.sequences.get(sections);
    if (known !== undefined) return known;
    const sequence = sections.flatMap(({ mentions }) => mentions);
    this.sequences.set(sections, sequence);
    return sequence;
  }

  private lookUp(key: string): readonly SectionVersion[] | null | undefined {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const remembered = this.facts?.get(key);
    if (remembered !== undefined) this.known.set(key, remembered);
    return remembered;
  }

  private list(source: VersionSource): void {
    const format = formatOf(source.file);
    for (const oid of oidsOf(source)) {
      this.wanted.set(keyOf(format, oid), { format, oid });
    }
  }

  /** Finds the blobs that a partial clone lacks. If they may be fetched, all are fetched at once. */
  private async findMissing(sessions: Sessions, sources: readonly VersionSource[]): Promise<void> {
    const { repository, open } = sessions;
    if (!mayLackBlobs(repository)) return;
    const oids = new Map<string, Format>();
    for (const source of sources) {
      for (const oid of oidsOf(source)) {
        const isBlob = !this.uncommitted.has(oid);
        if (isBlob && !this.examined.has(oid)) oids.set(oid, formatOf(source.file));
      }
    }
    for (const oid of oids.keys()) this.examined.add(oid);
    if (oids.size === 0) return;
    const needed = [...oids].filter(
      ([oid, format]) => !mayRecall(repository) || this.lookUp(keyOf(format, oid)) === undefined,
    );
    if (needed.length === 0) return;
    const ids = new Set(needed.map(([oid]) => oid));
    for (const oid of await open((session) => fetchBlobs(session, ids))) this.missing.add(oid);
  }

  /** Returns the keys of what an answer needs, at most as many as given. */
  private needsOf(source: VersionSource, reason: unknown, most: number): readonly string[] | null {
    const format = formatOf(source.file);
    if (reason instanceof Unread) {
      return following(source, reason.oid)
        .filter((oid) => !this.missing.has(oid))
        .map((oid) => keyOf(format, oid))
        .filter((key) => this.lookUp(key) === undefined)
        .slice(0, most);
    }
    if (!(reason instanceof UnreadTexts)) return null;
    const lacking = reason.digests.filter((digest) => !this.texts.has(digest));
    return lacking.flatMap((digest) => this.holderOf(digest) ?? []);
  }

  /** Finds a content with a section of which only the digest is remembered. */
  private holderOf(digest: string): string | null {
    for (const [key, sections] of this.known) {
      if (sections?.some((section) => section.digest === digest)) return key;
    }
    return null;
  }

  private async read(sessions: Sessions, keys: readonly string[]): Promise<void> {
    const keysOf = new Map<string, Wanted[]>();
    const parsing: Promise<unknown>[] = [];
    for (const key of new Set(keys)) {
      const wanted = this.wanted.get(key);
      if (wanted === undefined) continue;
      const text = this.uncommitted.get(wanted.oid);
      if (text !== undefined) parsing.push(this.parse(wanted, text));
      else keysOf.set(wanted.oid, [...(keysOf.get(wanted.oid) ?? []), wanted]);
    }
    if (keysOf.size > 0) await sessions.open((session) => this.readBlobs(session, keysOf));
    await Promise.all(parsing);
  }

  private async readBlobs(
    session: GitSession,
    wanted: ReadonlyMap<string, readonly Wanted[]>,
  ): Promise<void> {
    const unread = new Set(wanted.keys());
    let pending: Promise<unknown>[] = [];
    let characters = 0;
    await visitBlobs(session, unread, async (oid, text) => {
      unread.delete(oid);
      for (const each of wanted.get(oid) ?? []) pending.push(this.parse(each, text));
      characters += text.length;
      if (characters < MOST_PENDING) return;
      await Promise.all(pending);
      pending = [];
      characters = 0;
    });
    await Promise.all(pending);
    for (const oid of unread) this.missing.add(oid);
  }

  private async parse({ format, oid }: Wanted, text: string): Promise<void> {
    const key = keyOf(format, oid);
    const outcome = await parser.parse('version', text, format);
    const parsed = 'found' in outcome ? outcome.found : null;
    for (const section of parsed ?? []) this.texts.set(section.digest, section.text);
    if ('problem' in outcome) {
      this.failed.add(oid);
      this.known.set(key, null);
    } else if (this.facts !== null) this.known.set(key, this.facts.set(key, parsed));
  }
}

/** Returns a repository in which a session is opened for each round of reading. */
export function sessionsOf(repository: Repository): Sessions {
  return { repository, open: (work) => withTemporaryObjects(repository, work) };
}

function keyOf(format: Format, content: string): string {
  return `${format} ${content}`;
}

/** Returns the blob ids of all versions that an answer may need. */
function oidsOf({ stated, committed, versions }: VersionSource): readonly string[] {
  const oids = versions.flatMap(({ oid, previous }) => [oid, previous]);
  return [stated, committed, ...oids].filter((oid) => oid !== null);
}

/** Returns a version, and those that are probably needed next. */
function following(source: VersionSource, oid: string): readonly string[] {
  const chain = chainOids(source);
  const inChain = chain.indexOf(oid);
  if (inChain >= 0) return chain.slice(inChain);
  const all = source.versions.flatMap((version) => [version.oid, version.previous ?? []].flat());
  return all.includes(oid) ? all.slice(all.indexOf(oid)) : [oid];
}
