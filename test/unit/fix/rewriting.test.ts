import { describe, expect, it } from 'vitest';
import { type CitedRun, rewriteCitation } from '../../../integration/engine/src/fix/rewriting.ts';
import { knownFiles } from '../../support/known-files.ts';

type Lines = readonly [start: number, end: number] | null;

/** A run of lines of a file that is elsewhere now. */
function run(lines: Lines, now: Lines, path = 'src/a.py', to = path): CitedRun {
  const [startLine = null, endLine = null] = lines ?? [];
  const [start = null, end = null] = now ?? [];
  const current = { path: to, startLine: start, endLine: end };
  return { path, startLine, endLine, symbol: null, current };
}

const EXISTING = new Set([
  'src/a.py',
  'docs/a.py',
  'lib/b.py',
  'docs/b.py',
  'lib/my file (1).py',
  'lib/ü.py',
  'odd:12',
  'lib/c#d.py',
]);

function rewrite(
  text: string,
  runs: readonly CitedRun[],
  {
    kind = 'code',
    document = 'docs/guide/x.md',
  }: { kind?: 'code' | 'link'; document?: string } = {},
): string {
  const result = rewriteCitation(text, kind, document, runs, knownFiles(EXISTING));
  return 'text' in result ? result.text : `left: ${result.reason}`;
}

describe('rewriting a citation whose lines moved', () => {
  it.each([
    ['src/a.py:12', [run([12, 12], [14, 14])], 'src/a.py:14'],
    ['src/a.py:012', [run([12, 12], [14, 14])], 'src/a.py:14'],
    ['src/a.py:12-12', [run([12, 12], [14, 14])], 'src/a.py:14-14'],
    ['src/a.py:2-4', [run([2, 4], [12, 14])], 'src/a.py:12-14'],
    ['src/a.py#L2', [run([2, 2], [12, 12])], 'src/a.py#L12'],
    ['src/a.py#L2-L4', [run([2, 4], [12, 14])], 'src/a.py#L12-L14'],
    ['src/a.py#L2-4', [run([2, 4], [12, 14])], 'src/a.py#L12-14'],
    ['src/a.py#L2C5-L4C1', [run([2, 4], [12, 14])], 'src/a.py#L12C5-L14C1'],
    ['./../../src/a.py:2', [run([2, 2], [1, 1])], './../../src/a.py:1'],
    ['src/a.py:2:5', [run([2, 2], [12, 12])], 'src/a.py:12:5'],
    ['src/a.py:2:5-4:1', [run([2, 4], [12, 14])], 'src/a.py:12:5-14:1'],
    ['src/a.py:L2-L4', [run([2, 4], [12, 14])], 'src/a.py:L12-L14'],
    ['src/a.py:2–4', [run([2, 4], [12, 14])], 'src/a.py:12–14'],
    ['src/a.py (lines 2–4)', [run([2, 4], [12, 14])], 'src/a.py (lines 12–14)'],
    ['src/a.py line 2', [run([2, 2], [12, 12])], 'src/a.py line 12'],
    ['src/a.py, lines 2 to 4', [run([2, 4], [12, 14])], 'src/a.py, lines 12 to 14'],
  ])('keeps the form of %s', (text, runs, expected) => {
    expect(rewrite(text, runs)).toBe(expected);
  });

  it('updates each of several line ranges', () => {
    const runs = [run([1, 3], [1, 3]), run([7, 7], [9, 9]), run([20, 30], [40, 50])];
    expect(rewrite('src/a.py:1-3,7,20-30', runs)).toBe('src/a.py:1-3,9,40-50');
    expect(rewrite('src/a.py#L1-L3,L7,20-30', runs)).toBe('src/a.py#L1-L3,L9,40-50');
  });

  it('is refused where its lines are in several files now', () => {
    const runs = [run([1, 3], [1, 3]), run([7, 7], [9, 9], 'src/a.py', 'lib/b.py')];
    expect(rewrite('src/a.py:1-3,7', runs)).toBe('left: its lines are in several files now');
  });

  it('keeps the percent encoding of the path', () => {
    const runs = [run([2, 2], [3, 3], 'lib/my file (1).py')];
    expect(rewrite('../../lib/my%20file%20(1).py#L2', runs, { kind: 'link' })).toBe(
      '../../lib/my%20file%20(1).py#L3',
    );
    expect(rewrite('lib/my file (1).py:2', runs)).toBe('lib/my file (1).py:3');
  });

  it.each([
    [
      'https://github.com/org/app/blob/main/src/a.py#L2-L4',
      'https://github.com/org/app/blob/main/src/a.py#L12-L14',
    ],
    ['file:///home/me/app/src/a.py#L2-L4', 'file:///home/me/app/src/a.py#L12-L14'],
  ])('keeps the address %s', (target, expected) => {
    expect(rewrite(target, [run([2, 4], [12, 14])], { kind: 'link' })).toBe(expected);
  });

  it('keeps the address of a renamed file, but not of one that is pinned', () => {
    const runs = [run([2, 4], [12, 14], 'src/a.py', 'lib/b.py')];
    const before = 'https://github.com/org/app/blob/main/src/a.py#L2-L4';
    expect(rewrite(before, runs, { kind: 'link' })).toBe(
      'https://github.com/org/app/blob/main/lib/b.py#L12-L14',
    );
    expect(rewrite(before.replace('main', 'abcdef1'), runs, { kind: 'link' })).toBe(
      'left: it is pinned to a commit, whose lines never change',
    );
  });

  it('is refused where the line numbers are written unusually', () => {
    const reason = 'left: it is written in a way that is not plain';
    expect(rewrite('../../src/a.py#L2%2DL4', [run([2, 4], [3, 5])], { kind: 'link' })).toBe(reason);
    expect(rewrite('src/a.py:2-4', [run([2, 3], [3, 4])])).toBe(reason);
  });
});

