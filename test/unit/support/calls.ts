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
  const folders = ['engine', 'cli', 'astro'].map((name) => `/integration/${name}/src/`);
  if (library !== undefined) folders.push(`/${library}/`);
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

/** Something to do with so much of what a test is about. */
export type Scaled = (count: number) => unknown;

/** Fewer calls say nothing about how their number grows. */
const FEWEST = 200;

/**
 * Those of several things whose work is out of proportion: for 400 of what they are given, they call
 * well over twice as many functions as for 200.
 *
 * @param library whose functions are counted as well, by the name of its package
 */
export async function outOfProportion(
  things: readonly (readonly [name: string, run: Scaled])[],
  library?: string,
): Promise<string[]> {
  const runs = things.flatMap(([, run]) => [200, 400].map((count) => () => run(count)));
  const counts = await countCalls(runs, library);
  return things.flatMap(([name], index) => {
    const [once = 0, twice = 0] = counts.slice(2 * index);
    if (once < FEWEST) return `${name}: ${once} calls are too few to tell`;
    return twice < 2.5 * once ? [] : `${name}: ${once} calls become ${twice}`;
  });
}
