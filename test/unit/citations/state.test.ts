import { describe, expect, it } from 'vitest';
import type { FileLines } from '../../../integration/engine/src/files/lines.ts';
import { type CitedFile, stateOf } from '../../../integration/engine/src/citations/state.ts';
import type { LineDiff } from '../../../integration/engine/src/git/patch.ts';

const SAME: LineDiff = { additions: 0, deletions: 0, hunks: [], binary: false };
const WHOLE = { startLine: null, endLine: null };

/** Two lines were inserted after line 2 of a file. */
const INSERTED: LineDiff = {
  additions: 2,
  deletions: 0,
  hunks: [{ oldStart: 2, oldCount: 0, newStart: 3, newCount: 2 }],
  binary: false,
};

function cite(startLine: number | null = null, endLine = startLine): FileLines {
  return { startLine, endLine };
}

/** A file of ten lines that has not changed. */
function file(over: Partial<CitedFile> = {}): CitedFile {
  return { existed: true, exists: true, lineCount: 10, diff: SAME, ...over };
}

describe('stateOf a citation of a whole file', () => {
  it('is `ok` while the file is the same', () => {
    expect(stateOf(cite(), file())).toEqual({ state: 'ok', current: WHOLE });
  });

  it('is `ok` after any change of lines or bytes', () => {
    expect(stateOf(cite(), file({ diff: INSERTED }))).toEqual({ state: 'ok', current: WHOLE });
    expect(stateOf(cite(), file({ diff: { ...SAME, binary: true } })).state).toBe('ok');
  });

  it('is `ok` where there is no older version to compare with', () => {
    expect(stateOf(cite(), file({ existed: false, diff: null })).state).toBe('ok');
  });
});

describe('stateOf a citation of a missing file', () => {
  it('is `deleted` if the file existed when the citation was written, else `missing`', () => {
    const gone = { exists: false, lineCount: null, diff: null };
    expect(stateOf(cite(3), file(gone))).toEqual({ state: 'deleted', current: null });
    expect(stateOf(cite(3), file({ ...gone, existed: false }))).toEqual({
      state: 'missing',
      current: null,
    });
    expect(stateOf(cite(), file({ ...gone, existed: false })).state).toBe('missing');
  });
});

describe('stateOf a citation of lines', () => {
  it('is `ok`, `moved` or `changed`', () => {
    expect(stateOf(cite(1, 2), file({ diff: INSERTED, lineCount: 12 })).state).toBe('ok');
    expect(stateOf(cite(3, 5), file({ diff: INSERTED, lineCount: 12 }))).toEqual({
      state: 'moved',
      current: { startLine: 5, endLine: 7 },
    });
    expect(stateOf(cite(2, 3), file({ diff: INSERTED, lineCount: 12 })).state).toBe('changed');
  });

  it('is `out-of-range` beyond the last line', () => {
    expect(stateOf(cite(1, 10), file()).state).toBe('ok');
    expect(stateOf(cite(1, 11), file()).state).toBe('out-of-range');
    expect(stateOf(cite(11), file()).state).toBe('out-of-range');
  });

  it('compares the lines with the length of the file when the citation was written', () => {
    const grown = file({ diff: INSERTED, lineCount: 12 });
    expect(stateOf(cite(10), grown).state).toBe('moved');
    expect(stateOf(cite(11), grown).state).toBe('out-of-range');
    const cut: LineDiff = {
      additions: 0,
      deletions: 5,
      hunks: [{ oldStart: 6, oldCount: 5, newStart: 5, newCount: 0 }],
      binary: false,
    };
    expect(stateOf(cite(8), file({ diff: cut, lineCount: 5 }))).toEqual({
      state: 'deleted',
      current: null,
    });
  });

  it('compares the lines with the current file if it was added later', () => {
    const later = file({ existed: false, diff: null });
    expect(stateOf(cite(10), later).state).toBe('ok');
    expect(stateOf(cite(11), later).state).toBe('out-of-range');
  });

  it('is `changed` where the file became binary', () => {
    const binary = file({ lineCount: null, diff: { ...SAME, binary: true } });
    expect(stateOf(cite(3), binary)).toEqual({ state: 'changed', current: WHOLE });
  });

  it('is `out-of-range` in an empty file', () => {
    expect(stateOf(cite(1), file({ lineCount: 0 })).state).toBe('out-of-range');
  });

  it('leads to the whole file where the lines are out of range', () => {
    expect(stateOf(cite(99), file()).current).toEqual(WHOLE);
  });
});
