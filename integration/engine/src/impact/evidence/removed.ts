import { isVisible, knownName } from '../../facts/fact.ts';
import { code, type EvidenceKind, telling } from './evidence-kind.ts';

/** A definition that the page names is gone from all changed files. */
export const removed: EvidenceKind<'removed'> = {
  kind: 'removed',
  find: (input) =>
    input.changes.removed.flatMap((fact) => {
      const { vanished, vanishedFromText } = input.changes;
      // Only identifiers and words are looked for in the rest of the code: no routes, no `max-items`.
      const isGone =
        !/^[\w$]+$/.test(fact.name) || vanished.has(fact.name) || vanishedFromText.has(fact.name);
      if (!isVisible(fact) || !isGone) return [];
      const [mention] = telling(input, knownName(fact));
      if (mention === undefined) return [];
      const say = (where: string): string => `${code(fact.name)}, named ${where}, was removed`;
      return [{ section: mention.section, path: fact.path, line: null, say }];
    }),
};
