import type { Sequence } from '../citations/introduced-in.ts';
import { readCitation } from '../citations/read-citation.ts';
import type { DocumentContent, Mention } from '../documents/document.ts';
import { formatOf } from '../documents/format.ts';
import { parser } from '../documents/parser.ts';
import type { SectionText } from '../documents/section-texts.ts';
import { visitBlobs } from '../git/blobs.ts';
import { fetchBlobs } from '../git/fetch.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import type { ChainSource } from './version-chain.ts';

/**
 * When texts with this many characters wait to be parsed, no more are read from git until they are
 * done.
 */
const MOST_PENDING = 4_000_000;

/** The versions of a document that are read. */
export interface VersionSource extends ChainSource {
  readonly file: string;
  /** A content that is read in addition; `null` for none. */
  readonly stated: string | null;
}

/**
 * Reads versions of documents, each only once. One process reads the contents of all of them. In
 * all results, the value is `null` for a version that cannot be parsed.
 */
export class VersionReader {
  /** The citations of each version, by blob id. */
  readonly mentions = new Map<string, Sequence | null>();
  /** The sections of each version, by blob id. */
  readonly sections = new Map<string, readonly SectionText[] | null>();
  /** Most sections have the same text in many versions. Each text is kept only once. */
  private readonly texts = new Map<string, string>();

  async read(session: GitSession, documents: readonly VersionSource[]): Promise<void> {
    const formats = new Map<string, 'md' | 'mdx'>();
    for (const { file, stated, committed, versions } of documents) {
      const oids = versions.flatMap(({ oid, previous }) => [oid, previous]);
      for (const oid of [stated, committed, ...oids]) {
        if (oid !== null && !this.mentions.has(oid)) formats.set(oid, formatOf(file));
      }
    }
    const missing = await fetchBlobs(session, new Set(formats.keys()));
    const present = [...formats.keys()].filter((oid) => !missing.has(oid));
    let pending: Promise<void>[] = [];
    let characters = 0;
    await visitBlobs(session, present, async (oid, text) => {
      pending.push(this.parse(oid, text, formats.get(oid) ?? 'md'));
      characters += text.length;
      if (characters < MOST_PENDING) return;
      await Promise.all(pending);
      pending = [];
      characters = 0;
    });
    await Promise.all(pending);
  }

  /** Reads the sections of a text that is not committed. */
  async readSections(file: string, text: string): Promise<readonly SectionText[] | null> {
    const outcome = await parser.parse('content', text, formatOf(file));
    return 'found' in outcome ? outcome.found.sections : null;
  }

  private async parse(oid: string, text: string, format: 'md' | 'mdx'): Promise<void> {
    const outcome = await parser.parse('content', text, format);
    const content: DocumentContent | null = 'found' in outcome ? outcome.found : null;
    this.mentions.set(oid, content && sequenceOf(content.mentions));
    this.sections.set(
      oid,
      content?.sections.map(({ slug, text: own }) => ({ slug, text: this.keep(own) })) ?? null,
    );
  }

  private keep(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    this.texts.set(text, text);
    return text;
  }
}

/** Returns the citations of a document in the order of the text. */
export function sequenceOf(mentions: readonly Mention[]): Sequence {
  return mentions.filter(mayCite).map(keyOf);
}

/** Whether a mention can be a citation. */
export function mayCite({ kind, text }: Mention): boolean {
  return readCitation(text, kind).length > 0;
}

/** Returns the text by which a citation is recognized in other versions. */
export function keyOf({ kind, text }: Mention): string {
  return `${kind}:${text}`;
}
