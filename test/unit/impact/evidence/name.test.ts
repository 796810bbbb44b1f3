import { expect, it } from 'vitest';
import { name } from '../../../../integration/engine/src/impact/evidence/name.ts';
import { cluesOf, type Edit } from '../../../support/facts.ts';

it.each<[string, Edit, string]>([
  ['is gone from `a.ts`', ['a.ts', 'hashFiles();', 'f();'], '`hashFiles`'],
  ['is new in a text of `a.ts`', ['a.ts', "f('x');", "f('hash-files');"], '`hash_files`'],
  ['is gone from the texts of `a.ts`', ['a.ts', "f('--hash-files');", "f('x');"], '`--hash-files`'],
  ['is gone from `a.ts`', ['a.ts', 'process.env.APP_PORT;', 'x;'], '## APP_PORT'],
])('a name of several words %s', (expected, edit, markdown) => {
  expect(cluesOf(name, markdown, [edit])[0]).toContain(expected);
});

it.each<[string, Edit[], string]>([
  ['only now appeared in the code', [['a.ts', 'f();', 'hashFiles();']], '`hash_files`'],
  ['is a plain word', [['a.ts', 'timeout();', 'f();']], '`timeout`'],
  ['is still there', [['a.ts', 'hashFiles(1);', 'hashFiles(2);']], '`hashFiles`'],
  [
    'moved',
    [
      ['a.ts', 'hashFiles();', 'f();'],
      ['b.ts', 'g();', 'hashFiles();'],
    ],
    '`hashFiles`',
  ],
  ['is private', [['a.ts', '_hash_files();', 'f();']], '`_hash_files`'],
  ['stands in an example only', [['a.ts', 'hashFiles();', 'f();']], '```\nhashFiles();\n```'],
  ['stands in an import', [['a.ts', '', "import { hashFiles } from 'a';"]], '`hashFiles`'],
  ['stands in a comment', [['a.ts', '', '// hashFiles']], '`hashFiles`'],
])('nothing is said about a name that %s', (_, edits, markdown) => {
  expect(cluesOf(name, markdown, edits)).toEqual([]);
});
