import * as z from 'zod';
import type { FactStore } from '../cache/fact-store.ts';
import type { FactTable } from '../cache/fact-table.ts';
import {
  DIGEST_LENGTH,
  type ParsedSection,
  type SectionDigests,
  type SectionVersion,
  withSlugs,
} from '../documents/version.ts';

/** The name, the digest, the digest of what it says unless it is the same, and the mentions. */
const StoredSection = z.tuple([
  z.string(),
  z.string(),
  z.string().nullable(),
  z.array(z.string()).readonly(),
]);

type StoredSection = z.output<typeof StoredSection>;

/** The sections of a version. */
type Sections = readonly SectionVersion[];

/** The ids of the sections, joined; `null` for a version that cannot be parsed. */
const StoredVersion = z.string().nullable();

/**
 * Remembers the sections of versions of documents. A section that is the same in several versions is
 * remembered once. Texts are not remembered.
 */
export class VersionFacts {
  private readonly versions: FactTable<string | null>;
  private readonly stored: FactTable<StoredSection>;
  private readonly likenesses: FactTable<boolean>;
  /** The sections by id. */
  private readonly sections = new Map<string, SectionDigests>();

  static async open(store: FactStore): Promise<VersionFacts> {
    const [versions, sections, likenesses] = await Promise.all([
      store.table('versions', StoredVersion),
      store.table('sections', StoredSection),
      store.table('alike-sections', z.boolean()),
    ]);
    return new VersionFacts(versions, sections, likenesses);
  }

  private constructor(
    versions: FactTable<string | null>,
    sections: FactTable<StoredSection>,
    likenesses: FactTable<boolean>,
  ) {
    this.versions = versions;
    this.stored = sections;
    this.likenesses = likenesses;
  }

  /**
   * Returns the sections of a version; `null` if it cannot be parsed, and `undefined` if it is not
   * known.
   */
  get(key: string): Sections | null | undefined {
    const ids = this.versions.get(key);
    if (ids === undefined || ids === null) return ids;
    const sections: SectionDigests[] = [];
    for (let at = 0; at < ids.length; at += DIGEST_LENGTH) {
      const section = this.sectionOf(ids.slice(at, at + DIGEST_LENGTH));
      if (section === undefined) return undefined;
      sections.push(section);
    }
    return withSlugs(sections);
  }

  /** Remembers a version, and returns its sections. */
  set(key: string, version: readonly ParsedSection[] | null): readonly SectionVersion[] | null {
    this.versions.set(key, version?.map(({ id }) => id).join('') ?? null);
    return version && withSlugs(version.map((section) => this.keep(section)));
  }

  /** Whether two sections are alike, by the digests of their texts. */
  areAlike(digest: string, other: string): boolean | undefined {
    return this.likenesses.get(`${digest} ${other}`);
  }

  setAlike(digest: string, other: string, areAlike: boolean): void {
    this.likenesses.set(`${digest} ${other}`, areAlike);
  }

  private sectionOf(id: string): SectionDigests | undefined {
    const known = this.sections.get(id);
    if (known !== undefined) return known;
    const stored = this.stored.get(id);
    if (stored === undefined) return undefined;
    const [name, digest, said, mentions] = stored;
    const section = { name, digest, said: said ?? digest, mentions };
    this.sections.set(id, section);
    return section;
  }

  private keep({ id, name, digest, said, mentions }: ParsedSection): SectionDigests {
    const known = this.sectionOf(id);
    if (known !== undefined) return known;
    this.stored.set(id, [name, digest, said === digest ? null : said, mentions]);
    const section = { name, digest, said, mentions };
    this.sections.set(id, section);
    return section;
  }
}
