import { isVisible, knownName } from '../../facts/fact.ts';
import { mentionsOf } from '../page.ts';
import { code, type EvidenceKind, isSpokenOf } from './evidence-kind.ts';

/** A definition throws or warns in more cases, and the page names it or a word that a new message quotes. */
export const error: EvidenceKind<'error'> = {
  kind: 'error',
  find: ({ changes, page }) =>
    changes.changed.flatMap(({ before, after }) => {
      if (after.errors <= before.errors) return [];
      const name = knownName(after);
      const own = isVisible(after) ? mentionsOf(page, name) : [];
      if (isSpokenOf(own)) {
        const say = (where: string): string =>
          `${code(name)}, named ${where}, throws or warns in more cases`;
        return [{ section: own[0]?.section ?? 0, path: after.path, line: after.line, say }];
      }
      const quoted = [...changes.newTexts]
        .filter(([, path]) => path === after.path)
        .flatMap(([text]) => [...text.matchAll(/["'`]([\w.$-]{3,60})["'`]/g)])
        .map(([, word = '']) => word)
        .find((word) => isSpokenOf(mentionsOf(page, word)));
      if (quoted === undefined) return [];
      const say = (where: string): string =>
        `${code(name)} throws or warns in more cases, with a message about ${code(quoted)}, named ${where}`;
      const section = mentionsOf(page, quoted)[0]?.section ?? 0;
      return [{ section, path: after.path, line: after.line, say }];
    }),
};
