import { describe, expect, it } from 'vitest';
import {
  isCompound,
  namesIn,
  normalizeName,
  plainWords,
} from '../../../integration/engine/src/impact/names.ts';

describe('one name', () => {
  it.each([
    [['hash_files', 'hash-files', 'hashFiles', 'HashFiles', 'HASH_FILES', '--hash-files']],
    [['/users/:id', '/users/{user}', '/users/<int:id>', '/users/[id]', '/users/:id/']],
    [['$timeout', 'timeout', '#timeout']],
    [['größe', 'Größe']],
  ])('has the spellings %j', (spellings) => {
    expect(new Set(spellings.map(normalizeName)).size).toBe(1);
  });

  it.each([
    ['/users', '/users/:id'],
    ['/users/:id', '/teams/:id'],
    ['hashFile', 'hashFiles'],
  ])('is neither %s nor %s', (one, other) => {
    expect(normalizeName(one)).not.toBe(normalizeName(other));
  });
});

it.each(['hashFiles', 'hash_files', 'hash-files', '--hash', '/users', '@scope'])(
  'takes %s for no word of prose',
  (name) => {
    expect(isCompound(name)).toBe(true);
  },
);

it.each(['hash', 'Hash', 'HASH', 'a', '-', ''])('takes %j for a word', (name) => {
  expect(isCompound(name)).toBe(false);
});

describe('the names in a text', () => {
  it.each([
    ['run `hash_files`, then go', ['run', 'hash_files', 'then', 'go']],
    ['--max-items=5 -m', ['--max-items', '-m']],
    ['GET /users/:id/teams', ['GET', '/users/:id/teams']],
    ['see src/app.config.ts.', ['see', 'src', 'app', 'config', 'ts', 'app.config.ts']],
    ['a/b', ['a', 'b']],
    ['1 + 2', []],
  ])('are, in %j, %j', (text, expected) => {
    expect(namesIn(text)).toEqual(expect.arrayContaining(expected));
    expect(
      namesIn(text).filter((name) => !expected.includes(name) && !name.startsWith('/')),
    ).toEqual([]);
  });
});

it('compares words without case, marks and spaces', () => {
  expect(plainWords('The  “Name”, is\nmissing!')).toBe('the name is missing');
});
