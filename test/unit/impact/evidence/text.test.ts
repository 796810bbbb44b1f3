import { expect, it } from 'vitest';
import { text } from '../../../../integration/engine/src/impact/evidence/text.ts';
import { cluesOf, type Edit } from '../../../support/facts.ts';

const MESSAGE: Edit = ['a.ts', "f('The name of the user is missing');", "f('No name.');"];

it.each<[string, string, Edit]>([
  ['a message', 'It says “The **name** of the\nuser is missing!”', MESSAGE],
  [
    'a doc comment',
    'Says hello to all of them.',
    ['a.ts', '/** Says hello to all of them. Once. */', '/** Once. */'],
  ],
  [
    'a doc comment on two lines',
    'Says hello to all of them.',
    ['a.rs', '/// Says hello to\n/// all of them.', ''],
  ],
  [
    'a doc string',
    'Says hello to all of them.',
    ['a.py', 'def a():\n    """Says hello to all of them."""\n', 'def a(): ...\n'],
  ],
])('%s that the page repeats changed', (_, markdown, edit) => {
  expect(cluesOf(text, `## A\n\n${markdown}\n`, [edit])).toEqual([
    expect.stringMatching(/^1: the text “.*”, repeated here, changed in the source$/) as string,
  ]);
});

it('a message with the address of the page changed', () => {
  const edit: Edit = ['a.ts', "f('See https://example.com/docs/page/ for more');", ''];
  expect(cluesOf(text, 'A', [edit])).toEqual([
    '0: a message or comment that links to this page changed',
  ]);
});

it.each<[string, string, Edit[]]>([
  ['is short', 'The name is missing', [['a.ts', "f('The name is missing');", '']]],
  ['moved', 'The name of the user is missing', [MESSAGE, ['b.ts', '', MESSAGE[1]]]],
  ['stands in an example', '```\nThe name of the user is missing\n```\n', [MESSAGE]],
  [
    'is wrapped otherwise',
    'Says hello to all of them.',
    [['a.rs', '/// Says hello\n/// to all of them.', '/// Says hello to all\n/// of them.']],
  ],
  [
    'is an ordinary comment',
    'Says hello to all of them.',
    [['a.ts', '// Says hello to all of them.', '']],
  ],
  [
    'has the address of another page',
    'A',
    [['a.ts', "f('See https://example.com/docs/other for more');", '']],
  ],
])('nothing is said about a text that %s', (_, markdown, edits) => {
  expect(cluesOf(text, markdown, edits)).toEqual([]);
});

it('is found for a short message that the page quotes as code', () => {
  const edit: Edit = ['a.py', 'f("Order not found")\n', 'f("No such order")\n'];
  expect(cluesOf(text, 'It says `Order not found`.', [edit])).toHaveLength(1);
  expect(cluesOf(text, 'An order not found is an error.', [edit])).toEqual([]);
});
