import { describe, expect, it } from 'vitest';
import {
  joinIgnored,
  parseIgnoredCommits,
} from '../../../integration/engine/src/drift/ignored-commits.ts';
import { Timeline } from '../../../integration/engine/src/drift/timeline.ts';
import { commit, files } from '../support/history.ts';

describe('parseIgnoredCommits', () => {
  it('reads one id a line, and skips comments', () => {
    const [one, two] = ['a'.repeat(40), 'B'.repeat(64)];
    const text = `# Formatting\n${one}\r\n\n  ${two} # all\n#${one}\nmain\n--all\nabc\n`;
    expect(parseIgnoredCommits(text)).toEqual([one, two.toLowerCase()]);
  });
});

/** Nothing was renamed. */
const NONE = new Map<string, Map<string, string>>();

describe('joinIgnored: two contents', () => {
  /** `a` is reformatted (1 to 2), edited (to 3), and reformatted again (to 4); `b` comes and goes. */
  const timeline = new Timeline(
    [
      commit('f5', ['f4'], ['b:1>', 'c:>1']),
      commit('f4', ['f3'], ['a:3>4']),
      commit('f3', ['f2'], ['a:2>3']),
      commit('f2', ['f1'], ['a:1>2', 'd:7>8']),
      commit('f1', [], ['a:>1', 'b:>1', 'd:>7']),
    ],
    'f5',
    files({ a: '4', c: '1', d: '8' }),
  );

  it.each([
    ['are the same one ignored commit apart', ['f2'], 'a', '1', '2', true],
    ['are the same in reverse, as after a revert', ['f2'], 'a', '2', '1', true],
    ['differ with an edit after the ignored commit', ['f2'], 'a', '1', '3', false],
    ['differ with an edit between two ignored commits', ['f2', 'f4'], 'a', '1', '4', false],
    ['are the same where the edit lies before', ['f2', 'f4'], 'a', '3', '4', true],
    ['are the same if only ignored commits lie between', ['f2', 'f3', 'f4'], 'a', '1', '4', true],
    ['are the same for another file of the same commit', ['f2'], 'd', '7', '8', true],
    ['are the same for a file that an ignored commit deleted', ['f5'], 'b', '1', null, true],
    ['are the same for a file that an ignored commit added', ['f5'], 'c', null, '1', true],
    ['differ for a file that another commit deleted', ['f2'], 'b', '1', null, false],
    ['differ where no commit is ignored', [], 'a', '1', '2', false],
    ['differ where one was never committed', ['f2'], 'a', '1', '9', false],
  ])('%s', (_, ignored, path, before, after, same) => {
    expect(joinIgnored(timeline, ignored, NONE).isSame(path, before, after)).toBe(same);
  });

  it('are not joined for a file that an ignored commit did not touch', () => {
    const { isSame } = joinIgnored(timeline, ['f5'], NONE);
    expect(isSame('b', '1', null)).toBe(true);
    expect(isSame('d', '7', null)).toBe(false);
  });

  it('are the same where an ignored commit renamed the file and edited it', () => {
    const renamed = new Map([['f5', new Map([['c', 'b']])]]);
    const moved = new Timeline(
      [commit('f5', ['f1'], ['b:1>', 'c:>2']), commit('f1', [], ['b:>1'])],
      'f5',
      files({ c: '2' }),
    );
    expect(joinIgnored(moved, ['f5'], renamed).isSame('c', '1', '2')).toBe(true);
    expect(joinIgnored(moved, ['f5'], NONE).isSame('c', '1', '2')).toBe(false);
  });

  it.each([
    ['the edit after it', ['f2'], '1', '3', '2', '3'],
    ['the edit between two', ['f2', 'f4'], '1', '4', '2', '3'],
    ['the edit before it', ['f4'], '2', '4', '2', '3'],
    ['all of it where no commit is ignored', [], '1', '4', '1', '4'],
    ['what was never committed', ['f2'], '1', '9', '2', '9'],
  ])('are narrowed to %s', (_, ignored, before, after, from, to) => {
    const { narrow } = joinIgnored(timeline, ignored, NONE);
    expect(narrow(before, after)).toEqual({ before: from, after: to });
  });
});
