import { describe, expect, it } from 'vitest';
import {
  describeEnding,
  isOwnDoing,
  notStarted,
  type ParserEnding,
} from '../../../integration/engine/src/documents/parse-failure.ts';
import {
  readOverrun,
  writeOverrun,
} from '../../../integration/engine/src/documents/parser-messages.ts';

describe('why a text cannot be parsed', () => {
  it.each<[string, Partial<ParserEnding>, string]>([
    ['a crash', { signal: 'SIGSEGV' }, 'it crashes the Markdown parser (SIGSEGV)'],
    [
      'a crash on Windows',
      { code: 3221225477 },
      'it crashes the Markdown parser (exit code 3221225477)',
    ],
    [
      'a hang',
      { signal: 'SIGKILL', overrun: { limit: 'time', index: 0 } },
      'the Markdown parser was not done with it after 10 seconds',
    ],
    [
      'a text that takes too much memory',
      { signal: 'SIGKILL', overrun: { limit: 'memory', index: 0 } },
      'the Markdown parser needs too much memory for it',
    ],
    [
      'the same, where Node ends the process',
      {
        signal: 'SIGABRT',
        said: 'FATAL ERROR: Reached heap limit … JavaScript heap out of memory\n',
      },
      'the Markdown parser needs too much memory for it',
    ],
  ])('is said of %s', (_, ending, reason) => {
    const whole = { code: null, signal: null, said: '', overrun: null, ...ending };
    expect(describeEnding(whole, 10).reason).toBe(reason);
  });

  it('is what it does each time, unless somebody else ends the process', () => {
    const ending = { code: null, signal: 'SIGKILL', said: '', overrun: null };
    expect(isOwnDoing(ending)).toBe(false);
    expect(isOwnDoing({ ...ending, overrun: { limit: 'time', index: 0 } })).toBe(true);
    expect(isOwnDoing({ ...ending, signal: 'SIGSEGV' })).toBe(true);
  });

  it.each([
    ['spawn /home/me/node EAGAIN', 'EAGAIN'],
    [
      "Error: Cannot find module '/home/me/x'\n  code: 'ERR_MODULE_NOT_FOUND'\n",
      'ERR_MODULE_NOT_FOUND',
    ],
    ['', 'exit code 1'],
  ])('is the same for all where the process does not start, without places: %j', (said, reason) => {
    expect(notStarted({ code: 1, signal: null, said }).reason).toBe(
      `the process that parses Markdown could not be started: ${reason}`,
    );
  });

  it('is heard from the process that ends itself, whatever the parser said before', () => {
    const overrun = { limit: 'memory', index: 12 } as const;
    expect(readOverrun(`thread panicked${writeOverrun(overrun)}`)).toEqual(overrun);
    expect(readOverrun('thread panicked at astro-drift parser: too much')).toBeNull();
  });
});
