import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { extname } from 'node:path';
import { withoutInspector } from '../text/node-options.ts';

/** The most memory that JavaScript objects may take in the process, in megabytes. */
const MOST_HEAP = 1024;

/** What starts processes that parse, and can end them. */
interface Stoppable {
  readonly stop: () => Promise<void>;
}

/** All that has started a process. */
const started = new Set<Stoppable>();

/**
 * Ends all processes that parse, whatever they are doing, and waits until they are gone. It is for a
 * program that is done. Then no process goes on without it, and the system counts the processor time
 * of the processes as that of the program.
 */
export async function endParsers(): Promise<void> {
  await Promise.all([...started].map((parser) => parser.stop()));
}

/** Starts a process that parses for `parser`. */
export function startParser(parser: Stoppable): ChildProcess {
  started.add(parser);
  const file = new URL(`./parser-process${extname(import.meta.url)}`, import.meta.url);
  return fork(file, [String(process.pid)], {
    // The options of this process are not passed on. They may name its own program, or the port of
    // its debugger.
    execArgv: [`--max-old-space-size=${MOST_HEAP}`],
    env: { ...process.env, NODE_OPTIONS: withoutInspector(process.env['NODE_OPTIONS']) },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/**
 * Returns the option of Node that is missing to start the parser process, such as `--allow-worker`.
 * Returns `null` if none is missing, or if Node runs without `--permission`.
 */
export function whatIsForbidden(): string | null {
  // The type says that it always exists, but Node sets it only with `--permission`.
  const permission = process.permission as NodeJS.ProcessPermission | undefined;
  const missing = [
    ['child', '--allow-child-process'],
    ['worker', '--allow-worker'],
    // Not every version of Node can tell whether addons are allowed.
  ].find(([scope = '']) => permission?.has(scope) === false);
  return missing?.[1] ?? null;
}

/** Keeps this process running while an answer is awaited. */
export function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
  (child.stderr as Socket | null)?.ref();
}

/**
 * Lets this process end, even if the child process still runs. The child process then ends as well.
 */
export function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  (child.stderr as Socket | null)?.unref();
}
