import * as z from 'zod';
import { type Fact, FactSchema, type FileFacts, type ReadFact } from './fact.ts';

/**
 * The number of facts, names and texts of a change that are kept. A new file can have thousands.
 */
const MAX_KEPT = 400;

const Texts = z.array(z.string());

/** The schema of the type {@link FileChange}. */
export const FileChangeSchema = z.object({
  added: z.array(FactSchema),
  removed: z.array(FactSchema),
  /** Pairs of facts with the same container and the same name, in which something else differs. */
  changed: z.array(z.object({ before: FactSchema, after: FactSchema })),
  /**
   * For each container that got a new member: the members that it had before. The line is `null` if
   * the members have no order, such as the files of a folder.
   */
  members: z.record(
    z.string(),
    z.array(z.object({ name: z.string(), line: z.number().nullable() })),
  ),
  /** All names that the file defines, before or after the change. */
  names: Texts,
  /**
   * Identifiers and words of strings that the file has only after the change, or only before it.
   */
  appeared: Texts,
  vanished: Texts,
  appearedInText: Texts,
  vanishedFromText: Texts,
  /**
   * Messages and sentences of doc comments that the file has only after the change, or only before
   * it.
   */
  newTexts: Texts,
  lostTexts: Texts,
});

/**
 * What changed in the facts of one file. It is plain data and does not include the contents of the
 * file.
 */
export type FileChange = z.output<typeof FileChangeSchema>;

const NOTHING: FileFacts = {
  facts: [],
  identifiers: new Set(),
  words: new Set(),
  messages: [],
  docs: [],
};

/**
 * Compares the facts of a file before and after a change. Pass `null` for a version in which the
 * file does not exist.
 */
export function compareFacts(before: FileFacts | null, after: FileFacts | null): FileChange {
  const then = before ?? NOTHING;
  const now = after ?? NOTHING;
  const old = Map.groupBy(then.facts, keyOf);
  const fresh = Map.groupBy(now.facts, keyOf);
  const added = now.facts.filter((fact) => !old.has(keyOf(fact)));
  const routes = new Set(now.facts.filter(isRoute).map(({ name }) => name));
  // A route with another method is still there.
  const removed = then.facts.filter(
    (fact) => !fresh.has(keyOf(fact)) && !(isRoute(fact) && routes.has(fact.name)),
  );
  const changed: { before: Fact; after: Fact }[] = [];
  for (const [key, facts] of fresh) {
    const others = old.get(key) ?? [];
    for (const [index, fact] of facts.entries()) {
      const other = others[Math.min(index, others.length - 1)];
      if (other !== undefined && contentOf(other) !== contentOf(fact)) {
        changed.push({ before: plain(other), after: plain(fact) });
      }
    }
  }
  const [oldTexts, newTexts] = [then, now].map(
    ({ messages, docs }) => new Set([...messages, ...docs]),
  ) as [Set<string>, Set<string>];
  return {
    added: added.slice(0, MAX_KEPT).map(plain),
    removed: removed.slice(0, MAX_KEPT).map(plain),
    changed: changed.slice(0, MAX_KEPT),
    members: before === null ? {} : membersAround(added, now.facts, old),
    names: onlyIn(new Set([...then.facts, ...now.facts].map(({ name }) => name)), new Set()),
    appeared: onlyIn(now.identifiers, then.identifiers),
    vanished: onlyIn(then.identifiers, now.identifiers),
    appearedInText: onlyIn(now.words, then.words),
    vanishedFromText: onlyIn(then.words, now.words),
    newTexts: onlyIn(newTexts, oldTexts),
    lostTexts: onlyIn(oldTexts, newTexts),
  };
}

/** For each container that got a new member, returns the members that it had before. */
function membersAround(
  added: readonly Fact[],
  now: readonly Fact[],
  old: ReadonlyMap<string, unknown>,
): FileChange['members'] {
  const containers = new Set(added.slice(0, MAX_KEPT).map(({ container }) => container));
  const members = new Map<string, FileChange['members'][string]>();
  for (const fact of now) {
    if (!containers.has(fact.container) || !old.has(keyOf(fact))) continue;
    const known = members.get(fact.container) ?? [];
    members.set(fact.container, known);
    const isNew = isRoute(fact) || known.every(({ name }) => name !== fact.name);
    if (isNew && known.length < MAX_KEPT) known.push({ name: fact.name, line: fact.line });
  }
  return Object.fromEntries(members);
}

function onlyIn(texts: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...texts].filter((text) => !others.has(text)).slice(0, MAX_KEPT);
}

function plain(fact: ReadFact): Fact {
  return FactSchema.parse(fact);
}

/** Two methods of a path are two routes. */
function keyOf(fact: Fact): string {
  const { container, name, marks } = fact;
  return [container, name, ...(isRoute(fact) ? marks : [])].join('\n');
}

function isRoute({ container, name }: Fact): boolean {
  return container === 'routes' && name.startsWith('/');
}

function contentOf({ value, parameters, marks, errors, body }: ReadFact): string {
  return JSON.stringify([value, parameters, marks, errors, body]);
}
