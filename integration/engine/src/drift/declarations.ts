import * as z from 'zod';
import { readFrontmatter } from '../documents/frontmatter.ts';
import { readBlobs } from '../git/blobs.ts';
import { fetchBlobs, mayRecall } from '../git/fetch.ts';
import type { Repository } from '../git/repository.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import { SPEC_KINDS, type SpecKindName } from '../specs/kinds.ts';
import type { Completion } from '../specs/spec.ts';

/** What a version of a spec declares: a completion, none, or nothing that can be read. */
export type Declaration = Completion | null | 'unreadable';

/** Returns what a version declares; `undefined` if the clone lacks its content. */
export type Declarations = (kind: SpecKindName, oid: string) => Declaration | undefined;

// Only this program writes a completion, and the version of the store tells which one.
const StoredDeclaration = z.union([
  z.literal('unreadable'),
  z.null(),
  z.custom<Completion>((value) => typeof value === 'object' && value !== null),
]);

/** Reads what versions of specs declare, unless earlier runs have read it. */
export async function readDeclarations(
  repository: Repository,
  kinds: ReadonlySet<SpecKindName>,
  oids: ReadonlySet<string>,
): Promise<Declarations> {
  const facts = await repository.facts.table('declarations', StoredDeclaration);
  const keyOf = (kind: SpecKindName, oid: string): string => `${kind} ${oid}`;
  const isKnown = (oid: string): boolean =>
    [...kinds].every((kind) => facts.get(keyOf(kind, oid)) !== undefined);
  const open = new Set(mayRecall(repository) ? [...oids].filter((oid) => !isKnown(oid)) : oids);
  const readable = new Set(oids);
  if (open.size > 0) {
    const missing = await withTemporaryObjects(repository, (session) => fetchBlobs(session, open));
    const texts = await readBlobs(
      repository,
      [...open].filter((oid) => !missing.has(oid)),
    );
    for (const oid of open) {
      const text = texts.get(oid);
      if (text === undefined) readable.delete(oid);
      else for (const kind of kinds) facts.set(keyOf(kind, oid), declarationIn(kind, text));
    }
  }
  return (kind, oid) => (readable.has(oid) ? facts.get(keyOf(kind, oid)) : undefined);
}

function declarationIn(kind: SpecKindName, text: string): Declaration {
  try {
    const { data } = readFrontmatter(text, 'text');
    const completion = SPEC_KINDS[kind].readCompletion(data);
    return completion === undefined ? 'unreadable' : completion;
  } catch {
    return 'unreadable';
  }
}
