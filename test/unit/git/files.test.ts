import { describe, expect, it } from 'vitest';
import { parseUnreadable } from '../../../integration/engine/src/git/files.ts';

describe('what git status could not look into', () => {
  it.each<[string, [string, string][]]>([
    [
      "warning: could not open directory 'data/': Permission denied\nsrc/a b.py: Permission denied\n",
      [
        ['data/', 'Permission denied'],
        ['src/a b.py', 'Permission denied'],
      ],
    ],
    [
      "warning: could not open directory 'it's: here/': Input/output error",
      [["it's: here/", 'Input/output error']],
    ],
    ["warning: unable to access '/root/.config/git/ignore': Permission denied", []],
    ['warning: in the working copy of a.txt, LF will be replaced by CRLF', []],
    ['', []],
  ])('%j', (said, found) => {
    expect([...parseUnreadable(said)]).toEqual(found);
  });
});
