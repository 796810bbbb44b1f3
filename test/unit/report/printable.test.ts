import { describe, expect, it } from 'vitest';
import { printableCode, withoutCommands } from '../../../integration/src/report/printable.ts';

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
