import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { BatchedReader } from '../../../integration/engine/src/git/batched-reader.ts';

/** Gathers for a reader of everything but `gone`, which notes what it was asked for. */
function gather(fail = ''): { texts: BatchedReader; asked: string[] } {
  const asked: string[] = [];
  const read = async (oids: Iterable<string>): Promise<Map<string, string>> => {
    const wanted = [...oids];
    asked.push(wanted.join(' '));
    // As a process does, it answers in a later turn of the event loop.
    await setImmediate();
    if (wanted.includes(fail)) throw new Error('git is gone');
    return new Map(
      wanted.filter((oid) => oid !== 'gone').map((oid) => [oid, `text of ${oid}`] as const),
    );
  };
  return { texts: new BatchedReader(read), asked };
}

it('GatheredTexts joins requests that arrive during another read', async () => {
  const { texts, asked } = gather();
  const first = texts.read(['a']);
  await Promise.resolve();
  const [one, two] = await Promise.all([texts.read(['b', 'gone']), texts.read(['c', 'b'])]);
  expect([...(await first)]).toEqual([['a', 'text of a']]);
  expect([...one]).toEqual([['b', 'text of b']]);
  expect([...two]).toEqual([
    ['c', 'text of c'],
    ['b', 'text of b'],
  ]);
  expect(asked).toEqual(['a', 'b gone c']);
});

it('GatheredTexts reads nothing for an empty request', async () => {
  const { texts, asked } = gather();
  expect((await texts.read([])).size).toBe(0);
  expect(asked).toEqual([]);
});

it('GatheredTexts rejects the requests of a failed read, and reads on for the next', async () => {
  const { texts, asked } = gather('bad');
  await expect(texts.read(['bad'])).rejects.toThrow('git is gone');
  expect((await texts.read(['a'])).get('a')).toBe('text of a');
  expect(asked).toEqual(['bad', 'a']);
});
