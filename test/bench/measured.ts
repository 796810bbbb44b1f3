import { spawn } from 'node:child_process';
import { cleanEnvironment, type TestSite } from '../support/site.ts';

/** What a command took, in milliseconds. */
export interface Cost {
  readonly wall: number;
  /** User and system time of the command and of all that it started. */
  readonly cpu: number;
}

/** How a command is run. */
interface Running {
  readonly input?: string;
  /** The exit codes that mean success; 0 alone if not set. */
  readonly exitCodes?: readonly number[];
  /** Reads the output as it comes. Once it returns `true`, the command is ended. */
  readonly isEnough?: (part: string) => boolean;
}

/** Runs a program of Node and measures it. */
export async function measure(cwd: string, args: readonly string[]): Promise<Cost> {
  const { wall, cpu } = await measureCommand(cwd, [process.execPath, ...args]);
  return { wall, cpu };
}

/** Runs a command and measures it with bash, which counts children as well. */
export async function measureCommand(
  cwd: string,
  command: readonly string[],
  { input = '', exitCodes = [0], isEnough = () => false }: Running = {},
): Promise<Cost & { readonly output: string }> {
  const args = ['-c', 'TIMEFORMAT="%R %U %S"; time "$@"', 'bash', ...command];
  const child = spawn('bash', args, { cwd, env: cleanEnvironment({ LC_ALL: 'C' }) });
  return new Promise((resolve, reject) => {
    const output: string[] = [];
    let errors = '';
    let ended = false;
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output.push(part);
      if (ended || !isEnough(part)) return;
      ended = true;
      // The next write of the command fails, which ends it. bash goes on and prints the times.
      child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part));
    // A command that fails early does not read its input. Its exit code tells.
    child.stdin.on('error', () => undefined).end(input);
    child.on('error', reject).on('close', (code) => {
      const [wall, user, system] = (errors.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
      const isRight = ended || (code !== null && exitCodes.includes(code));
      if (!isRight || wall === undefined) {
        reject(new Error(`${command.join(' ')}: ${output.join('')}${errors}`));
        return;
      }
      const cpu = ((user ?? 0) + (system ?? 0)) * 1000;
      resolve({ wall: wall * 1000, cpu, output: output.join('') });
    });
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
