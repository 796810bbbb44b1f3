import { describe, expect, it } from 'vitest';
import { chooseFile } from '../../../integration/engine/src/citations/choose-file.ts';

/** Chooses among files. Each is written with the times at which it exists: `then`, `now` or both. */
function choose(
  direct: Record<string, string>,
  endings: Record<string, string>,
  inputs: string[] = [],
): readonly string[] {
  const times = new Map([...Object.entries(direct), ...Object.entries(endings)]);
  return chooseFile(
    { direct: Object.keys(direct), endings: Object.keys(endings) },
    {
      existed: (path) => times.get(path)?.includes('then') === true,
      exists: (path) => times.get(path)?.includes('now') === true,
      isInput: (path) => inputs.includes(path),
    },
  );
}

describe('chooseFile', () => {
  it('takes the first place at which a file stands', () => {
    expect(choose({ a: 'then now', 'docs/a': 'then now' }, { 'x/a': 'then now' })).toEqual(['a']);
  });

  it('takes a file that is there before one that is gone', () => {
    expect(choose({ a: 'then', 'docs/a': 'then now' }, {})).toEqual(['docs/a']);
  });

  it('takes the file of the time of writing before one that was added later', () => {
    expect(choose({ a: 'then', 'docs/a': 'now' }, {})).toEqual(['a']);
    expect(choose({ a: 'now' }, { 'x/a': 'then now' })).toEqual(['x/a']);
    expect(choose({}, { 'x/a': 'then', 'y/a': 'now' })).toEqual(['x/a']);
  });

  it('takes a file that exists now, if there was none at the time of writing', () => {
    expect(choose({ a: '', 'docs/a': 'now' }, { 'x/a': 'now' })).toEqual(['docs/a']);
    expect(choose({ a: '' }, { 'x/a': 'now' })).toEqual(['x/a']);
    expect(choose({ a: '' }, { 'x/a': '' })).toEqual(['a']);
  });

  it('returns all files that end so', () => {
    expect(choose({}, { 'x/a': 'then now', 'y/a': 'then now' })).toEqual(['x/a', 'y/a']);
    expect(choose({}, { 'x/a': 'now', 'y/a': 'now' })).toEqual(['x/a', 'y/a']);
    expect(choose({}, { 'x/a': '', 'y/a': '' })).toEqual(['x/a', 'y/a']);
  });

  it('takes the only one of them that is left, or that is an input', () => {
    expect(choose({}, { 'x/a': 'then now', 'y/a': 'then' })).toEqual(['x/a']);
    expect(choose({}, { 'x/a': 'then now', 'y/a': 'then now' }, ['y/a'])).toEqual(['y/a']);
  });

  it('returns none without any file', () => {
    expect(choose({}, {})).toEqual([]);
  });
});
