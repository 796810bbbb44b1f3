import { isVisible, knownName } from '../../facts/fact.ts';
import { isOtherSignature } from '../../facts/parameters.ts';
import { code, type EvidenceKind, telling } from './evidence-kind.ts';

/** Evidence that a named function takes other parameters, or that their defaults changed. */
export const parameters: EvidenceKind<'parameters'> = {
  kind: 'parameters',
  find: (input) =>
    input.changes.changed.flatMap(({ before, after }) => {
      if (!isVisible(after) || before.parameters === null || after.parameters === null) return [];
      if (!isOtherSignature(before.parameters, after.parameters)) return [];
      const name = knownName(after);
      const [mention] = telling(input, name);
      if (mention === undefined) return [];
      const say = (where: string): string =>
        `${code(name)}, named ${where}, takes other parameters: ${code(after.parameters ?? '')}`;
      return [{ section: mention.section, path: after.path, line: after.line, say }];
    }),
};
