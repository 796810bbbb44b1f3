import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  describeEnding,
  isOwnDoing,
  notAllowed,
  notStarted,
  type ParserEnding,
  type Problem,
  refused,
  TOO_DEEP,
} from './parse-failure.ts';
import { ParseQueue } from './parse-queue.ts';
import type { Parsed, Task } from './parse-tasks.ts';
import {
  type ParseAnswer,
  type ParseOrder,
  type ParseRequest,
  type ParserMessage,
  readOverrun,
} from './parser-messages.ts';
import { hold, release, startParser, whatIsForbidden } from './parser-start.ts';

/**
 * What became of a text: what a task found in it, a mistake of its author in MDX, or why it could not
 * be parsed.
 */
export type Outcome<T> =
  { readonly found: T } | { readonly mistake: string } | { readonly problem: Problem };

/** How long the process stays when there is nothing to do, in milliseconds. */
const REST = 10_000;

/** After so long without an answer the process hangs, although it computes nothing. */
const PATIENCE = 10 * 60_000;

/** How often in a row it is started in vain before that is taken for an answer. */
const STARTS = 2;

/** After so many texts that took too long, the others get less time. */
const SLOW_TEXTS = 3;

/** What standard error said last is enough to tell why a process ended. */
const MOST_SAID = 10_000;

/** How much time a text has, in seconds of the process's own time: far more than any real one takes. */
export interface ParserLimits {
  readonly seconds: number;
  /** The same, when several have been too slow. */
  readonly secondsAfterwards: number;
}

const LIMITS: ParserLimits = { seconds: 10, secondsAfterwards: 2 };

interface Job extends ParseRequest {
  readonly resolve: (outcome: Outcome<unknown>) => void;
}

/**
 * Parses Markdown and MDX in a child process. The parser is native code. Some texts take it
 * exponential time, and others crash it. After such a text, the child process starts again and parses
 * the other texts. Decision: Parse Markdown in a child process.
 *
 * The child process starts when it is first needed. It ends after a while without work, or with this
 * process, which it never keeps from ending.
 */
export class Parser {
  private readonly limits: ParserLimits;
  private readonly queue = new ParseQueue<Job>();
  /** What could not be parsed, by its digest: it would take as long, or crash, again. */
  private readonly failures = new Map<string, Problem>();
  private child: ChildProcess | null = null;
  private isStarted = false;
  private vainStarts = 0;
  private slowTexts = 0;
  private rest: NodeJS.Timeout | undefined;
  private patience: NodeJS.Timeout | undefined;

  constructor(limits: ParserLimits = LIMITS) {
    this.limits = limits;
  }

  /** Does a task with a text. */
  async parse<T extends Task>(
    task: T,
    text: string,
    format: 'md' | 'mdx',
  ): Promise<Outcome<Parsed[T]>> {
    const known = this.failures.size === 0 ? undefined : this.failures.get(digestOf(text, format));
    if (known !== undefined) return { problem: known };
    const outcome = Promise.withResolvers<Outcome<unknown>>();
    this.queue.add({ task, text, format, resolve: outcome.resolve });
    this.proceed();
    return (await outcome.promise) as Outcome<Parsed[T]>;
  }

  /** Starts the process, so that it is ready by the time that git has looked at a repository. */
  prepare(): void {
    if (this.child !== null || whatIsForbidden() !== null) return;
    release(this.start());
  }

  /** Ends the process, unless it is at work. It is started anew when it is needed. */
  end(): void {
    if (this.queue.isBusy) return;
    clearTimeout(this.rest);
    this.child?.disconnect();
    this.child = null;
  }

  /** Has the process parse what waits. */
  private proceed(): void {
    if (this.queue.isBusy || this.queue.isEmpty) return;
    clearTimeout(this.rest);
    if (this.child !== null) {
      if (this.isStarted) this.order(this.child);
      else hold(this.child);
      return;
    }
    const forbidden = whatIsForbidden();
    if (forbidden === null) this.start();
    else this.giveUp(notAllowed(forbidden));
  }

  private order(child: ChildProcess): void {
    const requests = this.queue.next().map(({ task, text, format }) => ({ task, text, format }));
    const order: ParseOrder = { requests, seconds: this.seconds };
    this.expectAnswer(child);
    // If it is gone by now, its end is told in another way.
    child.send(order, () => undefined);
  }

  private get seconds(): number {
    const { seconds, secondsAfterwards } = this.limits;
    return this.slowTexts < SLOW_TEXTS ? seconds : secondsAfterwards;
  }

  private start(): ChildProcess {
    const child = startParser();
    this.isStarted = false;
    this.child = child;
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-MOST_SAID);
    });
    child.on('message', (message: ParserMessage) => {
      this.hear(child, message);
    });
    child.on('error', (error) => {
      // Only where there is no process, or no longer.
      if (child.pid === undefined) this.endedWith(child, null, null, error.message);
    });
    child.on('close', (code, signal) => {
      this.endedWith(child, code, signal, said);
    });
    this.expectAnswer(child);
    return child;
  }

  private hear(child: ChildProcess, message: ParserMessage): void {
    if (this.child !== child) return;
    clearTimeout(this.patience);
    release(child);
    if (message === 'started') {
      this.isStarted = true;
      this.vainStarts = 0;
    } else {
      const jobs = this.queue.answered();
      for (const [index, { format, resolve }] of jobs.entries()) {
        const answer = message[index];
        if (answer !== undefined) resolve(outcomeOf(answer, format));
      }
    }
    this.proceed();
    if (!this.queue.isBusy) {
      this.rest = setTimeout(() => {
        this.end();
      }, REST).unref();
    }
  }

  private endedWith(
    child: ChildProcess,
    code: number | null,
    signal: string | null,
    said: string,
  ): void {
    if (this.child !== child) return;
    clearTimeout(this.patience);
    this.child = null;
    if (this.isStarted) this.blame({ code, signal, said, overrun: readOverrun(said) });
    else if (++this.vainStarts >= STARTS) {
      this.vainStarts = 0;
      this.giveUp(notStarted({ code, signal, said }));
    }
    this.proceed();
  }

  private blame(ending: ParserEnding): void {
    const { seconds } = this;
    const isSlow = ending.overrun?.limit === 'time';
    const job = this.queue.ended(isSlow ? ending.overrun.index : null);
    if (job === null) return;
    const problem = describeEnding(ending, seconds);
    if (isSlow) this.slowTexts++;
    if (isOwnDoing(ending)) this.failures.set(digestOf(job.text, job.format), problem);
    job.resolve({ problem });
  }

  private giveUp(problem: Problem): void {
    for (const { resolve } of this.queue.clear()) resolve({ problem });
  }

  /** Keeps this process running, for as long as there is hope of an answer. */
  private expectAnswer(child: ChildProcess): void {
    hold(child);
    this.patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE).unref();
  }
}

/** The one of this process, which all share. */
export const parser = new Parser();

function outcomeOf(answer: ParseAnswer, format: 'md' | 'mdx'): Outcome<unknown> {
  if ('tooDeep' in answer) return { problem: TOO_DEEP };
  // In Markdown, there are no mistakes.
  if ('mistake' in answer && format === 'md') return { problem: refused(answer.mistake) };
  return answer;
}

/** Of a text and its format. Frontmatter is no part of it: the parser does not look at that. */
function digestOf(text: string, format: 'md' | 'mdx'): string {
  const body = text.replace(/^---\r?\n[^]*?\n---\r?\n/, '').trimStart();
  return createHash('sha256').update(`${format}\n${body}`).digest('base64');
}
