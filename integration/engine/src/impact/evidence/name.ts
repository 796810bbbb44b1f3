import type { JoinedChanges } from '../../facts/joined-changes.ts';
import { isCompound } from '../names.ts';
import { code, type EvidenceKind, telling } from './evidence-kind.ts';

const SIDES = [
  ['vanished', 'is gone from'],
  ['appearedInText', 'is new in a text of'],
  ['vanishedFromText', 'is gone from the texts of'],
] as const satisfies readonly (readonly [keyof JoinedChanges, string])[];

/**
 * Evidence that a name on the page vanished from the changed files, or appeared in one of their
 * texts. The name must consist of several words. If a name of the page appears in the code only
 * now, the page was ahead of the code, and needs no review.
 */
export const name: EvidenceKind<'name'> = {
  kind: 'name',
  find: (input) =>
    SIDES.flatMap(([side, verb]) =>
      [...input.changes[side]].flatMap(([each, path]) => {
        if (each.startsWith('_') || each.length < 4) return [];
        const mention = telling(input, each).find(
          ({ place, written }) => place !== 'block' && isCompound(written),
        );
        if (mention === undefined) return [];
        const say = (where: string): string =>
          `${code(mention.written)}, named ${where}, ${verb} ${code(path)}`;
        return [{ section: mention.section, path, line: null, say }];
      }),
    ),
};
