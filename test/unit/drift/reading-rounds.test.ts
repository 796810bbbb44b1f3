import { describe, expect, it } from 'vitest';
import type { SectionVersion } from '../../../integration/engine/src/documents/version.ts';
import { findCitationOrigins } from '../../../integration/engine/src/drift/document-dates.ts';
import { findSectionOrigins } from '../../../integration/engine/src/drift/page-statements.ts';
import { answerInRounds } from '../../../integration/engine/src/drift/reading-rounds.ts';
import { areAlike } from '../../../integration/engine/src/drift/section-edits.ts';
import {
  type ChainSource,
  chainOids,
  type Contents,
  type DocumentVersion,
  Unread,
} from '../../../integration/engine/src/drift/version-chain.ts';
import { seeded } from '../../support/random.ts';

type Page = readonly SectionVersion[];

interface History {
  readonly source: ChainSource;
  /** The sections of each version; a version that the clone lacks is missing. */
  readonly pages: ReadonlyMap<string, Page | null>;
}

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six'];

/** A page with merges, reverts, renamed headings, and versions that cannot be parsed or are missing. */
class RandomPage {
  private readonly random: (limit: number) => number;
  private readonly versions: DocumentVersion[] = [];
  private readonly pages = new Map<string, Page | null>();

  constructor(seed: number) {
    this.random = seeded(seed);
  }

  history(steps: number): History {
    let head = this.store([this.section(''), this.section('a'), this.section('b')]);
    this.commit(head, null);
    for (let step = 0; step < steps; step++) head = this.step(head);
    for (const oid of this.pages.keys()) {
      if (this.random(15) === 0) this.pages.set(oid, null);
      else if (this.random(60) === 0) this.pages.delete(oid);
    }
    return {
      source: { committed: head, edited: false, versions: this.versions },
      pages: this.pages,
    };
  }

  private step(head: string): string {
    const kind = this.random(10);
    if (kind === 0) {
      const older = this.versions[this.random(this.versions.length)]?.oid ?? head;
      this.commit(older, head, 'Revert "x"');
      return older;
    }
    const edited = this.store(this.edit(this.pages.get(head) ?? []));
    if (kind > 2) {
      this.commit(edited, head);
      return edited;
    }
    const merged = kind === 1 ? edited : this.store(this.edit(this.pages.get(edited) ?? []));
    this.commit(edited, head);
    this.commit(merged, head, 'Merge', ['p', 'q']);
    return merged;
  }

  private edit(page: Page): Page {
    const index = this.random(page.length);
    const old = page[index];
    if (this.random(6) === 0) return [...page, this.section(`s${this.random(20)}`)];
    if (this.random(6) === 0 && page.length > 2) return page.filter((_, at) => at !== index);
    const slug = this.random(5) === 0 && index > 0 ? `s${this.random(20)}` : (old?.slug ?? '');
    const kept = { ...this.section(slug), digest: old?.digest ?? '', said: old?.said ?? '' };
    return page.with(index, this.random(3) === 0 ? kept : this.section(slug));
  }

  private section(slug: string): SectionVersion {
    const some = (): string => WORDS[this.random(WORDS.length)] ?? '';
    const text = this.random(12) === 0 ? '' : `${some()} ${some()} ${some()}`;
    const mentions = Array.from({ length: this.random(3) }, () => `code:src/${some()}.ts`);
    return { slug, digest: text, said: text.replaceAll('one', 'two'), mentions };
  }

  private store(page: Page): string {
    const oid = `content-${this.pages.size}`;
    this.pages.set(oid, page);
    return oid;
  }

  private commit(oid: string, previous: string | null, subject = 'Edit', parents = ['p']): void {
    const name = `commit-${this.versions.length}`;
    const commit = { oid: name, parents, subject, authorTime: 1, time: 1 };
    this.versions.unshift({ commit, path: 'docs/page.md', oid, previous });
  }
}

/** Asks about a page and its citations. */
function ask({ source }: History, contents: Contents<Page>): unknown {
  const current = contents.get(source.committed ?? '') ?? null;
  const mentionsIn = (page: Page): string[] => page.flatMap(({ mentions }) => mentions);
  const sequences: Contents<readonly string[]> = {
    has: (oid) => contents.has(oid),
    get: (oid) => {
      const page = contents.get(oid);
      return page && mentionsIn(page);
    },
  };
  const terms = { ignoredCommits: ['commit-3xxxx'], strictReviews: false };
  return {
    sections: findSectionOrigins(
      source,
      current,
      contents,
      ({ digest }, other) => areAlike(digest, other.digest),
      terms,
    ),
    citations: findCitationOrigins(
      { ...source, file: 'docs/page.md', stated: null },
      mentionsIn(current ?? []),
      sequences,
    ),
  };
}

/** Asks in rounds. Returns the answer, and the versions that were read for it. */
async function askInRounds(history: History): Promise<{ answer: unknown; read: Set<string> }> {
  const { source, pages } = history;
  const read = new Set<string>();
  const contents: Contents<Page> = {
    has: (oid) => pages.has(oid),
    get: (oid) => {
      if (!pages.has(oid)) return undefined;
      if (!read.has(oid)) throw new Unread(oid);
      return pages.get(oid);
    },
  };
  const [answer] = await answerInRounds([history], () => ask(history, contents), {
    needs: (_, reason, most) => {
      if (!(reason instanceof Unread)) return null;
      const chain = chainOids(source);
      const rest = chain
        .slice(Math.max(chain.indexOf(reason.oid), 0))
        .filter((oid) => !read.has(oid));
      return [reason.oid, ...rest.slice(0, most)];
    },
    read: (oids) => {
      for (const oid of oids) read.add(oid);
      return Promise.resolve();
    },
  });
  return { answer, read };
}

describe('reading in rounds', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'gives the same answers as reading everything, of history %i',
    async (seed) => {
      const history = new RandomPage(seed).history(80);
      const { answer } = await askInRounds(history);
      expect(answer).toEqual(ask(history, history.pages));
    },
  );

  it('reads no more than it needs', async () => {
    const section = (text: string): SectionVersion => ({
      slug: '',
      digest: text,
      said: text,
      mentions: [],
    });
    const pages = new Map(
      Array.from({ length: 100 }, (_, index) => [`${index}`, [section(`text ${index}`)]] as const),
    );
    const versions = Array.from({ length: 100 }, (_, index) => ({
      commit: { oid: `c${index}`, parents: ['p'], subject: '', authorTime: 1, time: 1 },
      path: 'docs/page.md',
      oid: `${index}`,
      previous: index === 99 ? null : `${index + 1}`,
    }));
    const { read } = await askInRounds({
      source: { committed: '0', edited: false, versions },
      pages,
    });
    expect(read.size).toBeGreaterThan(1);
    expect(read.size).toBeLessThan(20);
  });

  it('passes on an error', async () => {
    const fail = (): never => {
      throw new Error('no');
    };
    const tools = { needs: () => null, read: () => Promise.resolve() };
    await expect(answerInRounds([1], fail, tools)).rejects.toThrow('no');
  });
});
