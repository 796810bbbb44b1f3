import { Session } from 'node:inspector/promises';

/**
 * How many functions of the package each of several things calls: the amount of its work, which is
 * the same on every machine. What regular expressions and other built-in functions do inside is not
 * counted.
 *
 * @param library whose functions are counted as well, by the name of its package
 */
export async function countCalls(
  runs: readonly (() => unknown)[],
  library?: string,
): Promise<number[]> {
  const folders = ['/integration/src/', ...(library === undefined ? [] : [`/${library}/`])];
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    const counts: number[] = [];
    for (const run of runs) {
      await run();
      // Whoever takes the counts sets them to zero.
      const { result } = await session.post('Profiler.takePreciseCoverage');
      const functions = result
        .filter(({ url }) => folders.some((folder) => url.includes(folder)))
        .flatMap((script) => script.functions);
      counts.push(functions.reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0));
    }
    return counts;
  } finally {
    await session.post('Profiler.disable');
    session.disconnect();
  }
}

/** Fewer calls say nothing about how their number grows. */
const FEWEST = 200;

/**
 * How many times as many calls something takes for 400 of what it is given as for 200: about 2 where
 * the work is in proportion, 4 where it grows with the square.
 */
export async function growthOf(run: (count: number) => unknown, library?: string): Promise<number> {
  const [once = 0, twice = 0] = await countCalls([() => run(200), () => run(400)], library);
  if (once < FEWEST) throw new Error(`There are only ${once} calls to count.`);
  return twice / once;
}
