import type { Fact } from './fact.ts';
import type { FileChange } from './file-change.ts';

/** A fact, and the file that states it or stated it. */
export interface FactOfFile extends Fact {
  readonly path: string;
}

/** What changed in the facts of all changed files of a spec. */
export interface JoinedChanges {
  readonly added: readonly FactOfFile[];
  readonly removed: readonly FactOfFile[];
  readonly changed: readonly { readonly before: Fact; readonly after: FactOfFile }[];
  /** Returns the members that the container of a new member had before. */
  readonly membersBeside: (fact: FactOfFile) => FileChange['members'][string];
  /**
   * Names that appeared in the code, and names that vanished from it, each with a file in which it
   * did.
   */
  readonly appeared: ReadonlyMap<string, string>;
  readonly vanished: ReadonlyMap<string, string>;
  readonly appearedInText: ReadonlyMap<string, string>;
  readonly vanishedFromText: ReadonlyMap<string, string>;
  readonly newTexts: ReadonlyMap<string, string>;
  readonly lostTexts: ReadonlyMap<string, string>;
}

/**
 * Joins the changes of several files. A fact that only moved from one file to another counts as
 * unchanged. One file can have several changes: a change of its contents, and a change of the
 * folder that lists it.
 */
export function joinChanges(
  changes: readonly (readonly [path: string, change: FileChange])[],
): JoinedChanges {
  const factsOf = (side: 'added' | 'removed'): FactOfFile[] =>
    changes.flatMap(([path, { [side]: facts }]) => facts.map((fact) => ({ ...fact, path })));
  const added = factsOf('added');
  const removed = factsOf('removed');
  const come = new Set(added.map(({ name }) => name));
  const gone = new Set(removed.map(({ name }) => name));
  const only = (side: TextSide, other: TextSide): Map<string, string> => {
    const others = new Set(changes.flatMap(([, change]) => change[other]));
    return new Map(
      changes.flatMap(([path, change]) =>
        change[side].filter((text) => !others.has(text)).map((text) => [text, path] as const),
      ),
    );
  };
  return {
    added: added.filter(({ name }) => !gone.has(name)),
    removed: removed.filter(({ name }) => !come.has(name)),
    changed: [
      ...changes.flatMap(([path, { changed }]) =>
        changed.map(({ before, after }) => ({ before, after: { ...after, path } })),
      ),
      ...changedOnTheWay(removed, added),
    ],
    membersBeside: ({ path, container }) =>
      changes.flatMap(([file, { members }]) =>
        file === path && Object.hasOwn(members, container) ? (members[container] ?? []) : [],
      ),
    appeared: only('appeared', 'vanished'),
    vanished: only('vanished', 'appeared'),
    appearedInText: only('appearedInText', 'vanishedFromText'),
    vanishedFromText: only('vanishedFromText', 'appearedInText'),
    newTexts: only('newTexts', 'lostTexts'),
    lostTexts: only('lostTexts', 'newTexts'),
  };
}

/**
 * Returns facts that moved to another file and also changed. A name that occurs twice is left out,
 * because it is unclear which fact became which.
 */
function changedOnTheWay(
  removed: readonly FactOfFile[],
  added: readonly FactOfFile[],
): JoinedChanges['changed'][number][] {
  const keyOf = ({ container, name, kind }: Fact): string => `${container}\n${name}\n${kind}`;
  const stateOf = ({ value, parameters, marks, errors }: Fact): string =>
    JSON.stringify([value, parameters, marks, errors]);
  const fresh = Map.groupBy(added, keyOf);
  return [...Map.groupBy(removed, keyOf)].flatMap(([key, [before, ...more]]) => {
    const [after, ...others] = fresh.get(key) ?? [];
    const isOne = more.length === 0 && others.length === 0;
    if (!isOne || before === undefined || after === undefined) return [];
    return stateOf(before) === stateOf(after) ? [] : [{ before, after }];
  });
}

type TextSide =
  'appeared' | 'vanished' | 'appearedInText' | 'vanishedFromText' | 'newTexts' | 'lostTexts';
