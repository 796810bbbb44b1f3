import { describe, expect, it } from 'vitest';
import {
  withoutAddresses,
  withoutQuotations,
} from '../../../integration/engine/src/git/addresses.ts';

describe('what git says', () => {
  it.each([
    [
      "fatal: '/home/hunter2/repo' does not appear to be a git repository",
      'fatal: … does not appear to be a git repository',
    ],
    [
      "fatal: '../hunter2' does not appear to be a git repository",
      'fatal: … does not appear to be a git repository',
    ],
    [
      "fatal: unable to access 'https://host/r?token=hunter2/': Could not resolve host: host",
      'fatal: unable to access …: Could not resolve host: host',
    ],
    [
      "fatal: could not read Username for 'https://hunter2@host': terminal prompts disabled",
      'fatal: could not read Username for …: terminal prompts disabled',
    ],
    ["fatal: repository 'C:\\Users\\hunter2' does not exist", 'fatal: repository … does not exist'],
    [
      "fatal: repository '/home/o'hunter2/it's' does not exist",
      'fatal: repository … does not exist',
    ],
    ["fatal: couldn't connect to 'https://hunter2@host'", "fatal: couldn't connect to …"],
    ['fatal: not a git repository: /home/hunter2/.git', 'fatal: not a git repository: …'],
    [
      'fatal: bad config line 1 in file /home/hunter2/.gitconfig',
      'fatal: bad config line 1 in file …',
    ],
    ['fatal: unable to read (~/hunter2/x), giving up.', 'fatal: unable to read …), giving up.'],
    ['hunter2@host: Permission denied (publickey).', '…: Permission denied (publickey).'],
    ['error: cannot open ../hunter2: No such file', 'error: cannot open …: No such file'],
    ['error: cannot reach host:hunter2/repo.', 'error: cannot reach ….'],
    ['error: see https://hunter2@host/org/repo, please', 'error: see …, please'],
  ])('is told without addresses: %s', (said, told) => {
    expect(withoutAddresses(said)).toBe(told);
  });

  it.each([
    'fatal: .git/index: index file smaller than expected',
    "fatal: bad config variable 'user.name' in file .git/config at line 3",
    'fatal: ambiguous argument: unknown revision',
    'fatal: not a git repository (or any of the parent directories): .git',
  ])('is told as it is where it has none: %s', (said) => {
    expect(withoutAddresses(said)).toBe(said);
  });

  it('is told without what it quotes, where that may be a remote', () => {
    expect(withoutQuotations("fatal: 'hunter2' does not appear to be a git repository")).toBe(
      'fatal: … does not appear to be a git repository',
    );
  });

  it('is told at once, however long it is', () => {
    for (const part of ["'", '"a', '/', '@', 'a:', '://', '.,', ' /a']) {
      expect(withoutQuotations(part.repeat(20_000)).length).toBeLessThan(100_000);
    }
  });
});
