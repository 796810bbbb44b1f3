import { describe, expect, it } from 'vitest';
import { commandOf, failureOf } from '../../../integration/engine/src/git/ending.ts';

const args = ['-c', 'color.ui=false', 'log', '-z'];

describe('a git process', () => {
  it.each(['', 'warning: something odd'])(
    'that ends with 0 has succeeded, whatever it said',
    (said) => {
      expect(failureOf(args, { code: 0, signal: null }, said)).toBeNull();
    },
  );

  it.each([
    [{ code: 128, signal: null }, 'fatal: bad revision\n', 'fatal: bad revision', 128],
    [{ code: 1, signal: null }, '', 'git log ended with exit code 1 and said nothing', 1],
    [{ code: null, signal: 'SIGKILL' }, '', 'git log was ended by SIGKILL', null],
    [{ code: null, signal: null }, '', 'git log was ended by a signal', null],
    [
      { code: null, signal: 'SIGTERM' },
      'warning: x\n',
      'git log was ended by SIGTERM, after it said: warning: x',
      null,
    ],
  ])('that ends with %j has failed, even if it said %j', (ending, said, message, exitCode) => {
    expect(failureOf(args, ending, said)).toMatchObject({ message, exitCode });
  });

  it('is known by its command, after all settings', () => {
    expect(commandOf(args)).toBe('log');
    expect(commandOf(['status', '-c', 'x'])).toBe('status');
    expect(commandOf([])).toBe('');
  });
});
