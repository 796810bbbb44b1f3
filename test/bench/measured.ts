import { execFile } from 'node:child_process';
import { cleanEnvironment, type TestSite } from '../support/site.ts';

/** What a command took, in milliseconds. */
export interface Cost {
  readonly wall: number;
  /** User and system time of the command and of all that it started. */
  readonly cpu: number;
}

/** Runs a program of Node and measures it with bash, which counts children as well. */
export async function measure(cwd: string, args: readonly string[]): Promise<Cost> {
  const command = ['-c', 'TIMEFORMAT="%R %U %S"; time "$@"', 'bash', process.execPath, ...args];
  return new Promise((resolve, reject) => {
    execFile(
      'bash',
      command,
      { cwd, maxBuffer: 1e8, env: cleanEnvironment({ LC_ALL: 'C' }) },
      (error, stdout, stderr) => {
        const [wall, user, system] = (stderr.trim().split('\n').at(-1) ?? '')
          .split(' ')
          .map(Number);
        if (error !== null || wall === undefined) reject(new Error(stdout + stderr));
        else resolve({ wall: wall * 1000, cpu: ((user ?? 0) + (system ?? 0)) * 1000 });
      },
    );
  });
}

/** The median of each. */
export function medianCost(costs: readonly Cost[]): Cost {
  return { wall: median(costs.map(({ wall }) => wall)), cpu: median(costs.map(({ cpu }) => cpu)) };
}

/** The middle of some numbers, or the lower one of two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
}

/** When a server was ready, and when it had answered its first request, in milliseconds. */
export interface Start {
  readonly ready: number;
  readonly answered: number;
}

/** Starts a development server, asks it for a page and ends it. */
export async function startServer(site: TestSite, page: string): Promise<Start> {
  const start = performance.now();
  const server = await site.dev();
  try {
    const ready = performance.now() - start;
    const response = await fetch(server.url + page);
    await response.text();
    if (!response.ok) throw new Error(`${page} was answered with ${response.status}`);
    return { ready, answered: performance.now() - start };
  } finally {
    server.close();
    await server.ended;
  }
}
