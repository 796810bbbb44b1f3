import { describe, expect, it } from 'vitest';
import { ParseQueue } from '../../../integration/engine/src/documents/parse-queue.ts';

function queueOf(...texts: string[]): ParseQueue<{ text: string }> {
  const queue = new ParseQueue<{ text: string }>();
  for (const text of texts) queue.add({ text });
  return queue;
}

function textsOf(jobs: readonly { text: string }[]): string[] {
  return jobs.map(({ text }) => text);
}

/** What becomes of texts in processes that end when they parse one that is named. */
function parseAll(texts: readonly string[], ends: (text: string) => boolean) {
  const queue = queueOf(...texts);
  const parsed: string[] = [];
  const blamed: string[] = [];
  const orders: string[][] = [];
  for (let jobs = queue.next(); jobs.length > 0; jobs = queue.next()) {
    orders.push(textsOf(jobs));
    if (jobs.some(({ text }) => ends(text))) {
      const culprit = queue.ended(null);
      if (culprit !== null) blamed.push(culprit.text);
    } else parsed.push(...textsOf(queue.answered()));
  }
  return { parsed: parsed.sort(), blamed, orders };
}

describe('the texts to parse', () => {
  it('are parsed together, up to a number and a length', () => {
    const queue = queueOf(...Array.from({ length: 100 }, (_, index) => String(index)));
    expect(queue.next()).toHaveLength(64);
    queue.answered();
    expect(queue.next()).toHaveLength(36);
    const large = queueOf('a'.repeat(300_000), 'b', 'c'.repeat(255_998), 'dd');
    expect(textsOf(large.next())[0]).toHaveLength(300_000);
    large.answered();
    expect(large.next()).toHaveLength(2);
  });

  it('wait while an answer is awaited', () => {
    const queue = queueOf('a');
    expect(textsOf(queue.next())).toEqual(['a']);
    queue.add({ text: 'b' });
    expect([queue.next(), queue.isBusy, queue.isEmpty]).toEqual([[], true, false]);
    expect(textsOf(queue.answered())).toEqual(['a']);
    expect(textsOf(queue.next())).toEqual(['b']);
    expect([queue.isBusy, queue.isEmpty]).toEqual([true, true]);
  });

  it('are all parsed but those that end a process, which are tried once more', () => {
    expect(parseAll(['a', 'BAD', 'c', 'WORSE', 'd'], (text) => /[A-Z]/.test(text))).toEqual({
      parsed: ['a', 'c', 'd'],
      blamed: ['BAD', 'WORSE'],
      orders: [['a', 'BAD', 'c', 'WORSE', 'd'], ['a'], ['BAD'], ['c'], ['WORSE'], ['d']],
    });
  });

  it('are all parsed when somebody else ends a process', () => {
    let ended = 0;
    const { parsed, blamed } = parseAll(['a', 'b'], () => ++ended === 1);
    expect({ parsed, blamed }).toEqual({ parsed: ['a', 'b'], blamed: [] });
  });

  it('lose the one that is known to have taken too long, and are parsed together again', () => {
    const queue = queueOf('a', 'slow', 'c');
    queue.next();
    queue.add({ text: 'd' });
    expect(queue.ended(1)).toEqual({ text: 'slow' });
    expect(textsOf(queue.next())).toEqual(['a', 'c', 'd']);
  });

  it('lose none where a process ends that has nothing to do', () => {
    const queue = queueOf();
    expect([queue.ended(null), queue.ended(0), queue.isEmpty]).toEqual([null, null, true]);
  });

  it('are given up with all that is not answered', () => {
    const queue = queueOf('a', 'b');
    queue.next();
    queue.ended(null);
    queue.next();
    queue.add({ text: 'c' });
    expect(textsOf(queue.clear())).toEqual(['a', 'b', 'c']);
    expect([queue.isBusy, queue.isEmpty]).toEqual([false, true]);
  });
});
