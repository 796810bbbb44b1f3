import { expect, it } from 'vitest';
import { error } from '../../../../integration/engine/src/impact/evidence/error.ts';
import { cluesOf, type Edit } from '../../../support/facts.ts';

/** A function that throws an error with a message. */
function throwing(message: string, name = 'login'): Edit {
  return [
    'a.ts',
    `export function ${name}() {\n  a();\n}\n`,
    `export function ${name}() {\n  a();\n  throw new Error(${JSON.stringify(message)});\n}\n`,
  ];
}

it('a named function throws in more cases', () => {
  expect(cluesOf(error, '`login`', [throwing('x')])).toEqual([
    '0: `login`, named here, throws or warns in more cases',
  ]);
});

it('a new message quotes what the page names', () => {
  expect(cluesOf(error, '`max-items`', [throwing("The option 'max-items' is too large")])).toEqual([
    '0: `login` throws or warns in more cases, with a message about `max-items`, named here',
  ]);
});

it.each<[string, string, Edit]>([
  ['the page names it in an example only', '```\nlog_in();\n```\n', throwing('x', 'log_in')],
  ['the message does not quote the name', '`max-items`', throwing('The max-items are too many')],
  [
    'it throws as often as before',
    '`login`',
    [
      'a.ts',
      'export function login() {\n  throw new Error("a");\n}\n',
      'export function login() {\n  throw new TypeError("b");\n}\n',
    ],
  ],
  ['it throws in fewer cases', '`login`', ['a.ts', throwing('x')[2], throwing('x')[1]]],
  [
    'another file quotes the name',
    '`max-items`',
    ['a.ts', 'f();', 'f("The \'max-items\' are too many");'],
  ],
])('nothing is said if %s', (_, markdown, edit) => {
  expect(cluesOf(error, markdown, [edit])).toEqual([]);
});
