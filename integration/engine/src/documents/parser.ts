import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
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
 * The result for a text: what the task found in it, a mistake of its author in MDX, or why it could
 * not be parsed.
 */
export type Outcome<T> =
  { readonly found: T } | { readonly mistake: string } | { readonly problem: Problem };

/** How long the process stays without work before it ends, in milliseconds. */
const REST = 10_000;

/**
 * After this many milliseconds without an answer, the process counts as hanging. It may hang
 * without using processor time, which the other limit does not notice.
 */
const PATIENCE = 10 * 60_000;

/** After this many failed starts in a row, the parser gives up on the texts that wait. */
const STARTS = 2;

/** After this many texts that took too long, other texts get less time. */
const SLOW_TEXTS = 3;

/** This many characters at the end of standard error are kept. They show why a process ended. */
const MOST_SAID = 10_000;

/**
 * How long a text may take, in seconds of processor time. It is far more than any real text takes.
 */
export interface ParserLimits {
  readonly seconds: number;
  /** The limit after several texts have been too slow. */
  readonly secondsAfterwards: number;
}

const LIMITS: ParserLimits = { seconds: 10, secondsAfterwards: 2 };

interface Job extends ParseRequest {
  readonly resolve: (outcome: Outcome<unknown>) => void;
}

/**
 * Parses Markdown and MDX in a child process. The parser is native code. Some texts take it
 * exponential time, and others crash it. After such a text, the child process starts again and
 * parses the other texts.
 * Decision: Parse Markdown in a child process.
 *
 * The child process starts when it is first needed. It ends after a while without work, or together
 * with this process. It never keeps this process from ending.
 */
export class Parser {
  private readonly limits: ParserLimits;
  private readonly queue = new ParseQueue<Job>();
  /**
   * The problems of texts that could not be parsed, by digest. Such a text would fail in the same
   * way again.
   */
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

  /** Does a task with a text, and returns the result. */
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

  /** Ends the process, unless it is working. It starts again when it is needed. */
  end(): void {
    if (this.queue.isBusy) return;
    clearTimeout(this.rest);
    this.child?.disconnect();
    this.child = null;
  }

  /**
   * Ends the process, whatever it is doing, and waits until it is gone. Nobody gets an answer any
   * more.
   */
  async stop(): Promise<void> {
    this.queue.clear();
    clearTimeout(this.rest);
    clearTimeout(this.patience);
    const { child } = this;
    this.child = null;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    hold(child);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Lets the process parse the texts that wait. */
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
    // If the process is gone by now, the event `close` reports it.
    child.send(order, () => undefined);
  }

  private get seconds(): number {
    const { seconds, secondsAfterwards } = this.limits;
    return this.slowTexts < SLOW_TEXTS ? seconds : secondsAfterwards;
  }

  private start(): void {
    const child = startParser(this);
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
      // The process could not be started. For other errors, the event `close` reports the end.
      if (child.pid === undefined) this.endedWith(child, null, null, error.message);
    });
    child.on('close', (code, signal) => {
      this.endedWith(child, code, signal, said);
    });
    this.expectAnswer(child);
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

  /**
   * Keeps this process running until the answer comes, or until the child process counts as
   * hanging.
   */
  private expectAnswer(child: ChildProcess): void {
    hold(child);
    this.patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE).unref();
  }
}

/** The parser of this process. All code shares it. */
export const parser = new Parser();

function outcomeOf(answer: ParseAnswer, format: 'md' | 'mdx'): Outcome<unknown> {
  if ('tooDeep' in answer) return { problem: TOO_DEEP };
  // Every text is valid Markdown, so this is no mistake of the author.
  if ('mistake' in answer && format === 'md') return { problem: refused(answer.mistake) };
  return answer;
}

/**
 * Returns the digest of a text and its format. Frontmatter is left out, because the parser does not
 * read it.
 */
function digestOf(text: string, format: 'md' | 'mdx'): string {
  const body = text.replace(/^---\r?\n[^]*?\n---\r?\n/, '').trimStart();
  return createHash('sha256').update(`${format}\n${body}`).digest('base64');
}
