import { describe, expect, it } from 'vitest';
import { parseTitle } from '../../../integration/engine/src/documents/document.ts';
import { readPlainTitle } from '../../../integration/engine/src/documents/plain-title.ts';
import { seeded } from '../../support/random.ts';

describe('a title of plain words', () => {
  it.each([
    ['# Title', 'Title'],
    ['\n  \n# Document the auth-module, part 2: Grüße - 続き\n\nText.\n', null],
    ['   # a\r\n# b', 'a'],
    ['# a   \n', 'a'],
  ])('is found in %j', (text, title) => {
    expect(readPlainTitle(text)).toBe(title ?? 'Document the auth-module, part 2: Grüße - 続き');
  });

  it.each(['', 'Text.', '## a', '#a', '    # a', '# a *b*', '# a\\', '# a #', '# a--b', '# "a"'])(
    'is not found in %j',
    (text) => {
      expect(readPlainTitle(text)).toBeNull();
    },
  );

  it('is what the parser finds, if it is found', () => {
    const below = seeded(11);
    const pick = (from: readonly string[]): string => from[below(from.length)] ?? '';
    const parts = [
      '# ',
      '#',
      'a',
      'É9',
      ' ',
      ', ',
      ': ',
      ' - ',
      '-',
      '\n',
      '\r\n',
      '===',
      '> ',
      '`',
    ];
    let found = 0;
    for (let round = 0; round < 20_000; round++) {
      const start = pick(['', '# ', '\n# ', ' # ']);
      const text = start + Array.from({ length: below(7) }, () => pick(parts)).join('');
      const title = readPlainTitle(text);
      if (title === null) continue;
      found++;
      expect(title, JSON.stringify(text)).toBe(parseTitle(text, 'md'));
    }
    expect(found).toBeGreaterThan(500);
  });
});
