import { isVisible, knownName } from '../../facts/fact.ts';
import {
  code,
  type EvidenceInput,
  type EvidenceKind,
  isSpokenOf,
  telling,
} from './evidence-kind.ts';

/**
 * Evidence that a definition throws or warns in more cases. The page names the definition, or a
 * word that a new message quotes.
 */
export const error: EvidenceKind<'error'> = {
  kind: 'error',
  find: (input) => {
    const quotes = quotedWords(input);
    return input.changes.changed.flatMap(({ before, after }) => {
      if (after.errors <= before.errors) return [];
      const name = knownName(after);
      const own = isVisible(after) ? telling(input, name) : [];
      if (isSpokenOf(own)) {
        const say = (where: string): string =>
          `${code(name)}, named ${where}, throws or warns in more cases`;
        return [{ section: own[0]?.section ?? 0, path: after.path, line: after.line, say }];
      }
      const quoted = quotes.get(after.path);
      if (quoted === undefined) return [];
      const say = (where: string): string =>
        `${code(name)} throws or warns in more cases, with a message about ${code(quoted)}, named ${where}`;
      const section = telling(input, quoted)[0]?.section ?? 0;
      return [{ section, path: after.path, line: after.line, say }];
    });
  },
};

/** For each file, returns the first word that a new message quotes and that the page mentions. */
function quotedWords(input: EvidenceInput): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [text, path] of input.changes.newTexts) {
    if (found.has(path)) continue;
    const words = [...text.matchAll(/["'`]([\w.$-]{3,60})["'`]/g)].map(([, word = '']) => word);
    const spoken = words.find((word) => isSpokenOf(telling(input, word)));
    if (spoken !== undefined) found.set(path, spoken);
  }
  return found;
}
