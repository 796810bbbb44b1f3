import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Progress } from '../../../integration/cli/src/progress.ts';

/** Keeps what is written to it, as a terminal of some columns or as a pipe. */
function openScreen(columns: number | null): { stream: NodeJS.WriteStream; shown: () => string } {
  const written: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      written.push(chunk.toString());
      done();
    },
  });
  Object.assign(stream, { isTTY: columns !== null, columns: columns ?? 0 });
  return { stream: stream as unknown as NodeJS.WriteStream, shown: () => written.join('') };
}

describe('Progress', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows the current step and the seconds passed, and erases the line at the end', () => {
    const { stream, shown } = openScreen(80);
    const progress = new Progress(stream, true);
    progress.begin('history');
    vi.advanceTimersByTime(2500);
    expect(shown()).toContain('\r\u001b[KReading the history of the repository … 2 s');
    progress.begin('contents');
    expect(shown()).toMatch(/Comparing contents … 2 s$/);
    progress.end();
    expect(shown().endsWith('\r\u001b[K')).toBe(true);
  });

  it('cuts the line to the width of the terminal', () => {
    const { stream, shown } = openScreen(20);
    new Progress(stream, true).begin('history');
    vi.advanceTimersByTime(1000);
    expect(shown().endsWith('\r\u001b[KReading the history')).toBe(true);
  });

  it('shows nothing in the first 400 milliseconds', () => {
    const { stream, shown } = openScreen(80);
    const progress = new Progress(stream, true);
    progress.begin('specs');
    vi.advanceTimersByTime(300);
    expect(shown()).toBe('');
  });

  it.each([
    ['to a pipe', null, true],
    ['where progress is not wanted', 80, false],
  ])('shows nothing %s', (_, columns, isWanted) => {
    const { stream, shown } = openScreen(columns);
    const progress = new Progress(stream, isWanted);
    progress.begin('specs');
    vi.advanceTimersByTime(60_000);
    progress.end();
    expect(shown()).toBe('');
  });
});