describe('rewriting a citation of a renamed file', () => {
  const whole = (to: string, from = 'src/a.py') => [run(null, null, from, to)];

  it.each([
    ['src/a.py', 'lib/b.py'],
    ['../../src/a.py', '../../lib/b.py'],
    ['./../../src/a.py', '../../lib/b.py'],
  ])('keeps the path relative to the root or to the document: %s', (text, expected) => {
    expect(rewrite(text, whole('lib/b.py'))).toBe(expected);
  });

  it('keeps a path beside the document, with or without `./`', () => {
    const document = 'docs/x.md';
    expect(rewrite('./a.py', whole('docs/b.py', 'docs/a.py'), { document })).toBe('./b.py');
    expect(rewrite('a.py', whole('docs/b.py', 'docs/a.py'), { document })).toBe('b.py');
    expect(rewrite('a.py:2', [run([2, 2], [3, 3], 'docs/a.py', 'lib/b.py')], { document })).toBe(
      '../lib/b.py:3',
    );
  });

  it('encodes the new path in a link as far as needed, or as before', () => {
    const runs = whole('lib/my file (1).py');
    expect(rewrite('../../src/a.py', runs, { kind: 'link' })).toBe(
      '../../lib/my%20file%20%281%29.py',
    );
    expect(rewrite('../../src/a.py', whole('lib/ü.py'), { kind: 'link' })).toBe('../../lib/ü.py');
    expect(rewrite('../../src/%61.py', whole('lib/ü.py'), { kind: 'link' })).toBe(
      '../../lib/%C3%BC.py',
    );
    expect(rewrite('../../src/a.py', whole('lib/c#d.py'), { kind: 'link' })).toBe(
      '../../lib/c%23d.py',
    );
  });

  it('keeps the symbol', () => {
    const runs = [{ ...run(null, [3, 9], 'src/a.py', 'lib/b.py'), symbol: 'Session.refresh()' }];
    expect(rewrite('src/a.py#Session.refresh()', runs)).toBe('lib/b.py#Session.refresh()');
  });

  it('is refused where the new text would mean another file', () => {
    expect(rewrite('src/a.py', whole('odd:12'))).toBe('odd:12');
    expect(rewrite('src/a.py', whole('gone.py'))).toBe(
      'left: it is written in a way that is not plain',
    );
  });
});
