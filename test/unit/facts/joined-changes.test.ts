import { describe, expect, it } from 'vitest';
import { type Edit, joinedChange, writeFact } from '../../support/facts.ts';

/** What changed in several files: `+ added`, `- removed` and `before -> after`. */
function changesIn(...edits: Edit[]): string[] {
  const { added, removed, changed } = joinedChange(...edits);
  return [
    ...added.map((fact) => `+ ${writeFact(fact)}`),
    ...removed.map((fact) => `- ${writeFact(fact)}`),
    ...changed.map(({ before, after }) => `${writeFact(before)} -> ${writeFact(after)}`),
  ];
}

describe('what moved to another file', () => {
  it('has not changed', () => {
    const text = 'export function login(name) {\n  return "The name is missing";\n}\n';
    const joined = joinedChange(['a.ts', text, ''], ['b.ts', null, text]);
    expect([...joined.added, ...joined.removed, ...joined.changed]).toEqual([]);
    const names = [joined.appeared, joined.vanished, joined.newTexts, joined.lostTexts];
    expect(names.map(({ size }) => size)).toEqual([0, 0, 0, 0]);
  });

  it('has changed if it has another value, parameter or mark now', () => {
    expect(
      changesIn(
        ['a.ts', 'export const LIMIT = 30;\n', ''],
        ['b.ts', '', 'export const LIMIT = 15;\n'],
      ),
    ).toEqual(['LIMIT = 30 -> LIMIT = 15']);
  });

  it('is not guessed for a name that is there twice', () => {
    expect(
      changesIn(
        ['a.ts', 'export const a = 1;\n', ''],
        ['b.ts', '', 'export const a = 2;\n'],
        ['c.ts', '', 'export const a = 3;\n'],
      ),
    ).toEqual([]);
  });
});

it('says the file of each fact', () => {
  const { added, removed, changed, appeared } = joinedChange(
    ['a.ts', '', 'export const a = 1;\n'],
    ['b.ts', 'export const b = 1;\n', ''],
    ['c.ts', 'export const c = 1;\n', 'export const c = 2;\n'],
  );
  const paths = [added[0]?.path, removed[0]?.path, changed[0]?.after.path, appeared.get('a')];
  expect(paths).toEqual(['a.ts', 'b.ts', 'c.ts', 'a.ts']);
});

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'finds the members of a container with the name %s',
  (name) => {
    const edit = (members: string): string => `const ${name} = {\n${members}};\n`;
    const joined = joinedChange(['a.ts', edit('  a: 1,\n'), edit('  a: 1,\n  b: 2,\n')]);
    const [fact] = joined.added;
    if (fact === undefined) throw new Error('nothing was added');
    expect(joined.membersBeside(fact)).toEqual([{ name: 'a', line: 2 }]);
    expect(joined.membersBeside({ ...fact, container: 'valueOf' })).toEqual([]);
    expect(joined.membersBeside({ ...fact, container: '__proto__.x' })).toEqual([]);
  },
);
