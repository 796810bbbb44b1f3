import { describe, expect, it } from 'vitest';
import {
  printable,
  printableCode,
  withoutCommands,
} from '../../../integration/engine/src/text/printable.ts';

describe('a text as it is printed', () => {
  it('has a sign for every character that is none, or that does more than to stand there', () => {
    const doesMore = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufffe\uffff]/u;
    const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const wrong = characters.filter((character) => {
      const expected = doesMore.test(character) ? '\uFFFD' : character;
      return printable(`a${character}b`) !== `a${expected}b`;
    });
    expect(wrong).toEqual([]);
  });

  it('begins no command of a CI service', () => {
    expect(printable('a ##[error]b ##vso[c]')).toBe('a #\uFFFD[error]b #\uFFFDvso[c]');
    expect(printable('## Größe 大 🚀')).toBe('## Größe 大 🚀');
  });
});

describe('a line of code as it is printed', () => {
  it('keeps its tabs and not the break of Windows', () => {
    expect(printableCode('\tvalue\u001b[31m\r')).toBe('\tvalue\uFFFD[31m');
  });

  it.each(['::error::made up', ' ::error::made up', '\t::error::made up', '\u3000::notice::x'])(
    'is no command of %j',
    (line) => {
      expect(printableCode(line).trim()).toMatch(/^\uFFFD::/);
    },
  );
});

describe('lines without commands', () => {
  it('are guarded each, and nothing else in them is touched', () => {
    expect(withoutCommands('a ::b\n  ::c\n\n::d')).toBe('a ::b\n  \uFFFD::c\n\n\uFFFD::d');
  });
});
