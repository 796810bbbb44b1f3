import type { Fact } from './fact.ts';
import type { FileChange } from './file-change.ts';

/** A fact, and the file in which it stands, or stood. */
export interface FactOfFile extends Fact {
  readonly path: string;
}

/** What changed in the facts of all changed files of a spec. */
export interface JoinedChanges {
  readonly added: readonly FactOfFile[];
  readonly removed: readonly FactOfFile[];
  readonly changed: readonly { readonly before: Fact; readonly after: FactOfFile }[];
  /** Members that were there before, of what got a new one. */
  readonly membersBeside: (fact: FactOfFile) => FileChange['members'][string];
  /** Names that appeared in the code, or vanished, with a file of which that is true. */
  readonly appeared: ReadonlyMap<string, string>;
  readonly vanished: ReadonlyMap<string, string>;
  readonly appearedInText: ReadonlyMap<string, string>;
  readonly vanishedFromText: ReadonlyMap<string, string>;
  readonly newTexts: ReadonlyMap<string, string>;
  readonly lostTexts: ReadonlyMap<string, string>;
}

/**
 * Joins the changes of several files, so that what moved from one to another has not changed. A file
 * can have several changes: of what it contains, and of what it is part of.
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

/** Facts that moved to another file and changed as well. A name that is there twice tells nothing. */
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
