import { describe, expect, it } from 'vitest';
import type { SectionVersion } from '../../../integration/engine/src/documents/version.ts';
import { commitOf } from '../../../integration/engine/src/drift/baseline.ts';
import {
  type DeclaredStatements,
  type EditTerms,
  findSectionOrigins,
  findStatements,
  type StatementTerms,
} from '../../../integration/engine/src/drift/page-statements.ts';
import { areAlike, type IsAlike } from '../../../integration/engine/src/drift/section-edits.ts';
import type {
  ChainSource,
  DocumentVersion,
} from '../../../integration/engine/src/drift/version-chain.ts';

const NOTHING: DeclaredStatements = {
  reviewed: null,
  reviewedIn: null,
  accepted: null,
  acceptedSections: new Map(),
};

const TERMS: StatementTerms & EditTerms = {
  line: [],
  boundary: new Set(),
  ignoredCommits: [],
  strictReviews: false,
  now: 100,
};

const isAlike: IsAlike = ({ digest }, other) => areAlike(digest, other.digest);

/** The sections of a page, by slug. */
function page(texts: Readonly<Record<string, string>>): SectionVersion[] {
  return [['', ''] as const, ...Object.entries(texts)].map(([slug, text]) => ({
    slug,
    digest: text,
    said: text,
    mentions: [],
  }));
}

/** A version that a commit with a name made from another one. */
function version(
  name: string,
  previous: string | null,
  commit: Partial<DocumentVersion['commit']> = {},
): DocumentVersion {
  const oid = `commit-${name}`;
  return {
    commit: { oid, parents: ['p'], authorTime: 10, time: 10, subject: name, ...commit },
    path: 'docs/guide.md',
    oid: name,
    previous,
  };
}

/** The commits, or the kind of baseline, from which the sections count; `null` for no text. */
function findCommits(
  versions: readonly DocumentVersion[],
  contents: Readonly<Record<string, SectionVersion[] | null>>,
  terms: Partial<typeof TERMS> = {},
): (string | null)[] {
  const committed = versions[0]?.oid ?? null;
  const source: ChainSource = { committed, edited: false, versions };
  const known = new Map(Object.entries(contents));
  const current = known.get(committed ?? '') ?? null;
  const all = { ...TERMS, ...terms };
  const histories = findSectionOrigins(source, current, known, isAlike, all);
  return findStatements(source, histories, NOTHING, all).sections.map(
    ({ statement }) => statement && (commitOf(statement.baseline) ?? statement.baseline.kind),
  );
}

describe('the statements about the sections of a page', () => {
  const first = page({ a: 'one', b: 'two' });
  const second = page({ a: 'one more', b: 'two' });

  it('are unknown where the clone lacks a version that may have the same text', () => {
    const versions = [version('3', '2'), version('2', '1'), version('1', null)];
    expect(findCommits(versions, { 3: second, 2: first })).toEqual([null, 'commit-3', 'unknown']);
    expect(findCommits(versions, { 3: second })).toEqual([null, 'unknown', 'unknown']);
  });

  it('pass over a version that cannot be parsed', () => {
    const versions = [version('3', '2'), version('2', '1'), version('1', null)];
    const contents = { 3: second, 2: null, 1: first };
    expect(findCommits(versions, contents)).toEqual([null, 'commit-3', 'commit-1']);
  });

  it('are unknown where the clone lacks what was made while the text was written', () => {
    const versions = [version('2', '1', { authorTime: 10, time: 30 }), version('1', null)];
    const line = [
      { oid: 'commit-2', time: 30 },
      { oid: 'commit-code', time: 20 },
    ];
    const contents = { 2: page({ a: 'one more' }), 1: page({ a: 'one' }) };
    const boundary = new Set(['commit-code']);
    expect(findCommits(versions, contents, { line, boundary })).toEqual([null, 'unknown']);
    const older = [...line, { oid: 'commit-1', time: 5 }];
    expect(findCommits(versions, contents, { line: older, boundary })).toEqual([null, 'commit-2']);
  });

  it('are as old as the commit, if the author date is in the future', () => {
    const future = { authorTime: 1000, time: 20 };
    const versions = [version('2', '1', future), version('1', null)];
    const source: ChainSource = { committed: '2', edited: false, versions };
    const contents = new Map([
      ['2', second],
      ['1', first],
    ]);
    const histories = findSectionOrigins(source, second, contents, isAlike, TERMS);
    const { sections } = findStatements(source, histories, NOTHING, { ...TERMS, now: 30 });
    expect(sections.map(({ statement }) => statement?.time)).toEqual([undefined, 20, 10]);
  });

  describe('if a merge brought the edit', () => {
    const contents = {
      now: page({ new: 'text', a: 'one more', b: 'two more' }),
      merge: page({ a: 'one more', b: 'two more' }),
      ours: page({ a: 'one', b: 'two more' }),
      theirs: second,
      base: first,
    };
    const versions = [
      version('now', 'merge'),
      version('merge', 'ours', { parents: ['p', 'q'] }),
      version('theirs', 'base'),
      version('ours', 'base'),
      version('base', null),
    ];

    it('are those of the commit that wrote it', () => {
      expect(findCommits(versions, contents)).toEqual([
        null,
        'commit-now',
        'commit-theirs',
        'commit-ours',
      ]);
    });

    it('do not count the edit of a commit that is to be ignored', () => {
      expect(findCommits(versions, contents, { ignoredCommits: ['commit-theirs'] })).toEqual([
        null,
        'commit-now',
        'commit-base',
        'commit-ours',
      ]);
    });

    it('take back an edit that it reverts', () => {
      const reverted = [
        version('merge', 'ours', { parents: ['p', 'q'] }),
        version('back', 'theirs', { subject: 'Revert "theirs"' }),
        version('ours', 'theirs'),
        version('theirs', 'base'),
        version('base', null),
      ];
      const texts = {
        merge: page({ a: 'one', b: 'two more' }),
        back: first,
        ours: page({ a: 'one more', b: 'two more' }),
        theirs: second,
        base: first,
      };
      expect(findCommits(reverted, texts)).toEqual([null, 'commit-base', 'commit-ours']);
    });
  });
});
