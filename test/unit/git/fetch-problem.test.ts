import { describe, expect, it } from 'vitest';
import { describeFetch } from '../../../integration/engine/src/git/fetch-problem.ts';

describe('a fetch that failed', () => {
  it.each([
    [
      "fatal: could not read Username for 'https://github.com': terminal prompts disabled\n",
      'the remote asks for credentials (could not read Username for …: terminal prompts disabled)',
    ],
    [
      'git@github.com: Permission denied (publickey).\r\nfatal: Could not read from remote repository.\n',
      'the remote asks for credentials (…: Permission denied (publickey).)',
    ],
    [
      "fatal: Authentication failed for 'https://dev:hunter2@example.com/x.git/'",
      'the remote asks for credentials (Authentication failed for …)',
    ],
    [
      "fatal: unable to access 'https://a:b@host/x/': The requested URL returned error: 403",
      'the remote asks for credentials (unable to access …: The requested URL returned error: 403)',
    ],
    [
      'remote: Enumerating objects: 5, done.\rReceiving objects:  10%\rfatal: early EOF\nfatal: index-pack failed\n',
      'early EOF',
    ],
    ['error: something else', 'error: something else'],
    ['', 'git said nothing'],
  ])('with %j is told in one line', (said, told) => {
    expect(describeFetch(said)).toBe(told);
  });
});
