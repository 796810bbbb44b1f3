import { describe, expect, it } from 'vitest';
import { parseLog, parseStates } from '../../../integration/engine/src/git/commit.ts';

const ZERO = '0'.repeat(40);
const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const C = 'c'.repeat(40);

interface Header {
  oid: string;
  parents?: string;
  author?: string;
  subject?: string;
}

/** A commit as `git log -z --raw` prints it, each field with the NUL that ends it. */
function entry({ oid, parents = '', author = 'Dev', subject = 'work' }: Header, ...raw: string[]) {
  const header = `\x01${oid}\0${parents}\0${author}\x00100\x00200\x00100 +0130\0${subject}\0`;
  return raw.length === 0 ? header : `${header}\n${raw.map((part) => `${part}\0`).join('')}`;
}

const modified = `:100644 100644 ${A} ${B} M`;

describe('git log output', () => {
  it('is read commit by commit, with the files of each', () => {
    const listed = [
      entry(
        { oid: '3', parents: '2' },
        modified,
        'src/a.ts',
        `:000000 100755 ${ZERO} ${C} A`,
        'run',
      ),
      entry({ oid: '2', parents: '1' }),
      entry({ oid: '1' }, `:100644 000000 ${A} ${ZERO} D`, 'gone.ts'),
    ].join('');
    expect(parseLog(listed, ZERO)).toEqual([
      {
        oid: '3',
        parents: ['2'],
        author: 'Dev',
        authorTime: 100,
        time: 200,
        authorOffset: 5400,
        subject: 'work',
        files: [
          {
            path: 'src/a.ts',
            before: { mode: '100644', oid: A },
            after: { mode: '100644', oid: B },
          },
          { path: 'run', before: null, after: { mode: '100755', oid: C } },
        ],
      },
      expect.objectContaining({ oid: '2', parents: ['1'], files: [] }),
      expect.objectContaining({
        oid: '1',
        parents: [],
        files: [{ path: 'gone.ts', before: { mode: '100644', oid: A }, after: null }],
      }),
    ]);
  });

  it.each([
    ['100', '', 100, 100],
    ['', '200', 200, 200],
    ['', '', null, null],
    ['soon', '-5', null, null],
  ])(
    'reads the author date %j and the committer date %j, or null',
    (written, made, authorTime, time) => {
      const listed = entry({ oid: '1' }).replace('\x00100\x00200\0', `\0${written}\0${made}\0`);
      expect(parseLog(listed, ZERO)).toMatchObject([{ authorTime, time }]);
    },
  );

  it.each([
    ['100 +1000', 36_000],
    ['100 -0530', -19_800],
    ['100 -0000', 0],
    ['100 +9900', null],
    ['100', null],
    ['', null],
  ])('reads the time zone of the author from %j', (date, authorOffset) => {
    const listed = entry({ oid: '1' }).replace('100 +0130', date);
    expect(parseLog(listed, ZERO)).toMatchObject([{ authorOffset }]);
  });

  it('without commits gives an empty list', () => {
    expect(parseLog('', ZERO)).toEqual([]);
  });

  it('has all parents of a merge', () => {
    expect(parseLog(entry({ oid: '4', parents: '3 2 1' }), ZERO)[0]?.parents).toEqual([
      '3',
      '2',
      '1',
    ]);
  });

  it.each([
    ['a subject like a change', { subject: modified }, 'src/a.ts'],
    ['a subject like a header', { subject: '\x01evil' }, 'src/a.ts'],
    ['no subject', { subject: '' }, 'src/a.ts'],
    ['an author like a change', { author: modified }, 'src/a.ts'],
    ['no author', { author: '' }, 'src/a.ts'],
    ['a path like a change', {}, modified],
    ['a path like a header', {}, '\x01evil'],
    ['a path of several lines', {}, '\na\n:b\n'],
    ['a path with a tab and quotes', {}, 'a\t"b"'],
  ])('is read correctly with %s', (_, header, path) => {
    const listed = entry({ oid: '2', ...header }, modified, path) + entry({ oid: '1' });
    const commits = parseLog(listed, ZERO);
    expect(commits.map(({ oid }) => oid)).toEqual(['2', '1']);
    expect(commits[0]?.files.map((file) => file.path)).toEqual([path]);
    if ('subject' in header) expect(commits[0]?.subject).toBe(header.subject);
    if ('author' in header) expect(commits[0]?.author).toBe(header.author);
  });

  it('of merges gives each file its state in the first parent', () => {
    const both = `::100644 100755 100644 ${A} ${B} ${C} MM`;
    const listed = entry({ oid: '4', parents: '3 2' }, both, 'conflict.ts');
    expect(parseLog(listed, ZERO)[0]?.files).toEqual([
      {
        path: 'conflict.ts',
        before: { mode: '100644', oid: A },
        after: { mode: '100644', oid: C },
      },
    ]);
  });
});

describe('the file states of a change', () => {
  it('are null for an absent file, told by its mode or its id of either length', () => {
    const longZero = '0'.repeat(64);
    const long = 'd'.repeat(64);
    expect(parseStates(`:000000 100644 ${longZero} ${long} A`, longZero)).toEqual({
      before: null,
      after: { mode: '100644', oid: long },
    });
    expect(parseStates(`:100644 000000 ${A} ${ZERO} D`, ZERO)).toEqual({
      before: { mode: '100644', oid: A },
      after: null,
    });
  });

  it('tell symbolic links and submodules from files', () => {
    expect(parseStates(`:120000 160000 ${A} ${B} T`, ZERO)).toEqual({
      before: { mode: '120000', oid: A },
      after: { mode: '160000', oid: B },
    });
  });

  it('are right for a file that a merge removed, and for one that only the merge has', () => {
    expect(parseStates(`::100644 100644 000000 ${A} ${B} ${ZERO} DD`, ZERO)).toEqual({
      before: { mode: '100644', oid: A },
      after: null,
    });
    expect(
      parseStates(`:::000000 000000 000000 100644 ${ZERO} ${ZERO} ${ZERO} ${C} AAA`, ZERO),
    ).toEqual({ before: null, after: { mode: '100644', oid: C } });
  });
});
