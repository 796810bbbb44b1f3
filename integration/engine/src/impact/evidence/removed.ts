import { isVisible, knownName } from '../../facts/fact.ts';
import { code, type EvidenceKind, telling } from './evidence-kind.ts';

/** Evidence that a definition is gone from all changed files although the page names it. */
export const removed: EvidenceKind<'removed'> = {
  kind: 'removed',
  find: (input) =>
    input.changes.removed.flatMap((fact) => {
      const { vanished, vanishedFromText } = input.changes;
      // Only identifiers and single words can be found in the rest of the code. A route or a name
      // such as `max-items` cannot.
      const isGone =
        !/^[\w$]+$/.test(fact.name) || vanished.has(fact.name) || vanishedFromText.has(fact.name);
      // Without its constructor or its default, a class or an option is still there.
      const isOwnName = knownName(fact) === fact.name;
      if (!isVisible(fact) || !isOwnName || !isGone) return [];
      const [mention] = telling(input, fact.name);
      if (mention === undefined) return [];
      const say = (where: string): string => `${code(fact.name)}, named ${where}, was removed`;
      return [{ section: mention.section, path: fact.path, line: null, say }];
    }),
};
