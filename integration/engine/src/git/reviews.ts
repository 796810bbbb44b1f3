import type { Repository } from './repository.ts';

/** The pages that commits declare right, by the id of the commit. */
export type Reviews = ReadonlyMap<string, readonly string[]>;

const LINE = /^[ \t]*docs-reviewed:[ \t]*(\S.*?)[ \t\r]*$/gim;

/**
 * Reads which pages the messages of commits declare right: the values of their lines
 * `Docs-Reviewed: docs/guide.md`. Such a line is a trailer, but it may stand anywhere, because a
 * squash merge joins several messages.
 *
 * @param range arguments of `git log`
 */
export async function readReviews({ git }: Repository, range: readonly string[]): Promise<Reviews> {
  const listed = await git.text([
    'log',
    '-z',
    '--extended-regexp',
    '--regexp-ignore-case',
    '--grep=^[[:blank:]]*Docs-Reviewed:',
    '--format=%H%n%B',
    ...range,
    '--',
  ]);
  const messages = listed.split('\0').filter(Boolean);
  return new Map(
    messages.map((message) => {
      const [oid = ''] = message.split('\n', 1);
      return [oid, [...message.matchAll(LINE)].flatMap(([, value]) => value ?? [])];
    }),
  );
}
