import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { reasonOf } from '../text/reason.ts';
import { commandOf, type Ending } from './ending.ts';
import { ForbiddenGit, GitError, MissingGit } from './errors.ts';
import { Silence } from './silence.ts';

/** The options of a git process. */
export interface Start {
  readonly directory: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The content that is sent to standard input. */
  readonly input?: string | Buffer | undefined;
  /** A process that prints nothing for this many milliseconds is killed. */
  readonly patience: number;
}

/** How a git process ended, and what it wrote to standard error. */
export interface Ended extends Ending {
  readonly said: string;
}

/**
 * Runs git and yields its output as it arrives. simple-git cannot be used: it reports a killed
 * process as a success, stops reading 50 ms after the process has ended, and keeps all output in
 * memory.
 * Decision: Read git without a library.
 *
 * A caller may stop reading. Then git is ended, which is no failure.
 *
 * @throws {GitError} when git cannot be started, or makes no progress
 */
export async function* runGit(start: Start): AsyncGenerator<Buffer, Ended> {
  const child = begin(start);
  const { stdin, stdout, stderr } = child;
  const ended = Promise.withResolvers<Ending>();
  // If reading fails first, nobody waits for this promise.
  ended.promise.catch(() => undefined);
  const fail = (error: GitError): void => {
    ended.reject(error);
    stdout?.destroy(error);
  };
  child.on('error', (error) => {
    fail(startFailure(error, start.directory));
  });
  child.on('close', (code, signal) => {
    ended.resolve({ code, signal });
  });
  // If too many files are open, a process starts without pipes.
  if (stdin === null || stdout === null || stderr === null) {
    await ended.promise;
    throw new GitError('git could not be started');
  }
  const silence = new Silence(start.patience, () => {
    fail(new GitError(sayStuck(start)));
  });
  const said: Buffer[] = [];
  stderr.on('data', (chunk: Buffer) => {
    silence.heard();
    said.push(chunk);
  });
  stdin.on('error', () => undefined).end(start.input);
  let isOver = false;
  try {
    for await (const chunk of stdout as AsyncIterable<Buffer>) {
      silence.pause();
      yield chunk;
      silence.resume();
    }
    const ending = await ended.promise;
    isOver = true;
    return { ...ending, said: Buffer.concat(said).toString('utf8') };
  } finally {
    silence.end();
    if (!isOver) child.kill();
  }
}

function begin({ directory, args, env }: Start): ChildProcess {
  try {
    return spawn('git', args, { cwd: directory, env, windowsHide: true });
  } catch (error) {
    throw startFailure(error, directory);
  }
}

function sayStuck({ args, patience }: Start): string {
  const seconds = Math.round(patience / 1000);
  return `git ${commandOf(args)} made no progress for ${seconds} seconds, and was ended`;
}

/** Returns the error of a process that could not be started. */
export function startFailure(error: unknown, directory: string): GitError {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_ACCESS_DENIED') return new ForbiddenGit();
  if (code !== 'ENOENT') return new GitError(`git could not be started: ${reasonOf(error)}`);
  // Node reports a missing folder in the same way.
  return existsSync(directory) ? new MissingGit() : new GitError(`there is no folder ${directory}`);
}
