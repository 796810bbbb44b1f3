import { isVisible, knownName } from '../../facts/fact.ts';
import { code, type EvidenceKind, telling } from './evidence-kind.ts';

/**
 * Evidence that a named definition became optional, asynchronous or deprecated, or no longer is.
 */
export const marks: EvidenceKind<'marks'> = {
  kind: 'marks',
  find: (input) =>
    input.changes.changed.flatMap(({ before, after }) => {
      const gained = after.marks.filter((mark) => !before.marks.includes(mark));
      const lost = before.marks.filter((mark) => !after.marks.includes(mark));
      if (!isVisible(after) || gained.length + lost.length === 0) return [];
      const name = knownName(after);
      const [mention] = telling(input, name);
      if (mention === undefined) return [];
      const changes = [
        ...gained.map((mark) => `is ${mark} now`),
        ...lost.map((mark) => `is no longer ${mark}`),
      ];
      const say = (where: string): string =>
        `${code(name)}, named ${where}, ${changes.join(' and ')}`;
      return [{ section: mention.section, path: after.path, line: after.line, say }];
    }),
};
